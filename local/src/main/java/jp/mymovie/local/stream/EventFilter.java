package jp.mymovie.local.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import jp.mymovie.assembly.Unsupported;

/**
 * A filter of an event source mapping: an object whose leaves are lists of what a value may be, a text or the beginning of
 * one, or whether there is one.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">event filtering</a>
 */
final class EventFilter {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode pattern;

    EventFilter(String pattern) {
        try {
            this.pattern = JSON.readTree(pattern);
        } catch (JsonProcessingException e) {
            throw new Unsupported("filter '%s' must be JSON".formatted(pattern));
        }
        check(this.pattern);
    }

    boolean takes(JsonNode record) {
        return takes(pattern, record);
    }

    private static boolean takes(JsonNode pattern, JsonNode value) {
        if (pattern.isArray()) {
            for (JsonNode wanted : pattern) {
                if (matches(wanted, value)) {
                    return true;
                }
            }
            return false;
        }
        for (Map.Entry<String, JsonNode> member : pattern.properties()) {
            if (!takes(member.getValue(), value.path(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(JsonNode wanted, JsonNode value) {
        if (wanted.has("exists")) {
            return wanted.path("exists").booleanValue() != value.isMissingNode();
        }
        return value.isTextual()
                && (wanted.isTextual()
                        ? value.textValue().equals(wanted.textValue())
                        : value.textValue().startsWith(wanted.path("prefix").asText()));
    }

    private static void check(JsonNode pattern) {
        if (pattern.isArray()) {
            for (JsonNode wanted : pattern) {
                boolean condition = wanted.size() == 1
                        && (wanted.path("prefix").isTextual()
                                || wanted.path("exists").isBoolean());
                if (!wanted.isTextual() && !condition) {
                    throw new Unsupported("'%s' in a filter is not known to the local run".formatted(wanted));
                }
            }
        } else if (pattern.isObject()) {
            pattern.forEach(EventFilter::check);
        } else {
            throw new Unsupported("'%s' in a filter is not known to the local run".formatted(pattern));
        }
    }
}
