package jp.mymovie.cost.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Resource;

/**
 * Functions of the kill switch behind a topic, as their environment configures them: {@code RECORD_NAMES} are the
 * services, {@code LEVELS} what it may move ({@code dns} alone where none is named), {@code TOPICS} which levels a
 * message of a topic moves.
 */
final class Switches {
    private static final JsonMapper JSON = new JsonMapper();

    private final Templates templates;

    Switches(Templates templates) {
        this.templates = templates;
    }

    /**
     * A function at a topic.
     *
     * @param stages accounts whose service it cuts
     * @param levels what a message of the topic moves
     */
    record Switch(Set<String> stages, Set<String> levels) {}

    /** Switches that a topic of the same region sets off. */
    List<Switch> of(Resource topic) {
        return templates.all("AWS::SNS::Subscription").stream()
                .filter(subscription -> Templates.reaches(subscription, subscription.property("TopicArn"), topic)
                        && isSameRegion(subscription, topic))
                .filter(subscription ->
                        subscription.property("Protocol").asText().equals("lambda"))
                .flatMap(subscription -> templates.inAccountOf(subscription, "AWS::Lambda::Function").stream()
                        .filter(function -> starts(subscription, function)))
                .distinct()
                .map(function -> new Switch(stages(function), levels(function, topic)))
                .filter(found -> !found.stages().isEmpty() && !found.levels().isEmpty())
                .toList();
    }

    /** A subscription stands in the region of its topic, or names another one. */
    private static boolean isSameRegion(Resource subscription, Resource topic) {
        String[] arn = subscription.property("TopicArn").asText().split(":");
        String region = arn.length > 3 ? arn[3] : subscription.stack().region();
        return region.equals(topic.stack().region());
    }

    /** Functions of another region are known by their names. */
    private static boolean starts(Resource subscription, Resource function) {
        JsonNode endpoint = subscription.property("Endpoint");
        String name = function.property("FunctionName").asText();
        return Templates.mentions(subscription, endpoint, function)
                || (!name.isEmpty() && endpoint.toString().contains(":function:" + name + "\""));
    }

    /** Accounts whose distribution answers for a name that the function turns away. */
    private Set<String> stages(Resource function) {
        Set<String> names = words(variables(function).path("RECORD_NAMES").asText());
        return templates.all("AWS::CloudFront::Distribution").stream()
                .filter(edge -> edge.property("DistributionConfig")
                        .path("Aliases")
                        .valueStream()
                        .anyMatch(alias -> names.contains(alias.asText())))
                .map(edge -> edge.stack().stage())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> levels(Resource function, Resource topic) {
        Set<String> all = words(variables(function).path("LEVELS").asText("dns"));
        if (variables(function).has("TOPICS")) {
            Set<String> named = named(function, topic);
            if (!named.contains("all")) {
                all.retainAll(named);
            }
        }
        return all;
    }

    /** Levels that the function's {@code TOPICS} gives a topic; none where it says nothing of it. */
    private static Set<String> named(Resource function, Resource topic) {
        List<JsonNode> references = new ArrayList<>();
        String text = text(variables(function).path("TOPICS"), references);
        try {
            return JSON.readTree(text).properties().stream()
                    .filter(entry -> isTopic(entry.getKey(), references, function, topic))
                    .flatMap(entry -> entry.getValue().valueStream().map(JsonNode::asText))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "'TOPICS' must be a JSON object of topics and levels, got '%s' (%s)"
                            .formatted(text, function.place()),
                    e);
        }
    }

    /** A switch may listen to topics of the same name in two regions. */
    private static boolean isTopic(String key, List<JsonNode> references, Resource function, Resource topic) {
        if (key.matches("#\\d+")) {
            JsonNode part = references.get(Integer.parseInt(key.substring(1)));
            return Templates.reaches(function, part, topic);
        }
        return key.contains(":" + topic.stack().region() + ":")
                && Templates.reaches(function, new TextNode(key), topic);
    }

    /** Text of a join; what is known to CloudFormation alone stands in it by its number. */
    private static String text(JsonNode node, List<JsonNode> references) {
        if (!node.has("Fn::Join")) {
            return node.asText();
        }
        return node.path("Fn::Join")
                .path(1)
                .valueStream()
                .map(part -> {
                    if (part.isTextual()) {
                        return part.asText();
                    }
                    references.add(part);
                    return "#" + (references.size() - 1);
                })
                .collect(Collectors.joining());
    }

    private static JsonNode variables(Resource function) {
        return function.node().at("/Properties/Environment/Variables");
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }
}
