package jp.mymovie.movies.http;

import static jp.mymovie.movies.http.Contract.DOCUMENT;
import static jp.mymovie.movies.http.Contract.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.movies.MovieRoute;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract leaves nothing open: a schema that takes any member, or a response for all else, promises nothing. */
final class ClosedContractTest {
    private static final List<String> BODYLESS = List.of("204", "304");

    private final TreeSet<String> reached = new TreeSet<>();
    private final List<String> faults = new ArrayList<>();

    @Test
    void closesEveryObjectAndTypesEveryMember() {
        walk("#/paths", map(DOCUMENT, "paths"));
        map(DOCUMENT, "components").forEach((kind, parts) -> {
            if (!"schemas".equals(kind)) {
                walk("#/components/" + kind, (Map<?, ?>) parts);
            }
        });
        assertThat(faults).isEmpty();
        assertThat(reached)
                .as("schemas that something uses")
                .isEqualTo(new TreeSet<>(
                        map(map(DOCUMENT, "components"), "schemas").keySet()));
    }

    @ParameterizedTest
    @EnumSource(MovieRoute.class)
    void describesWhatEveryStatusCarries(MovieRoute route) {
        map(Contract.operation(route), "responses").forEach((status, declared) -> {
            Map<?, ?> response = resolved((Map<?, ?>) declared);
            String where = route + " " + status;
            assertThat(String.valueOf(status)).as(where).matches("[2-5][0-9]{2}");
            assertThat(map(response, "headers").keySet()).as(where).anyMatch("Cache-Control"::equals);
            boolean without = BODYLESS.contains(status)
                    || "202".equals(status) && !route.path().startsWith("/me/imports");
            assertThat(response.containsKey("content")).as(where).isEqualTo(!without);
            if (String.valueOf(status).compareTo("400") >= 0) {
                assertThat(map(response, "content").keySet()).as(where).isEqualTo(Set.of("application/problem+json"));
                assertThat(String.valueOf(response.get("description")))
                        .as(where)
                        .matches("(?s).*`[a-z-]+`.*");
            }
        });
    }

    private void walk(String where, Map<?, ?> node) {
        node.forEach((name, value) -> {
            String here = where + "/" + name;
            if ("schema".equals(name)) {
                schema(here, (Map<?, ?>) value, false);
            } else if (!"example".equals(name)) {
                each(here, value);
            }
        });
    }

    private void each(String where, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            walk(where, map);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> each(where, item));
        }
    }

    /** @param part whether it is composed into another, which then has to be closed itself */
    private void schema(String where, Map<?, ?> schema, boolean part) {
        if (schema.get("$ref") instanceof String reference) {
            reached.add(reference.substring(reference.lastIndexOf('/') + 1));
            schema(reference, resolved(schema), part);
            return;
        }
        boolean object = "object".equals(schema.get("type")) || schema.containsKey("allOf");
        if (!object && !schema.containsKey("type")) {
            faults.add(where + " has no type");
        }
        String closing = schema.containsKey("allOf") ? "unevaluatedProperties" : "additionalProperties";
        if (object && !part && !Boolean.FALSE.equals(schema.get(closing))) {
            faults.add(where + " must have '" + closing + ": false', got " + schema.get(closing));
        }
        if (List.of("array").equals(types(schema)) && !schema.containsKey("items")) {
            faults.add(where + " does not say what its items are");
        }
        if (schema.get("required") instanceof List<?> required && schema.get("properties") instanceof Map<?, ?> known) {
            required.stream()
                    .filter(name -> !known.containsKey(name))
                    .forEach(name -> faults.add(where + " requires '" + name + "', which it does not know"));
        }
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, member) -> schema(where + "/" + name, (Map<?, ?>) member, false));
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            schema(where + "/items", items, false);
        }
        if (schema.get("allOf") instanceof List<?> parts) {
            parts.forEach(one -> schema(where + "/allOf", (Map<?, ?>) one, true));
        }
    }

    private static List<?> types(Map<?, ?> schema) {
        return schema.get("type") instanceof List<?> types
                ? types.stream().filter(type -> !"null".equals(type)).toList()
                : Arrays.asList(schema.get("type"));
    }

    private static Map<?, ?> resolved(Map<?, ?> node) {
        if (!(node.get("$ref") instanceof String reference)) {
            return node;
        }
        Map<?, ?> target = DOCUMENT;
        for (String part : reference.substring("#/".length()).split("/", -1)) {
            target = (Map<?, ?>) Objects.requireNonNull(target.get(part), reference);
        }
        return target;
    }
}
