package jp.mymovie.local.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.function.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The pre sign-up trigger of a user pool: its function is asked before an account is made, with the event that Cognito
 * sends, and an error of it refuses the account.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html">Pre sign-up
 *     Lambda trigger</a>
 */
public final class PreSignUp {
    private static final JsonMapper JSON = new JsonMapper();

    private final String region;
    private final String pool;
    private final Function<byte[], Outcome> function;

    PreSignUp(String region, String pool, Function<byte[], Outcome> function) {
        this.region = region;
        this.pool = pool;
        this.function = function;
    }

    /**
     * Reads the trigger of a pool.
     *
     * @param functions gives the function of a name
     * @return null where the pool has none
     */
    public static @Nullable PreSignUp read(Resource pool, Values values, Function<String, LambdaFunction> functions) {
        if (pool.property("LambdaConfig").path("PreSignUp").isMissingNode()) {
            return null;
        }
        String arn = values.value(pool, "LambdaConfig").path("PreSignUp").asText();
        // An alias is a function's name with the alias behind a colon.
        String name = arn.replaceFirst("^arn:aws:lambda:.*:function:", "").split(":")[0];
        return new PreSignUp(
                pool.stack().region(),
                values.ref(pool),
                event -> functions.apply(name).invoke(event));
    }

    /** Message that Cognito would show instead of making the account; empty where it makes it. */
    Optional<String> refusal(String subject, String address, String client) {
        Outcome outcome = function.apply(event(subject, address, client));
        if (outcome.succeeded()) {
            return Optional.empty();
        }
        if (outcome.isThrottled()) {
            return Optional.of("PreSignUp invocation failed due to error TooManyRequestsException.");
        }
        try {
            return Optional.of("PreSignUp failed with error %s."
                    .formatted(JSON.readTree(outcome.payload())
                            .path("errorMessage")
                            .asText()));
        } catch (IOException e) {
            return Optional.of("PreSignUp failed with error.");
        }
    }

    private byte[] event(String subject, String address, String client) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "1").put("region", region).put("userPoolId", pool).put("userName", subject);
        event.putObject("callerContext")
                .put("awsSdkVersion", "aws-sdk-unknown-unknown")
                .put("clientId", client);
        event.put("triggerSource", "PreSignUp_SignUp");
        ObjectNode request = event.putObject("request");
        request.putObject("userAttributes").put("email", address);
        request.putNull("validationData");
        event.putObject("response")
                .put("autoConfirmUser", false)
                .put("autoVerifyEmail", false)
                .put("autoVerifyPhone", false);
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
