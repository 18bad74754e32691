package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Levels {@code functions} and {@code sign-ups}: the reserved concurrency of functions is 0, so that Lambda refuses every
 * call; a refused call before a sign-up makes Cognito refuse the sign-up. Values are the number, or {@code none}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html">PutFunctionConcurrency</a>
 */
final class Functions implements Level {
    private static final String NONE = "none";
    private static final String CUT = "0";

    private final Aws aws;
    private final String region;
    private final Map<String, Declaration> declared;

    /** @param declared the reserved concurrency of the template, by name of the function */
    Functions(Aws aws, String region, Map<String, Declaration> declared) {
        this.aws = aws;
        this.region = region;
        this.declared = declared;
    }

    /** Value of a reserved concurrency, null where there is none. */
    static String value(@Nullable Object reserved) {
        return reserved == null ? NONE : String.valueOf(reserved);
    }

    @Override
    public Map<String, String> standing() {
        Map<String, String> standing = new LinkedHashMap<>();
        declared.keySet().forEach(function -> standing.put(function, standing(function)));
        return standing;
    }

    @Override
    public @Nullable Declaration declared(String thing) {
        return declared.get(thing);
    }

    @Override
    public String cutOf(String thing, String value) {
        return CUT;
    }

    @Override
    public boolean isCut(String value) {
        return value.equals(CUT);
    }

    /** AWS takes no condition, so each is read once more just before it is written. */
    @Override
    public boolean move(Map<String, Move> moves) {
        for (Map.Entry<String, Move> move : moves.entrySet()) {
            if (!standing(move.getKey()).equals(move.getValue().from())) {
                return false;
            }
            String to = move.getValue().to();
            String path = "/2017-10-31/functions/%s/concurrency".formatted(move.getKey());
            aws.send(
                    to.equals(NONE)
                            ? Aws.rest(SdkHttpMethod.DELETE, "lambda", region, path, "")
                            : Aws.rest(
                                    SdkHttpMethod.PUT,
                                    "lambda",
                                    region,
                                    path,
                                    Json.write(Map.of("ReservedConcurrentExecutions", Long.valueOf(to)))));
        }
        return true;
    }

    private String standing(String function) {
        String path = "/2019-09-30/functions/%s/concurrency".formatted(function);
        String answer = aws.send(Aws.rest(SdkHttpMethod.GET, "lambda", region, path, ""))
                .body();
        return value(Json.object(answer).get("ReservedConcurrentExecutions"));
    }
}
