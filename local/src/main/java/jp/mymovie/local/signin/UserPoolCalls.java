package jp.mymovie.local.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * API of the user pool, as far as functions call it by the SDK: a closed list. The local sign-in believes any name, so
 * every user exists who was not deleted.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html">
 *     AdminDeleteUser</a>
 */
public final class UserPoolCalls {
    /** Where the SDK is led to. */
    public static final String PATH = "/local/cognito-idp";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TYPE = "application/x-amz-json-1.1";

    private UserPoolCalls() {}

    static Response handle(Request request, Accounts accounts) {
        String target = request.headers().first("x-amz-target", "");
        if (!target.endsWith(".AdminDeleteUser")) {
            return error("InvalidParameterException", "'%s' is not known to the local run".formatted(target));
        }
        String user = read(request).path("Username").asText();
        if (user.isEmpty()) {
            return error("InvalidParameterException", "'Username' must be a subject, got nothing");
        }
        return accounts.delete(user)
                ? Response.of(200, TYPE, "{}")
                : error("UserNotFoundException", "User does not exist.");
    }

    private static JsonNode read(Request request) {
        try {
            return JSON.readTree(new String(request.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static Response error(String type, String message) {
        try {
            return Response.of(400, TYPE, JSON.writeValueAsString(Map.of("__type", type, "message", message)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
