package jp.mymovie.app.service;

import jp.mymovie.app.AccountStage;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import software.amazon.awscdk.App;

/** An account that runs the movie service; stg and prod differ in their settings alone. */
public final class ServiceStage extends AccountStage {
    private final Estate.Service service;

    public ServiceStage(App app, Estate estate, Estate.Service service) {
        super(app, estate, service.account());
        this.service = service;
        DataStack data = new DataStack(this);
        SignInStack signIn = new SignInStack(this);
        ApiStack api = new ApiStack(this, data, signIn);
        new WebStack(this, signIn);
        new EdgeStack(this, api, signIn);
    }

    Estate.Service service() {
        return service;
    }

    Crossing siteBucket() {
        return isProd() ? Crossing.PROD_SITE_BUCKET : Crossing.STG_SITE_BUCKET;
    }

    Crossing certificate() {
        return isProd() ? Crossing.PROD_CERTIFICATE_ARN : Crossing.STG_CERTIFICATE_ARN;
    }

    private boolean isProd() {
        return service.equals(estate().prod());
    }

    /** The public address of the site. */
    String url() {
        return "https://" + service.domain();
    }

    /** The value of the operator's secret, read by CloudFormation when it deploys. */
    String secret(String key) {
        return "{{resolve:secretsmanager:%s/%s:SecretString:%s}}".formatted(estate().system(), service.stage(), key);
    }
}
