package jp.mymovie.app.service;

import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;

/** Who the users are, and the pages of Cognito on which they sign up and in. */
final class SignInStack extends Stack {
    private final UserPool pool;
    private final UserPoolClient web;
    private final String domainPrefix;

    SignInStack(ServiceStage stage) {
        super(stage, "SignIn", stage.home("The users of the movie service").build());
        pool = Users.pool(this, "Users");
        web = Users.webClient(pool, stage.url());
        domainPrefix = stage.estate().value(stage.service().signInDomain());
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

    /** What the web site needs to know to sign people in. */
    Map<String, Object> siteConfiguration() {
        return Map.of(
                "authority",
                issuerOrigin() + "/" + pool.getUserPoolId(),
                "clientId",
                web.getUserPoolClientId(),
                "scope",
                "openid " + Users.SCOPE,
                "signInDomain",
                pages());
    }
}
