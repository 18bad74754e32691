package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/**
 * References of a stack to others, by ARN or by a physical name, and that AWS looks for when the stack is deployed.
 * Policies may speak of what is not there yet, but for their principals, and environments of functions may too.
 */
final class References {
    private static final int SHORTEST = 8;
    private static final Pattern SECRET = Pattern.compile("\\{\\{resolve:secretsmanager:([^:]+):SecretString:([^:}]+)");
    private static final Set<String> DOCUMENTS = Set.of("Statement");
    private static final String ENVIRONMENT = "Environment";
    /** Types whose content is about others, by name, without looking for them. */
    private static final Set<String> SPEAK_ONLY =
            Set.of("AWS::Organizations::Policy", "AWS::CloudWatch::Dashboard", "AWS::Athena::NamedQuery");

    private final Values values;
    private final Map<String, Resource> arns = new HashMap<>();
    private final Map<String, Resource> buckets = new HashMap<>();

    References(Blueprint blueprint, Values values) {
        this.values = values;
        for (Stack stack : blueprint.all()) {
            for (Resource resource : stack.resources()) {
                arns.putIfAbsent(values.arn(resource), resource);
                if (resource.type().equals("AWS::S3::Bucket")) {
                    buckets.putIfAbsent(values.name(resource), resource);
                }
            }
        }
    }

    /** The resources of other stacks that the stack needs. */
    Set<Resource> of(Stack stack) {
        List<Resource> found = new ArrayList<>();
        for (Resource resource : stack.resources()) {
            if (!SPEAK_ONLY.contains(resource.type())) {
                walk(values.value(stack, resource.node().path("Properties")), found);
            }
        }
        Set<Resource> others = new TreeSet<>(java.util.Comparator.comparing(Resource::place));
        found.stream()
                .filter(resource -> !resource.stack().name().equals(stack.name()))
                .forEach(others::add);
        return others;
    }

    private void walk(JsonNode node, List<Resource> found) {
        if (node.isTextual()) {
            String text = node.asText();
            Resource named = text.length() < SHORTEST ? null : arns.getOrDefault(text, buckets.get(text));
            if (named != null) {
                found.add(named);
            }
            return;
        }
        node.properties().forEach(entry -> {
            if (entry.getKey().equals(ENVIRONMENT)) {
                return;
            }
            if (DOCUMENTS.contains(entry.getKey())) {
                entry.getValue().findValues("Principal").forEach(principal -> walk(principal, found));
            } else {
                walk(entry.getValue(), found);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> walk(item, found));
        }
    }

    /** Names of the secrets that CloudFormation reads when it deploys the stack. */
    Set<String> secrets(Stack stack) {
        Set<String> secrets = new TreeSet<>();
        Matcher matcher = SECRET.matcher(stack.template().toString());
        while (matcher.find()) {
            secrets.add(matcher.group(1));
        }
        return secrets;
    }
}
