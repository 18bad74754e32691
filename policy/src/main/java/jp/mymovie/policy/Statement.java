package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A statement of a policy, compiled for matching. Elements that are absent are empty lists. */
final class Statement {
    private final String name;
    private final boolean allows;
    private final Principals principals;
    private final boolean allActionsBut;
    private final List<Pattern> actions;
    private final boolean allResourcesBut;
    private final List<String> resources;
    private final List<Condition> conditions = new ArrayList<>();

    private Statement(String name, JsonNode node) {
        this.name = name;
        this.allows = node.path("Effect").asText().equals("Allow");
        this.principals = Principals.of(node.path("Principal"));
        this.allActionsBut = node.has("NotAction");
        this.actions = texts(node.path(allActionsBut ? "NotAction" : "Action")).stream()
                .map(action -> new Pattern(action.toLowerCase(Locale.ROOT)))
                .toList();
        this.allResourcesBut = node.has("NotResource");
        this.resources = texts(node.path(allResourcesBut ? "NotResource" : "Resource"));
        for (Map.Entry<String, JsonNode> operator : node.path("Condition").properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue())));
            }
        }
        if (node.has("NotPrincipal")) {
            throw new IllegalArgumentException(
                    "%s must not use NotPrincipal, which no policy of the estate needs: name the principals"
                            .formatted(name));
        }
    }

    /**
     * @param policy how a person finds the policy
     * @param number its place in it, from 1
     */
    static Statement of(String policy, int number, JsonNode node) {
        String sid = node.path("Sid").asText("");
        return new Statement(policy + " " + (sid.isEmpty() ? "#" + number : sid), node);
    }

    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(element -> texts.add(element.asText()));
        } else if (!node.isMissingNode()) {
            texts.add(node.asText());
        }
        return texts;
    }

    /** The policy and the statement's Sid, or its place where it has none. */
    String name() {
        return name;
    }

    boolean allows() {
        return allows;
    }

    Principals principals() {
        return principals;
    }

    /** Whether it speaks about the request, its principal aside. */
    boolean matches(Request request) {
        return matchesAction(request.action()) && matchesResource(request) && holds(request.context());
    }

    private boolean matchesAction(String action) {
        String asked = action.toLowerCase(Locale.ROOT);
        boolean listed = false;
        for (Pattern pattern : actions) {
            if (pattern.matches(asked)) {
                listed = true;
                break;
            }
        }
        return listed != allActionsBut;
    }

    /** A trust policy has no resource: it speaks about its own role. */
    private boolean matchesResource(Request request) {
        if (resources.isEmpty()) {
            return true;
        }
        for (String written : resources) {
            String pattern = request.context().substitute(written);
            if (pattern == null && allResourcesBut) {
                return false; // A variable without a value makes no "everything else" of the statement.
            }
            if (pattern != null && matchesResource(new Pattern(pattern), request.resource())) {
                return !allResourcesBut;
            }
        }
        return allResourcesBut;
    }

    private static boolean matchesResource(Pattern pattern, String resource) {
        return resource.equals("*") ? pattern.text().equals("*") : pattern.matchesArn(resource);
    }

    private boolean holds(Context context) {
        for (Condition condition : conditions) {
            if (!condition.holds(context)) {
                return false;
            }
        }
        return true;
    }
}
