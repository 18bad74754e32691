package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Throttles of one stage; an update has no condition.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateStage.html">UpdateStage</a>
 */
final class FakeApiGateway implements Fake {
    private static final Pattern PATH = Pattern.compile("/([^/]+/[^/]+)/throttling/(rate|burst)Limit");

    /** Rate and burst by method, such as {@code 50 100}. */
    final Map<String, String> throttles;

    FakeApiGateway(Map<String, String> throttles) {
        this.throttles = new TreeMap<>(throttles);
    }

    @Override
    public boolean takes(Call call) {
        return call.service().equals("apigateway");
    }

    @Override
    public Aws.Reply answer(Call call) {
        if (call.method() == SdkHttpMethod.PATCH) {
            Json.objects(Json.object(call.body()), "patchOperations").forEach(operation -> {
                Matcher path = PATH.matcher(Json.text(operation, "path"));
                if (!path.matches()) {
                    throw new Aws.Refusal(400, "BadRequestException", "Invalid patch path");
                }
                String[] limits = throttles.getOrDefault(path.group(1), "-1 -1").split(" ", 2);
                limits["rate".equals(path.group(2)) ? 0 : 1] = Json.text(operation, "value");
                throttles.put(String.valueOf(path.group(1)), String.join(" ", limits));
            });
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        throttles.forEach((method, throttle) -> {
            String[] limits = throttle.split(" ", 2);
            Map<String, Object> setting = new LinkedHashMap<>();
            setting.put("throttlingRateLimit", Long.valueOf(limits[0]));
            setting.put("throttlingBurstLimit", Long.valueOf(limits[1]));
            setting.put("metricsEnabled", true);
            settings.put(method, setting);
        });
        // API Gateway says rates as floating point.
        return Fake.reply(Json.write(Map.of("stageName", "api", "methodSettings", settings))
                .replaceAll("(throttlingRateLimit\":-?\\d+)", "$1.0"));
    }

    @Override
    public String key() {
        return throttles.toString();
    }
}
