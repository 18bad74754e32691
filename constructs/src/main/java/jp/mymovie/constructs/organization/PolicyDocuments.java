package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.organization.guardrail.Statement;

/** Puts statements into as few policy documents as the quota allows, each into the first that has room for it. */
final class PolicyDocuments {
    private final PolicyQuota quota;
    private final List<List<Map<String, Object>>> documents = new ArrayList<>();

    private PolicyDocuments(PolicyQuota quota) {
        this.quota = quota;
    }

    /**
     * @param attached how many policies the target has already
     * @throws IllegalArgumentException if they do not fit, with the overrun and the remedy
     */
    static List<Map<String, Object>> pack(List<Statement> statements, PolicyQuota quota, int attached) {
        PolicyDocuments packed = new PolicyDocuments(quota);
        statements.forEach(packed::add);
        int over = packed.documents.size() + attached - quota.policiesPerTarget();
        if (over > 0) {
            throw new IllegalArgumentException(
                    ("guardrails must fit into %d policies beside the %d attached already, got %d too many: attach some "
                                    + "to a unit below or merge statements (quota as of %s)")
                            .formatted(quota.policiesPerTarget() - attached, attached, over, quota.asOf()));
        }
        return packed.documents.stream().map(PolicyDocuments::document).toList();
    }

    private void add(Statement statement) {
        Map<String, Object> written = statement.document();
        int length = length(List.of(written));
        if (length > quota.characters()) {
            throw new IllegalArgumentException(
                    "statement '%s' must fit into %d characters, got %d, %d too many: split it (quota as of %s)"
                            .formatted(
                                    statement.sid(),
                                    quota.characters(),
                                    length,
                                    length - quota.characters(),
                                    quota.asOf()));
        }
        for (List<Map<String, Object>> document : documents) {
            document.add(written);
            if (length(document) <= quota.characters()) {
                return;
            }
            document.remove(document.size() - 1);
        }
        documents.add(new ArrayList<>(List.of(written)));
    }

    private static int length(List<Map<String, Object>> statements) {
        return MinifiedJson.of(document(statements)).length();
    }

    private static Map<String, Object> document(List<Map<String, Object>> statements) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return document;
    }
}
