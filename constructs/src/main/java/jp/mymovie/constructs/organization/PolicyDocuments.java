package jp.mymovie.constructs.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jp.mymovie.constructs.organization.guardrail.Guardrail;
import jp.mymovie.constructs.organization.guardrail.Statement;

/** Puts statements into as few policy documents as the quota allows, each into the first that has room for it. */
final class PolicyDocuments {
    // An id that CloudFormation fills in: the longest an organization, root or unit can have.
    private static final String UNKNOWN_YET = "x".repeat(34);

    private final String path;
    private final PolicyQuota quota;
    private final Function<Statement, Map<String, Object>> form;
    private final List<List<Map<String, Object>>> documents = new ArrayList<>();

    private PolicyDocuments(String path, PolicyQuota quota, Function<Statement, Map<String, Object>> form) {
        this.path = path;
        this.quota = quota;
        this.form = form;
    }

    /**
     * @param path of the construct, for whoever reads the error
     * @param form how a statement is written in this type of policy
     * @param attached how many policies the target has already
     * @throws IllegalArgumentException if they do not fit, with the overrun and the remedy
     */
    static List<Map<String, Object>> pack(
            String path,
            List<Statement> statements,
            PolicyQuota quota,
            int attached,
            Function<Statement, Map<String, Object>> form) {
        PolicyDocuments packed = new PolicyDocuments(path, quota, form);
        statements.forEach(packed::add);
        int over = packed.documents.size() + attached - quota.policiesPerTarget();
        if (over > 0) {
            throw new IllegalArgumentException(
                    ("'%s' must fit into %d policies beside the %d attached already, got %d too many: attach some "
                                    + "guardrails to a unit below or merge statements (quota as of %s)")
                            .formatted(path, quota.policiesPerTarget() - attached, attached, over, quota.asOf()));
        }
        return packed.documents.stream().map(PolicyDocuments::document).toList();
    }

    private void add(Statement statement) {
        Map<String, Object> written = form.apply(statement);
        int length = length(List.of(written));
        if (length > quota.characters()) {
            throw new IllegalArgumentException(
                    "statement %s of '%s' must fit into %d characters, got %d, %d too many: split it (quota as of %s)"
                            .formatted(
                                    statement.sid(),
                                    path,
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

    /**
     * The statements of all guardrails.
     *
     * @throws IllegalArgumentException if there is none, or one twice
     */
    static List<Statement> statements(List<? extends Guardrail> guardrails) {
        if (guardrails.isEmpty()) {
            throw new IllegalArgumentException("'guardrails' must hold at least one, got []");
        }
        List<Statement> statements = guardrails.stream()
                .flatMap(guardrail -> guardrail.statements().stream())
                .toList();
        Set<String> sids = new LinkedHashSet<>();
        for (Statement statement : statements) {
            if (!sids.add(statement.sid())) {
                throw new IllegalArgumentException(
                        "'guardrails' must hold each statement once, got %s twice".formatted(statement.sid()));
            }
        }
        return statements;
    }

    private static int length(List<Map<String, Object>> statements) {
        return MinifiedJson.of(document(statements))
                .replaceAll("\\$\\{Token\\[[^\\]]*\\]\\}", UNKNOWN_YET)
                .length();
    }

    private static Map<String, Object> document(List<Map<String, Object>> statements) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return document;
    }
}
