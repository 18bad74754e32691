package jp.mymovie.constructs.organization.guardrail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A deny statement.
 *
 * @param sid its name, letters and digits
 * @param verb {@code Action}, or {@code NotAction} to deny everything but the actions
 * @param actions what is denied, or all that is not
 * @param on {@code Resource}, or {@code NotResource} for everything but the resources
 * @param resources on what, ARNs or patterns
 * @param conditions when, by operator and key; empty for always
 */
public record Statement(
        String sid,
        String verb,
        List<String> actions,
        String on,
        List<String> resources,
        Map<String, ? extends Map<String, ?>> conditions) {

    private static final String RESOURCE = "Resource";
    private static final List<String> EVERYTHING = List.of("*");

    /** Denies the actions on everything. */
    static Statement deny(String sid, String... actions) {
        return new Statement(sid, "Action", List.of(actions), RESOURCE, EVERYTHING, Map.of());
    }

    /** Denies everything but the actions. */
    static Statement denyAllBut(String sid, List<String> actions) {
        return new Statement(sid, "NotAction", actions, RESOURCE, EVERYTHING, Map.of());
    }

    Statement on(List<String> resources) {
        return new Statement(sid, verb, actions, RESOURCE, resources, conditions);
    }

    Statement onAllBut(List<String> resources) {
        return new Statement(sid, verb, actions, "NotResource", resources, conditions);
    }

    Statement when(Map<String, ? extends Map<String, ?>> conditions) {
        return new Statement(sid, verb, actions, on, resources, conditions);
    }

    /** Denies it to everybody but the roles whose ARN is like one of the patterns. */
    Statement except(List<String> roles) {
        return roles.isEmpty() ? this : when(Map.of("ArnNotLike", Map.of("aws:PrincipalArn", roles)));
    }

    /** The statement in the form of a policy document; a list of one is written as its element. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Sid", sid);
        document.put("Effect", "Deny");
        document.put(verb, one(actions));
        document.put(on, one(resources));
        if (!conditions.isEmpty()) {
            Map<String, Object> written = new LinkedHashMap<>();
            // In one order, so that the same guardrails are the same template.
            new TreeMap<>(conditions).forEach((operator, keys) -> {
                Map<String, Object> values = new LinkedHashMap<>();
                new TreeMap<>(keys)
                        .forEach((key, value) -> values.put(key, value instanceof List<?> list ? one(list) : value));
                written.put(operator, values);
            });
            document.put("Condition", written);
        }
        return document;
    }

    private static Object one(List<?> values) {
        return values.size() == 1 ? values.get(0) : values;
    }
}
