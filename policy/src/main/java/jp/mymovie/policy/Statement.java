package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A statement of a policy, compiled for matching. Elements that are absent are empty lists. */
final class Statement {
    private final String name;
    private final boolean allows;
    private final Principals principals;
    private final boolean allActionsBut;
    private final List<Pattern> actions;
    private final boolean allResourcesBut;
    private final List<String> resources;
    /** Null where a variable of the request decides what the resource is. */
    private final @Nullable Pattern[] patterns;

    private final List<Condition> conditions = new ArrayList<>();

    private Statement(String name, JsonNode node, boolean variables) {
        this.name = name;
        this.allows = node.path("Effect").asText().equals("Allow");
        this.principals = Principals.of(node);
        this.allActionsBut = node.has("NotAction");
        this.actions = texts(node.path(allActionsBut ? "NotAction" : "Action")).stream()
                .map(action -> new Pattern(action.toLowerCase(Locale.ROOT)))
                .toList();
        this.allResourcesBut = node.has("NotResource");
        this.resources = texts(node.path(allResourcesBut ? "NotResource" : "Resource"));
        this.patterns = resources.stream()
                .map(text -> variables && text.contains("${") ? null : new Pattern(text))
                .toArray(Pattern[]::new);
        for (Map.Entry<String, JsonNode> operator : node.path("Condition").properties()) {
            for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
                conditions.add(new Condition(operator.getKey(), key.getKey(), texts(key.getValue()), variables));
            }
        }
        if (allows && node.has("NotPrincipal")) {
            throw new IllegalArgumentException(
                    "%s must not allow with NotPrincipal, which AWS supports with Deny alone: name the principals"
                            .formatted(name));
        }
    }

    /**
     * @param policy how a person finds the policy
     * @param number its place in it, from 1
     * @param variables true if the policy's version has policy variables
     */
    static Statement of(String policy, int number, JsonNode node, boolean variables) {
        String sid = node.path("Sid").asText("");
        return new Statement(policy + " " + (sid.isEmpty() ? "#" + number : sid), node, variables);
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
        return matchesAction(request.lowerCaseAction()) && matchesResource(request) && holds(request.context());
    }

    private boolean matchesAction(String asked) {
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
        for (int i = 0; i < patterns.length; i++) {
            Pattern pattern = patterns[i];
            if (pattern == null) {
                String filled = request.context().substitute(resources.get(i));
                if (filled == null && allResourcesBut) {
                    return false; // A variable without a value makes no "everything else" of the statement.
                }
                pattern = filled == null ? null : new Pattern(filled);
            }
            if (pattern != null && pattern.matchesResource(request.matchedResource())) {
                return !allResourcesBut;
            }
        }
        return allResourcesBut;
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
