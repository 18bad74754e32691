package jp.mymovie.policy;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Calls that no policy decides: AWS lets them pass without permission, or refuses them by who signs, whatever the
 * policies say.
 *
 * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html">Comparison of the
 *     calls of STS</a>
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html">
 *     Public operations of user pools</a>
 */
final class Unasked {
    /** A token of the user, or nothing at all, authorizes these; the API reference of each says so. */
    private static final Set<String> WITHOUT_IAM = lowerCase(
            "cognito-idp",
            "AssociateSoftwareToken",
            "ChangePassword",
            "CompleteWebAuthnRegistration",
            "ConfirmDevice",
            "ConfirmForgotPassword",
            "ConfirmSignUp",
            "DeleteUser",
            "DeleteUserAttributes",
            "DeleteWebAuthnCredential",
            "ForgetDevice",
            "ForgotPassword",
            "GetDevice",
            "GetTokensFromRefreshToken",
            "GetUser",
            "GetUserAttributeVerificationCode",
            "GetUserAuthFactors",
            "GlobalSignOut",
            "InitiateAuth",
            "ListDevices",
            "ListWebAuthnCredentials",
            "ResendConfirmationCode",
            "RespondToAuthChallenge",
            "RevokeToken",
            "SetUserMFAPreference",
            "SetUserSettings",
            "SignUp",
            "StartWebAuthnRegistration",
            "UpdateAuthEventFeedback",
            "UpdateDeviceStatus",
            "UpdateUserAttributes",
            "VerifySoftwareToken",
            "VerifyUserAttribute");

    private static final Set<String> OF_IDENTITY_POOLS =
            lowerCase("cognito-identity", "GetCredentialsForIdentity", "GetId", "GetOpenIdToken", "UnlinkIdentity");

    private Unasked() {}

    private static Set<String> lowerCase(String service, String... actions) {
        Set<String> all = new TreeSet<>();
        for (String action : actions) {
            all.add((service + ":" + action).toLowerCase(Locale.ROOT));
        }
        return Set.copyOf(all);
    }

    /** Why AWS lets it pass before any policy is read; null if it does not. */
    static @Nullable String passes(Request request) {
        String action = request.lowerCaseAction();
        if (action.startsWith("cognito-") && (WITHOUT_IAM.contains(action) || OF_IDENTITY_POOLS.contains(action))) {
            return "AWS evaluates no policy for " + request.action();
        }
        boolean asked = switch (action) {
            case "sts:getcalleridentity" -> !request.caller().isIdentity();
            case "sts:getsessiontoken" ->
                !request.caller().isIdentity() || request.caller().isTemporary();
            default -> true;
        };
        return asked ? null : request.action() + " needs no permission";
    }

    /** Why AWS refuses the one who signs, whatever the policies allow; null if it does not. */
    static @Nullable String fails(Request request) {
        Caller caller = request.caller();
        if (caller.kind() == Caller.Kind.FEDERATED_USER
                && request.lowerCaseAction().matches("(iam|sts):.*")) {
            return "a federated user's session calls nothing of IAM, nor of STS but GetCallerIdentity";
        }
        return switch (request.lowerCaseAction()) {
            case "sts:getsessiontoken", "sts:getfederationtoken" ->
                caller.isTemporary() ? request.action() + " takes the credentials of a user, not of a session" : null;
            case "sts:assumerole", "sts:assumeroot" ->
                caller.isRoot() ? request.action() + " takes the credentials of a user or a role, not of root" : null;
            default -> null;
        };
    }
}
