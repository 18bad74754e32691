package jp.mymovie.operations.killswitch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Level {@code throttle}: each throttle of an API's stage is 0, the one for all methods and those of single methods, which
 * would win over it. Values are the rate and the burst, such as {@code 50 100}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html#UpdateStage-Patch">patch
 *     operations of UpdateStage</a>
 */
final class Throttle implements Level {
    private static final String CUT = "0 0";
    private static final String RATE = "throttlingRateLimit";
    private static final String BURST = "throttlingBurstLimit";

    private final Aws aws;
    private final String region;
    private final String path;
    private final Map<String, Declaration> declared;

    /** @param declared the throttles of the template, as values by path of the method */
    Throttle(Aws aws, String region, String api, String stage, Map<String, Declaration> declared) {
        this.aws = aws;
        this.region = region;
        this.path = "/restapis/%s/stages/%s".formatted(api, stage);
        this.declared = declared;
    }

    /** Value of a rate and a burst. */
    static String value(@Nullable Object rate, @Nullable Object burst) {
        return plain(rate) + " " + plain(burst);
    }

    private static String plain(@Nullable Object number) {
        return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    }

    @Override
    public Map<String, String> standing() {
        Map<String, String> standing = new LinkedHashMap<>();
        Map<String, @Nullable Object> settings = Json.object(
                Json.object(aws.send(Aws.rest(SdkHttpMethod.GET, "apigateway", region, path, ""))
                        .body()),
                "methodSettings");
        settings.keySet().forEach(method -> {
            Map<String, @Nullable Object> setting = Json.object(settings, method);
            // -1 is AWS's word for none; such a method falls under the setting for all.
            if (setting.get(RATE) instanceof Number rate
                    && setting.get(BURST) instanceof Number burst
                    && rate.doubleValue() >= 0) {
                standing.put(method, value(rate, burst));
            }
        });
        if (!standing.containsKey("*/*")) {
            throw new IllegalStateException(
                    "stage '%s' must have a throttle for all methods, got %s: deploy the stack of the API"
                            .formatted(path, standing.keySet()));
        }
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

    /** In one patch. AWS takes no condition, so what stands is read once more just before. */
    @Override
    public boolean move(Map<String, Move> moves) {
        Map<String, String> standing = standing();
        List<Map<String, String>> operations = new ArrayList<>();
        for (Map.Entry<String, Move> move : moves.entrySet()) {
            if (!move.getValue().from().equals(standing.get(move.getKey()))) {
                return false;
            }
            String[] to = move.getValue().to().split(" ", 2);
            operations.add(replace(move.getKey(), "rateLimit", to[0]));
            operations.add(replace(move.getKey(), "burstLimit", to[1]));
        }
        aws.send(Aws.rest(
                SdkHttpMethod.PATCH, "apigateway", region, path, Json.write(Map.of("patchOperations", operations))));
        return true;
    }

    private static Map<String, String> replace(String method, String name, String value) {
        Map<String, String> operation = new LinkedHashMap<>();
        operation.put("op", "replace");
        operation.put("path", "/%s/throttling/%s".formatted(method, name));
        operation.put("value", value);
        return operation;
    }
}
