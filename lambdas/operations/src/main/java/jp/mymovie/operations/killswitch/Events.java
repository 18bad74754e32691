package jp.mymovie.operations.killswitch;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Level {@code events}: event source mappings are disabled. Lambda goes on later where it stopped, as long as the stream
 * keeps its records: a day for DynamoDB.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html">UpdateEventSourceMapping</a>
 */
final class Events implements Level {
    private final Aws aws;
    private final String region;
    private final Map<String, Declaration> declared;

    /** @param declared {@code true} or {@code false} of the template, by UUID of the mapping */
    Events(Aws aws, String region, Map<String, Declaration> declared) {
        this.aws = aws;
        this.region = region;
        this.declared = declared;
    }

    @Override
    public Map<String, String> standing() {
        Map<String, String> standing = new LinkedHashMap<>();
        declared.keySet().forEach(mapping -> standing.put(mapping, standing(mapping)));
        return standing;
    }

    @Override
    public @Nullable Declaration declared(String thing) {
        return declared.get(thing);
    }

    @Override
    public String cutOf(String thing, String value) {
        return "false";
    }

    @Override
    public boolean isCut(String value) {
        return value.equals("false");
    }

    /** AWS takes no condition, so each is read once more just before it is written. */
    @Override
    public boolean move(Map<String, Move> moves) {
        for (Map.Entry<String, Move> move : moves.entrySet()) {
            if (!standing(move.getKey()).equals(move.getValue().from())) {
                return false;
            }
            boolean enabled = Boolean.parseBoolean(move.getValue().to());
            aws.send(Aws.rest(
                    SdkHttpMethod.PUT, "lambda", region, path(move.getKey()), Json.write(Map.of("Enabled", enabled))));
        }
        return true;
    }

    /** The answer has no member {@code Enabled}, only a state, which is on its way for a while. */
    private String standing(String mapping) {
        String state = Json.text(
                Json.object(aws.send(Aws.rest(SdkHttpMethod.GET, "lambda", region, path(mapping), ""))
                        .body()),
                "State");
        return switch (state) {
            case "Enabled", "Enabling", "Creating", "Updating" -> "true";
            case "Disabled", "Disabling" -> "false";
            default ->
                throw new IllegalStateException(
                        "the state of event source mapping '%s' must be Enabled or Disabled, got '%s': try again"
                                .formatted(mapping, state));
        };
    }

    private static String path(String mapping) {
        return "/2015-03-31/event-source-mappings/" + mapping;
    }
}
