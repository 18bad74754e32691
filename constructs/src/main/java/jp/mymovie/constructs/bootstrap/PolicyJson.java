package jp.mymovie.constructs.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Policies and resources as maps in the order in which a person reads them. */
final class PolicyJson {
    private PolicyJson() {}

    static Map<String, Object> document(List<Map<String, Object>> statements) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return document;
    }

    static Map<String, Object> allow(String sid, List<String> actions, List<String> resources) {
        return statement(sid, "Allow", actions, resources);
    }

    static Map<String, Object> deny(String sid, List<String> actions, List<String> resources) {
        return statement(sid, "Deny", actions, resources);
    }

    private static Map<String, Object> statement(
            String sid, String effect, List<String> actions, List<String> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", sid);
        statement.put("Effect", effect);
        statement.put("Action", actions);
        statement.put("Resource", resources);
        return statement;
    }

    /** Adds a condition, beside those that are there. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> when(Map<String, Object> statement, String operator, String key, Object value) {
        Map<String, Object> conditions =
                (Map<String, Object>) statement.computeIfAbsent("Condition", none -> new LinkedHashMap<>());
        ((Map<String, Object>) conditions.computeIfAbsent(operator, none -> new LinkedHashMap<>())).put(key, value);
        return statement;
    }

    static Map<String, Object> resource(String type, Map<String, Object> properties) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("Type", type);
        resource.put("Properties", properties);
        return resource;
    }

    /** A resource that outlives its stack, but not a first deployment that failed, whose next one needs its name. */
    static Map<String, Object> retained(Map<String, Object> resource) {
        resource.put("DeletionPolicy", "RetainExceptOnCreate");
        resource.put("UpdateReplacePolicy", "Retain");
        return resource;
    }
}
