package jp.mymovie.lab.incidents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.lab.incidents.World.ApiCall;

/**
 * Rules of EventBridge that hand a call of CloudTrail to a topic.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">event patterns</a>
 */
final class EventRules {
    private static final JsonMapper JSON = new JsonMapper();

    private record Rule(String account, String region, String name, JsonNode pattern, List<String> targets) {}

    private final List<Rule> rules = new ArrayList<>();

    EventRules(Assembly assembly) {
        Values values = Values.ofAnyType(assembly.stacks());
        for (Resource each : Assembly.resources(assembly.stacks(), "AWS::Events::Rule")) {
            JsonNode pattern = values.value(each, "EventPattern");
            if (pattern.isObject()) {
                List<String> targets = new ArrayList<>();
                values.value(each, "Targets")
                        .forEach(target -> targets.add(target.path("Arn").asText()));
                rules.add(new Rule(
                        each.stack().account(), each.stack().region(), each.plainId(), pattern, List.copyOf(targets)));
            }
        }
    }

    /** The rules that match the call, each with the ARN of its topic. */
    List<Map.Entry<String, String>> topics(World world, ApiCall call) {
        JsonNode event = event(call);
        String account = world.names.account(call.role()).id();
        return rules.stream()
                .filter(rule -> rule.account.equals(account)
                        && rule.region.equals(call.region())
                        && matches(rule.pattern, event))
                .flatMap(rule -> rule.targets.stream()
                        .filter(target -> target.contains(":sns:"))
                        .map(target -> Map.entry(rule.name, target)))
                .toList();
    }

    private static JsonNode event(ApiCall call) {
        try {
            ObjectNode event = JSON.createObjectNode();
            JsonNode detail = JSON.readTree(call.detail());
            event.put("source", "aws." + detail.path("eventSource").asText().replaceFirst("\\..*", ""));
            event.put("detail-type", call.detailType());
            event.set("detail", detail);
            return event;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the record of a call must be JSON, got '%s'".formatted(call.detail()), e);
        }
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isArray()) {
            return pattern.valueStream().anyMatch(wanted -> is(wanted, value));
        }
        return pattern.properties().stream()
                .allMatch(member -> member.getKey().equals("$or")
                        ? member.getValue().valueStream().anyMatch(one -> matches(one, value))
                        : matches(member.getValue(), value.path(member.getKey())));
    }

    private static boolean is(JsonNode wanted, JsonNode value) {
        if (wanted.isValueNode()) {
            return wanted.equals(value);
        }
        if (wanted.has("prefix")) {
            return value.asText().startsWith(wanted.path("prefix").asText());
        }
        if (wanted.has("suffix")) {
            return value.asText().endsWith(wanted.path("suffix").asText());
        }
        if (wanted.has("exists")) {
            return wanted.path("exists").asBoolean() != value.isMissingNode();
        }
        if (wanted.has("anything-but")) {
            JsonNode others = wanted.path("anything-but");
            return !value.isMissingNode()
                    && (others.isArray() ? others.valueStream().noneMatch(value::equals) : !others.equals(value));
        }
        throw new Unsupported("'%s' in an event pattern is not known to the replay".formatted(wanted));
    }
}
