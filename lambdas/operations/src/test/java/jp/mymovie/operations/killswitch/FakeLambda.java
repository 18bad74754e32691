package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reserved concurrency of functions and states of event source mappings; no update has a condition.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html">GetFunctionConcurrency</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html">DeleteFunctionConcurrency</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetEventSourceMapping.html">GetEventSourceMapping: State</a>
 */
final class FakeLambda implements Fake {
    /** Number, or {@code none}, by function. */
    final Map<String, String> reserved;

    /** {@code true} or {@code false} by UUID. */
    final Map<String, String> mappings;

    FakeLambda(Map<String, String> reserved, Map<String, String> mappings) {
        this.reserved = new TreeMap<>(reserved);
        this.mappings = new TreeMap<>(mappings);
    }

    @Override
    public boolean takes(Call call) {
        return call.service().equals("lambda");
    }

    @Override
    public Aws.Reply answer(Call call) {
        String[] path = call.path().split("/", -1);
        Map<String, @Nullable Object> body = call.body().isEmpty() ? Map.of() : Json.object(call.body());
        Map<String, String> things = path[2].equals("functions") ? reserved : mappings;
        if (!things.containsKey(path[3])) {
            throw new Aws.Refusal(404, "ResourceNotFoundException", call.path());
        }
        return Fake.reply(path[2].equals("functions") ? function(call, path[3], body) : mapping(call, path[3], body));
    }

    private String function(Call call, String name, Map<String, @Nullable Object> body) {
        switch (call.method()) {
            case PUT -> reserved.put(name, String.valueOf(body.get("ReservedConcurrentExecutions")));
            case DELETE -> reserved.put(name, "none");
            default -> {
                // GetFunctionConcurrency has another date in its path than the two that write.
                if (!call.path().startsWith("/2019-09-30/")) {
                    throw new AssertionError("unknown call " + call);
                }
            }
        }
        String value = reserved.getOrDefault(name, "none");
        return value.equals("none") ? "{}" : Json.write(Map.of("ReservedConcurrentExecutions", Long.valueOf(value)));
    }

    private String mapping(Call call, String uuid, Map<String, @Nullable Object> body) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("UUID", uuid);
        switch (call.method()) {
            case PUT -> {
                String enabled = String.valueOf(body.get("Enabled"));
                mappings.put(uuid, enabled);
                answer.put("State", enabled.equals("true") ? "Enabling" : "Disabling");
            }
            default -> answer.put("State", mappings.getOrDefault(uuid, "").equals("true") ? "Enabled" : "Disabled");
        }
        return Json.write(answer);
    }

    @Override
    public String key() {
        return reserved + " " + mappings;
    }
}
