package jp.mymovie.movies.signin;

import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.SignInAccounts;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/**
 * The users of a Cognito user pool who sign in with their e-mail address, so that their user name is the subject of their
 * tokens. Needs {@code cognito-idp:AdminDeleteUser}.
 */
public final class CognitoAccounts implements SignInAccounts {
    private final CognitoIdentityProviderClient client;
    private final String userPoolId;

    public CognitoAccounts(CognitoIdentityProviderClient client, String userPoolId) {
        this.client = client;
        this.userPoolId = userPoolId;
    }

    /** The client that starts fastest, with credentials from the environment. */
    public static CognitoAccounts fromEnvironment(String userPoolId) {
        return new CognitoAccounts(
                CognitoIdentityProviderClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .credentialsProvider(AwsCredentialsProviderChain.of(
                                EnvironmentVariableCredentialsProvider.create(),
                                ContainerCredentialsProvider.builder().build()))
                        .build(),
                userPoolId);
    }

    @Override
    public void delete(Identity identity) {
        if (!identity.issuer().endsWith("/" + userPoolId)) {
            return; // It is of a pool that was lost or replaced.
        }
        try {
            client.adminDeleteUser(request -> request.userPoolId(userPoolId).username(identity.subject()));
        } catch (UserNotFoundException e) {
            // It is gone, which is what was wanted.
        }
    }
}
