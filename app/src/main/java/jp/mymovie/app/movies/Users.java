package jp.mymovie.app.movies;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.CfnUserPoolClient;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.ResourceServerScope;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.amazon.awscdk.services.cognito.UserPoolEmail;
import software.amazon.awscdk.services.cognito.UserPoolResourceServer;
import software.amazon.awscdk.services.cognito.UserPoolResourceServerOptions;
import software.constructs.Construct;

/**
 * The user pool and the web site as its client. A replaced pool loses its users and its schema can only grow: it is
 * retained, protected, and knows nothing of a person but the e-mail address.
 */
final class Users {
    /** What an access token must carry to reach anything personal. */
    static final String SCOPE = "mymovie/api";

    private Users() {}

    /** @param sender of its mails; null for Cognito itself, 50 a day */
    static UserPool pool(Construct scope, String id, @Nullable UserPoolEmail sender) {
        return UserPool.Builder.create(scope, id)
                .email(sender)
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
                .mfa(Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .featurePlan(FeaturePlan.ESSENTIALS)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** The site in the browser: no secret, authorization code with PKCE, access tokens for 15 minutes. */
    static UserPoolClient webClient(UserPool pool, OAuthScope scope, String site) {
        UserPoolClient client = pool.addClient(
                "Web",
                UserPoolClientOptions.builder()
                        .generateSecret(false)
                        .oAuth(OAuthSettings.builder()
                                .flows(OAuthFlows.builder()
                                        .authorizationCodeGrant(true)
                                        .build())
                                .scopes(List.of(OAuthScope.OPENID, scope))
                                .callbackUrls(List.of(site + "/callback"))
                                .logoutUrls(List.of(site + "/"))
                                .build())
                        .accessTokenValidity(Duration.minutes(15))
                        .idTokenValidity(Duration.minutes(15))
                        .refreshTokenValidity(Duration.days(30))
                        .preventUserExistenceErrors(true)
                        .enableTokenRevocation(true)
                        .build());
        passwordsStayOnThePages(client);
        return client;
    }

    /**
     * Client of the probe in the monitoring account. A person signs in once with {@code ./mymovie probe-token}, and the
     * refresh token lives for ten years, Cognito's longest: the probe's user has no list that a lost token could show.
     */
    static void probeClient(UserPool pool, OAuthScope scope) {
        passwordsStayOnThePages(pool.addClient(
                "Probe",
                UserPoolClientOptions.builder()
                        .userPoolClientName("probe")
                        .generateSecret(false)
                        .oAuth(OAuthSettings.builder()
                                .flows(OAuthFlows.builder()
                                        .authorizationCodeGrant(true)
                                        .build())
                                .scopes(List.of(scope))
                                .callbackUrls(List.of("http://localhost:8765/callback"))
                                .build())
                        .accessTokenValidity(Duration.minutes(15))
                        .idTokenValidity(Duration.minutes(15))
                        .refreshTokenValidity(Duration.days(3650))
                        .preventUserExistenceErrors(true)
                        .enableTokenRevocation(true)
                        .build()));
    }

    /** Passwords are typed on Cognito's pages alone, never sent by a client of its API. */
    private static void passwordsStayOnThePages(UserPoolClient client) {
        ((CfnUserPoolClient) Objects.requireNonNull(client.getNode().getDefaultChild()))
                .setExplicitAuthFlows(List.of("ALLOW_REFRESH_TOKEN_AUTH"));
    }

    static OAuthScope apiScope(UserPool pool) {
        String[] parts = SCOPE.split("/");
        ResourceServerScope scope = ResourceServerScope.Builder.create()
                .scopeName(parts[1])
                .scopeDescription("Act as the signed-in user")
                .build();
        UserPoolResourceServer server = pool.addResourceServer(
                "Api",
                UserPoolResourceServerOptions.builder()
                        .identifier(parts[0])
                        .scopes(List.of(scope))
                        .build());
        return OAuthScope.resourceServer(server, scope);
    }
}
