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
        TelemetryStack telemetry = new TelemetryStack(this);
        LogsStack logs = new LogsStack(this, telemetry);
        DataStack data = new DataStack(this, telemetry);
        SignInStack signIn = new SignInStack(this);
        ApiStack api = new ApiStack(this, data, signIn, logs, telemetry);
        new WorkStack(this, data, signIn, telemetry);
        new WebStack(this, signIn);
        new EdgeStack(this, api, signIn);
        new DeployStack(this);
    }

    Estate.Service service() {
        return service;
    }

    /** The public address of the site. */
    String url() {
        return "https://" + service.domain();
    }

    String value(Crossing crossing) {
        return estate().value(crossing);
    }

    /** The value of the operator's secret, read by CloudFormation when it deploys. */
    String secret(String key) {
        return "{{resolve:secretsmanager:%s:SecretString:%s}}".formatted(value(service.secret()), key);
    }
}
