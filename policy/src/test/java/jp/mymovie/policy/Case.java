package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A case of {@code cases.json}: a request, its policies, and the decision that a page of AWS documents.
 *
 * @param simulator what iam-simulate says instead and why, or empty
 */
record Case(String name, String page, Request request, Policies policies, Decision.Outcome expected, String simulator) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ACCOUNT = "111111111111";

    static List<Case> all() {
        try (InputStream in = Case.class.getResourceAsStream("cases.json")) {
            JsonNode file = new JsonMapper().readTree(in);
            List<Case> cases = new ArrayList<>();
            for (JsonNode node : file.path("cases")) {
                cases.add(of(node, file.path("pages")));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case of(JsonNode node, JsonNode pages) {
        Caller caller = caller(node.path("caller").asText("user " + ACCOUNT + " mia"));
        Map<String, List<String>> context = new TreeMap<>();
        if (caller.isIdentity()) {
            context.put("aws:PrincipalArn", List.of(caller.principalArn()));
        }
        node.path("context").properties().forEach(key -> context.put(key.getKey(), Statement.texts(key.getValue())));
        Policy boundary = policy("boundary", node.path("boundary"));
        return new Case(
                node.path("name").asText(),
                pages.path(node.path("page").asText()).asText(),
                new Request(
                        caller,
                        node.path("action").asText("s3:GetObject"),
                        node.path("resource").asText("arn:aws:s3:::films/a.txt"),
                        node.path("owner").asText(caller.isIdentity() ? caller.account() : ACCOUNT),
                        new Context(context)),
                new Policies(
                        caller.isIdentity() ? List.of(identity(node)) : List.of(),
                        boundary,
                        policy("session policy", node.path("session")),
                        levels("SCP", node.path("scp"), false),
                        levels("RCP", node.path("rcp"), true),
                        policy("resource", node.path("resourcePolicy"))),
                Decision.Outcome.valueOf(node.path("expect").asText()),
                node.path("simulator").asText(""));
    }

    private static Caller caller(String text) {
        String[] words = text.split(" ");
        return switch (words[0]) {
            case "user" -> Caller.user("arn:aws:iam::%s:user/%s".formatted(words[1], words[2]), words[1]);
            case "session" -> Caller.session(words[1], words[2], words[3]);
            case "federated" -> Caller.federatedUser(words[1], words[2], words[3]);
            case "root" -> Caller.root(words[1]);
            case "root-session" -> Caller.rootSession(words[1]);
            case "service" -> Caller.service(words[1]);
            case "token" -> Caller.webIdentity(words[1]);
            case "anonymous" -> Caller.anonymous();
            default -> throw new IllegalArgumentException("a caller must be a user, a session …, got '" + text + "'");
        };
    }

    private static Policy identity(JsonNode node) {
        if (node.has("identity")) {
            return new Named("identity", node.path("identity"), false).policy();
        }
        ArrayNode statements = JSON.arrayNode();
        ObjectNode allow = full(false).put("Sid", "Allow");
        if (node.has("allowWhen")) {
            allow.set("Condition", node.path("allowWhen"));
        }
        if (node.has("allowOn")) {
            allow.set("Resource", node.path("allowOn"));
        }
        if (node.has("allowDo")) {
            allow.set("Action", node.path("allowDo"));
        }
        statements.add(allow);
        if (node.has("denyWhen")) {
            ObjectNode deny = full(false).put("Sid", "Deny").put("Effect", "Deny");
            deny.set("Condition", node.path("denyWhen"));
            statements.add(deny);
        }
        return new Named("identity", statements, false).policy();
    }

    private static ObjectNode full(boolean principals) {
        ObjectNode full = JSON.objectNode().put("Effect", "Allow");
        if (principals) {
            full.put("Principal", "*");
        }
        return full.put("Action", "*").put("Resource", "*");
    }

    private static @Nullable Policy policy(String name, JsonNode written) {
        return written.isMissingNode() ? null : new Named(name, written, false).policy();
    }

    private static Map<String, List<Policy>> levels(String name, JsonNode written, boolean principals) {
        Map<String, List<Policy>> levels = new LinkedHashMap<>();
        for (JsonNode level : written) {
            String where = "level " + (levels.size() + 1);
            List<Policy> attached = new ArrayList<>();
            for (JsonNode statement : level) {
                attached.add(new Named(name + " of " + where, JSON.arrayNode().add(statement), principals).policy());
            }
            levels.put(where, attached);
        }
        return levels;
    }

    /** A policy as written: whole, or its statements alone. */
    private record Named(String name, JsonNode written, boolean principals) {
        Policy policy() {
            if (written.has("Statement")) {
                return Policy.of(name, written);
            }
            ObjectNode document = JSON.objectNode().put("Version", "2012-10-17");
            ArrayNode statements = document.putArray("Statement");
            written.forEach(one -> statements.add(one.isTextual() ? full(principals) : one));
            return Policy.of(name, document);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
