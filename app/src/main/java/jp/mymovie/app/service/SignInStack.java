package jp.mymovie.app.service;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.ResourceServerScope;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolDomainOptions;
import software.amazon.awscdk.services.cognito.UserPoolResourceServer;
import software.amazon.awscdk.services.cognito.UserPoolResourceServerOptions;

/** Who the users are: a Cognito user pool with its own sign-in pages, signed in to with an e-mail address. */
final class SignInStack extends Stack {
    /** What a token must carry to reach anything personal. */
    static final String SCOPE = "mymovie/api";

    private final UserPool pool;
    private final UserPoolClient web;
    private final String domainPrefix;

    SignInStack(ServiceStage stage) {
        super(stage, "SignIn", stage.home("The users of the movie service").build());
        pool = UserPool.Builder.create(this, "Users")
                .selfSignUpEnabled(true)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(12)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .build())
                .featurePlan(FeaturePlan.ESSENTIALS)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        ResourceServerScope scope = ResourceServerScope.Builder.create()
                .scopeName("api")
                .scopeDescription("Act as the signed-in user")
                .build();
        UserPoolResourceServer server = pool.addResourceServer(
                "Api",
                UserPoolResourceServerOptions.builder()
                        .identifier("mymovie")
                        .scopes(List.of(scope))
                        .build());
        web = pool.addClient(
                "Web",
                UserPoolClientOptions.builder()
                        .generateSecret(false)
                        .authFlows(AuthFlow.builder().build())
                        .oAuth(OAuthSettings.builder()
                                .flows(OAuthFlows.builder()
                                        .authorizationCodeGrant(true)
                                        .build())
                                .scopes(List.of(OAuthScope.OPENID, OAuthScope.resourceServer(server, scope)))
                                .callbackUrls(List.of(stage.url() + "/callback"))
                                .logoutUrls(List.of(stage.url() + "/"))
                                .build())
                        .accessTokenValidity(Duration.minutes(15))
                        .idTokenValidity(Duration.minutes(15))
                        .refreshTokenValidity(Duration.days(30))
                        .preventUserExistenceErrors(true)
                        .enableTokenRevocation(true)
                        .build());
        domainPrefix = "%s-%s-%s"
                .formatted(
                        stage.estate().system(),
                        stage.service().stage(),
                        stage.service().account().id().substring(6));
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

    /** What the web site needs to know, {@code config.json}. */
    Map<String, Object> siteConfiguration() {
        return Map.of(
                "authority",
                issuerOrigin() + "/" + pool.getUserPoolId(),
                "clientId",
                web.getUserPoolClientId(),
                "scope",
                "openid " + SCOPE,
                "signInDomain",
                pages());
    }
}
