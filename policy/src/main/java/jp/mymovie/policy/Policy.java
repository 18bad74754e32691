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

    /**
     * The version of the policy language that has policy variables; to others, and where a policy names none,
     * {@code ${aws:username}} is text.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">Version</a>
     */
    private static final String WITH_VARIABLES = "2012-10-17";

    static Policy of(String name, JsonNode document) {
        List<Statement> statements = new ArrayList<>();
        JsonNode written = document.path("Statement");
        boolean variables = hasVariables(document);
        for (JsonNode node : written.isArray() ? written : List.of(written)) {
            statements.add(Statement.of(name, statements.size() + 1, node, variables));
        }
        return new Policy(name, document, List.copyOf(statements));
    }

    /** True if its version has policy variables. */
    boolean hasVariables() {
        return hasVariables(document);
    }

    private static boolean hasVariables(JsonNode document) {
        return document.path("Version").asText().equals(WITH_VARIABLES);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("'%s' must be JSON".formatted(json), e);
        }
    }
}
