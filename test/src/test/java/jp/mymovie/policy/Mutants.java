package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Slips of a guardrail's author, one at a time. */
final class Mutants {
    /** @param what the slip; @param policy with it */
    record Mutant(String what, Policy policy) {}

    private final Policy policy;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Policy policy) {
        this.policy = policy;
    }

    static List<Mutant> of(Policy policy) {
        Mutants made = new Mutants(policy);
        for (int i = 0; i < policy.document().path("Statement").size(); i++) {
            made.statement(i);
        }
        return made.mutants;
    }

    private void statement(int i) {
        JsonNode statement = policy.document().path("Statement").path(i);
        String sid = statement.path("Sid").asText();
        ObjectNode without = policy.document().deepCopy();
        ((ArrayNode) without.path("Statement")).remove(i);
        mutants.add(new Mutant(sid + ": dropped", Policy.of(policy.name(), without)));
        change(i, sid + ": effect flipped", copy -> copy.put("Effect", "Allow"));
        for (String verb : List.of("Action", "NotAction")) {
            List<String> actions = Statement.texts(statement.path(verb));
            for (int a = 0; a < actions.size() && actions.size() > 1; a++) {
                String action = actions.get(a);
                int place = a;
                change(
                        i,
                        "%s: %s without %s".formatted(sid, verb, action),
                        copy -> copy.withArray("/" + verb).remove(place));
            }
            if (verb.equals("NotAction") && !actions.isEmpty()) {
                for (String wider : wider(statement)) {
                    change(i, "%s: exempts %s too".formatted(sid, wider), copy -> {
                        ArrayNode all = JsonNodeFactory.instance.arrayNode();
                        actions.forEach(all::add);
                        copy.set("NotAction", all.add(wider));
                    });
                }
            }
        }
        List<String> resources = Statement.texts(statement.path("Resource"));
        for (int r = 0; r < resources.size() && resources.size() > 1; r++) {
            int place = r;
            change(
                    i,
                    "%s: without %s".formatted(sid, resources.get(r)),
                    copy -> copy.withArray("/Resource").remove(place));
        }
        conditions(i, sid, statement.path("Condition"));
    }

    /** Services that a statement on everything, or on the resources of some services, could exempt too. */
    private static List<String> wider(JsonNode statement) {
        List<String> resources = Statement.texts(statement.path("Resource"));
        return resources.contains("*")
                ? List.of("ec2:*", "dynamodb:*", "*")
                : Stream.concat(resources.stream().map(arn -> arn.split(":")[2] + ":*"), Stream.of("*"))
                        .distinct()
                        .toList();
    }

    private void conditions(int i, String sid, JsonNode conditions) {
        for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                String name = operator.getKey() + " " + key.getKey();
                change(
                        i,
                        "%s: without %s".formatted(sid, name),
                        copy -> ((ObjectNode) copy.path("Condition").path(operator.getKey())).remove(key.getKey()));
                change(i, "%s: %s misspelt".formatted(sid, name), copy -> {
                    ObjectNode keys = (ObjectNode) copy.path("Condition").path(operator.getKey());
                    keys.set(key.getKey() + "s", keys.remove(key.getKey()));
                });
                List<String> values = Statement.texts(key.getValue());
                for (int v = 0; v < values.size() && values.size() > 1; v++) {
                    int place = v;
                    change(
                            i,
                            "%s: %s without %s".formatted(sid, name, values.get(v)),
                            copy -> ((ArrayNode) copy.path("Condition")
                                            .path(operator.getKey())
                                            .path(key.getKey()))
                                    .remove(place));
                }
                if (operator.getKey().equals("ArnNotLike")) {
                    for (String wider : List.of("arn:aws:iam::*:role/*", "arn:aws:iam::*:role/Administrator")) {
                        change(i, "%s: excepts %s too".formatted(sid, wider), copy -> {
                            ArrayNode all = JsonNodeFactory.instance.arrayNode();
                            Statement.texts(key.getValue()).forEach(all::add);
                            ((ObjectNode) copy.path("Condition").path("ArnNotLike")).set(key.getKey(), all.add(wider));
                        });
                    }
                }
            }
        }
    }

    private void change(int i, String what, java.util.function.Consumer<ObjectNode> slip) {
        ObjectNode document = policy.document().deepCopy();
        slip.accept((ObjectNode) document.path("Statement").path(i));
        mutants.add(new Mutant(what, Policy.of(policy.name(), document)));
    }
}
