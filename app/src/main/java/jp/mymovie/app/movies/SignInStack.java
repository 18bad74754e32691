package jp.mymovie.app.movies;

import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.backup.UserExport;
import jp.mymovie.constructs.identity.SignInMail;
import jp.mymovie.constructs.identity.SignUpCap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.cognito.UserPoolEmail;

/** Who the users are, and the pages of Cognito on which they sign up and in. */
final class SignInStack extends Stack {
    private final UserPool pool;
    private final UserPoolClient web;
    private final String domainPrefix;
    private final String stage;

    SignInStack(ServiceStage stage) {
        super(stage, "SignIn", stage.home("The users of the movie service").build());
        pool = Users.pool(this, "Users", sender(stage.stage().mail()));
        OAuthScope api = Users.apiScope(pool);
        web = Users.webClient(pool, api, stage.url());
        Users.probeClient(pool, api);
        SignUpCap signUps = SignUpCap.Builder.create(this, "SignUps")
                .userPool(pool)
                .signUpsADay(stage.stage().signUpsADay())
                .build();
        stage.watchSignUps(this, signUps.function());
        stage.letCutSignUps(this, signUps.function());
        this.stage = stage.stage().name();
        domainPrefix = stage.value(Crossing.SIGN_IN_DOMAIN);
        pool.addDomain(
                "Pages",
                UserPoolDomainOptions.builder()
                        .cognitoDomain(CognitoDomainOptions.builder()
                                .domainPrefix(domainPrefix)
                                .build())
                        .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
                        .build());
        CfnManagedLoginBranding.Builder.create(this, "Look")
                .userPoolId(pool.getUserPoolId())
                .clientId(web.getUserPoolClientId())
                .useCognitoProvidedValues(true)
                .build();
        String recoveryKey = stage.estate().recoveryKey();
        if (recoveryKey != null) {
            UserExport.Builder.create(this, "Export")
                    .userPool(pool)
                    .bucketName(stage.value(Crossing.USERS_BUCKET))
                    .folder(stage.settings().slug())
                    .recoveryKey(recoveryKey)
                    .build();
        }
    }

    /** Cognito refuses an identity that is not verified, so the pool follows by a deployment of its own. */
    private @Nullable UserPoolEmail sender(Estate.@Nullable Sender mail) {
        if (mail == null) {
            return null;
        }
        SignInMail made = SignInMail.create(this, "Mail", mail.from());
        return mail.verified() ? made.sender() : null;
    }

    UserPool pool() {
        return pool;
    }

    /** Where the sign-in pages are; known before anything is deployed. */
    String pages() {
        return "https://%s.auth.%s.amazoncognito.com".formatted(domainPrefix, getRegion());
    }

    /** Where tokens are issued, without the pool's id. */
    String issuerOrigin() {
        return "https://cognito-idp.%s.amazonaws.com".formatted(getRegion());
    }

    /** Configuration of the web site: who signs people in, and where posters are. */
    Map<String, String> siteConfiguration() {
        Map<String, String> configuration = new TreeMap<>();
        configuration.put("authority", issuerOrigin() + "/" + pool.getUserPoolId());
        configuration.put("clientId", web.getUserPoolClientId());
        configuration.put("posters", "https://image.tmdb.org/t/p/");
        configuration.put("scope", "openid " + Users.SCOPE);
        configuration.put("signInDomain", pages());
        configuration.put("stage", stage);
        return configuration;
    }
}
