package jp.mymovie.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * A policy document.
 *
 * @param name where it is written: a stack and a logical id, or the name of AWS's own policy
 * @param document as JSON, every intrinsic function resolved
 * @param statements the document's, compiled
 */
record Policy(String name, JsonNode document, List<Statement> statements) {
    private static final JsonMapper JSON = new JsonMapper();

    static Policy of(String name, JsonNode document) {
        List<Statement> statements = new ArrayList<>();
        JsonNode written = document.path("Statement");
        for (JsonNode node : written.isArray() ? written : List.of(written)) {
            statements.add(Statement.of(name, statements.size() + 1, node));
        }
        return new Policy(name, document, List.copyOf(statements));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'%s' must be JSON".formatted(json), e);
        }
    }
}
