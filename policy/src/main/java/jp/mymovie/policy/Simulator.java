package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first evaluator, npm's {@code @cloud-copilot/iam-simulate}, in a process of its own. It is told the very policies
 * that {@link Evaluator} reads. Three things it leaves to its caller: that a root user may do everything in its
 * account, which policies are attached where, and whom those of the organization bind.
 */
final class Simulator implements AutoCloseable {
    // AWS's data of condition keys lists claims of GitHub's tokens but not subject and audience, and it takes an
    // unknown
    // key for absent: it is asked about those of another provider, here and in the policies alike.
    private static final java.util.regex.Pattern GITHUB =
            java.util.regex.Pattern.compile("token\\.actions\\.githubusercontent\\.com:(?=(sub|aud)\")");
    private static final String LIKE_GITHUB = "accounts.google.com:";

    // So many that their answers fit into a pipe.
    private static final int AHEAD = 100;

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    /**
     * @param outcome of AWS's three, UNKNOWN where AWS has no such action, or FAILED
     * @param problem what failed, or empty
     * @param ignored condition keys that it takes to mean nothing to the action
     */
    record Answer(String outcome, String problem, List<String> ignored) {
        /** Whether AWS has no such action, or none that can be asked of such a resource. */
        boolean isNone() {
            return outcome.equals("UNKNOWN") || outcome.equals("FAILED");
        }
    }

    private Simulator(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param root the checkout, in which {@code npm ci} has been run */
    static Simulator start(Path root) {
        try {
            return new Simulator(new ProcessBuilder(
                            "node", root.resolve("policy/simulate.mjs").toString())
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("node must be on the PATH: install Node.js 20 or later", e);
        }
    }

    /** A request and the policies that have a say in it. */
    record Question(Request request, Policies policies) {}

    Answer ask(Request request, Policies policies) {
        return ask(List.of(new Question(request, policies))).get(0);
    }

    /** Many at once, some ahead of their answers: neither process waits for the other at each of them. */
    List<Answer> ask(List<Question> asked) {
        List<Answer> answered = new ArrayList<>();
        for (int sent = 0; answered.size() < asked.size(); ) {
            for (; sent < Math.min(asked.size(), answered.size() + AHEAD); sent++) {
                write(simulation(asked.get(sent).request, asked.get(sent).policies));
            }
            JsonNode answer = read();
            answered.add(new Answer(
                    answer.path("outcome").asText(),
                    answer.path("problem").asText(),
                    Statement.texts(answer.path("ignored"))));
        }
        return answered;
    }

    /** AWS's own actions that a pattern matches, sorted, each with a resource of which it can be asked. */
    Map<String, String> actions(String pattern) {
        Map<String, String> actions = new TreeMap<>();
        write(JsonNodeFactory.instance.objectNode().put("pattern", pattern));
        for (String found : Statement.texts(read().path("actions"))) {
            String[] parts = found.split(" ", 2);
            actions.put(parts[0], parts[1]);
        }
        return actions;
    }

    private void write(ObjectNode question) {
        try {
            questions.write(GITHUB.matcher(question.toString()).replaceAll(LIKE_GITHUB));
            questions.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode read() {
        try {
            questions.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IOException("the simulator ended: run npm ci in the checkout");
            }
            return Policy.parse(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request in the simulator's own form. */
    static ObjectNode simulation(Request request, Policies policies) {
        ObjectNode simulation = JsonNodeFactory.instance.objectNode();
        ObjectNode asked = simulation.putObject("request");
        asked.put("principal", request.caller().arn());
        asked.put("action", request.action());
        asked.putObject("resource").put("resource", request.resource()).put("accountId", request.resourceAccount());
        ObjectNode context = asked.putObject("contextVariables");
        request.context().written().forEach((key, values) -> {
            if (values.size() == 1) {
                context.put(key, values.get(0));
            } else {
                values.forEach(context.putArray(key)::add);
            }
        });
        ArrayNode identity = simulation.putArray("identityPolicies");
        policies.identity().forEach(policy -> identity.add(named(policy)));
        if (request.caller().isRoot()) {
            identity.add(named(AwsManaged.named("AdministratorAccess")));
        }
        if (policies.boundary() != null) {
            simulation.putArray("permissionBoundaryPolicies").add(named(policies.boundary()));
        }
        if (policies.session() != null && request.caller().isRoot()) {
            // It takes a session policy of a role alone; a boundary narrows a root session in the same way.
            simulation.putArray("permissionBoundaryPolicies").add(named(policies.session()));
        } else if (policies.session() != null) {
            simulation.set("sessionPolicy", policies.session().document());
        }
        Caller caller = request.caller();
        simulation.set(
                "serviceControlPolicies",
                levels(caller.isIdentity() && !caller.isLinked() ? policies.serviceControl() : Map.of()));
        simulation.set(
                "resourceControlPolicies", levels(caller.isLinked() ? Map.of() : denying(policies.resourceControl())));
        if (policies.resource() != null) {
            simulation.set("resourcePolicy", policies.resource().document());
        }
        return simulation;
    }

    /** AWS's own RCPFullAWSAccess goes without saying: it takes nothing but denials for a resource control policy. */
    private static Map<String, List<Policy>> denying(Map<String, List<Policy>> levels) {
        Map<String, List<Policy>> denying = new LinkedHashMap<>();
        levels.forEach((name, policies) -> denying.put(
                name,
                policies.stream()
                        .filter(policy -> !policy.statements().stream().allMatch(Statement::allows))
                        .toList()));
        return denying;
    }

    private static ArrayNode levels(Map<String, List<Policy>> levels) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        levels.forEach((name, policies) -> {
            ArrayNode attached = list.addObject().put("orgIdentifier", name).putArray("policies");
            policies.forEach(policy -> attached.add(named(policy)));
        });
        return list;
    }

    private static ObjectNode named(Policy policy) {
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("name", policy.name());
        named.set("policy", policy.document());
        return named;
    }

    @Override
    public void close() {
        try {
            questions.close();
        } catch (IOException e) {
            process.destroy();
        }
    }
}
