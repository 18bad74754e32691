package jp.mymovie.local.signin;

import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * What functions ask of the user pool by the SDK: a closed list. The local sign-in believes any name and so keeps no
 * users: deleting one always succeeds.
 */
public final class UserPoolCalls {
    /** Where the SDK is led to. */
    public static final String PATH = "/local/cognito-idp";

    private static final String JSON = "application/x-amz-json-1.1";

    private UserPoolCalls() {}

    public static Response handle(Request request) {
        String target = request.headers().first("x-amz-target", "");
        return target.endsWith(".AdminDeleteUser")
                ? Response.of(200, JSON, "{}")
                : Response.of(
                        400,
                        JSON,
                        "{\"__type\":\"InvalidParameterException\",\"message\":\"'%s' is not known to the local run\"}"
                                .formatted(target.replace('"', ' ')));
    }
}
