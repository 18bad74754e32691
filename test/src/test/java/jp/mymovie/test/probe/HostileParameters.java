package jp.mymovie.test.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.test.probe.OpenApi.Operation;

/** Values of parameters: those that their schemas name, those beside them, and what has no place in any. */
final class HostileParameters {
    private static final List<String> ENCODED = List.of(
            "",
            "0",
            "1",
            "-1",
            "+5",
            "1.0",
            "1e2",
            "0129",
            "0x1F",
            "NaN",
            "2147483647",
            "2147483648",
            "99999999999999999999",
            "%EF%BC%91%EF%BC%92",
            "%201",
            "true",
            "TRUE",
            "null",
            "[]",
            "%7B%7D",
            "abc",
            "a".repeat(5000),
            "%E3%81%82%F0%9F%98%80",
            "%",
            "%zz",
            "%ff",
            "%ED%A0%80",
            "%00",
            "%E2%80%8B",
            "%27%20OR%201=1--",
            "%252e",
            "..%2F..",
            "*");

    private HostileParameters() {}

    static List<Hostile> of(Operation operation) {
        List<Hostile> hostile = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> values(parameter).forEach(value -> hostile.add(inPath(name, value)));
                case "query" -> inQuery(name, parameter, hostile);
                default -> inHeader(name, hostile);
            }
        }
        for (String unknown : List.of("nonsense=1", "%ff=1", "=1", "%ED%A0%80=%", "Limit=1", "a".repeat(3000) + "=1")) {
            hostile.add(new Hostile("unknown parameter", ask -> ask.and(unknown)));
        }
        return hostile;
    }

    private static Hostile inPath(String name, String value) {
        return new Hostile(name + "=" + Hostile.cut(value), ask -> {
            Ask changed = ask.value(name, value);
            // Without it the path is another one, which nothing answers.
            return value.isEmpty()
                    ? new Ask(
                            null,
                            changed.what(),
                            changed.method(),
                            changed.path(),
                            changed.values(),
                            changed.query(),
                            changed.headers(),
                            changed.body())
                    : changed;
        });
    }

    private static void inQuery(String name, JsonNode parameter, List<Hostile> hostile) {
        values(parameter)
                .forEach(value ->
                        hostile.add(new Hostile("?" + name + "=" + Hostile.cut(value), ask -> ask.query(name, value))));
        hostile.add(new Hostile("?" + name + " left out", ask -> ask.withoutQuery(name)));
        hostile.add(
                new Hostile("?" + name + " twice", ask -> ask.and(name + "=1").and(name + "=1")));
        hostile.add(
                new Hostile("?" + name + " alone", ask -> ask.withoutQuery(name).and(name)));
    }

    private static void inHeader(String name, List<Hostile> hostile) {
        for (String value : List.of("", " ", "a", "é", "a\u0001b", "x".repeat(101), "\ud83d\ude00", "\"", "*")) {
            hostile.add(new Hostile(name + ": " + Hostile.cut(value), ask -> ask.with(name, value)));
        }
        hostile.add(new Hostile(name + " left out", ask -> ask.without(name)));
    }

    private static Set<String> values(JsonNode parameter) {
        Set<String> values = new LinkedHashSet<>();
        JsonNode schema = parameter.path("schema");
        schema.path("enum").forEach(value -> values.add(value.asText()));
        Stream.of("minimum", "maximum").filter(schema::has).forEach(bound -> {
            for (long beside = -1; beside <= 1; beside++) {
                values.add(String.valueOf(schema.path(bound).asLong() + beside));
            }
        });
        Stream.of("minLength", "maxLength").filter(schema::has).forEach(bound -> {
            for (int beside = -1; beside <= 1; beside++) {
                values.add("a".repeat(schema.path(bound).asInt() + beside));
            }
        });
        values.addAll(ENCODED);
        return values;
    }
}
