package jp.mymovie.test.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.local.http.Response;

/** Compares the fields of answers with the contract. */
final class HeaderJudge {
    /** Fields that an answer has only where the contract says so. */
    private static final List<String> TELLING =
            List.of("etag", "location", "link", "retry-after", "allow", "content-disposition", "www-authenticate");

    private final OpenApi contract;

    HeaderJudge(OpenApi contract) {
        this.contract = contract;
    }

    /** What a described response does not say of the fields of an answer. */
    List<String> faults(JsonNode response, Response answer) {
        List<String> faults = new ArrayList<>();
        Set<String> declared = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            declared.add(header.getKey());
            JsonNode described = contract.resolved(header.getValue());
            String value = answer.headers().first(header.getKey());
            if (value == null) {
                if (described.path("required").asBoolean()) {
                    faults.add("no header " + header.getKey());
                }
                continue;
            }
            boolean number =
                    described.path("schema").path("type").asText().equals("integer") && value.matches("[0-9]{1,9}");
            contract.faults(
                            described.path("schema"),
                            number ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value))
                    .forEach(fault -> faults.add(header.getKey() + " " + fault));
        }
        for (String name : TELLING) {
            if (answer.headers().has(name) && !declared.contains(name)) {
                faults.add("header " + name);
            }
        }
        return faults;
    }
}
