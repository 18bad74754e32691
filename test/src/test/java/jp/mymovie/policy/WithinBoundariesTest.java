package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/** A grant or a call outside of a role's boundary is worth nothing: a deployment would fail on it. */
class WithinBoundariesTest {
    private static final java.util.regex.Pattern CLIENT =
            java.util.regex.Pattern.compile("@aws-sdk/client-([a-z0-9-]+)|boto3\\.client\\('([a-z0-9-]+)'");
    private static final java.util.regex.Pattern CALL = java.util.regex.Pattern.compile("\\.([a-z][A-Za-z0-9_]+)\\(");

    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());

    @Test
    void everyActionThatARoleIsGrantedIsInsideItsBoundary() {
        Map<String, Set<String>> outside = new TreeMap<>();
        int roles = 0;
        for (Identity role : estate.identities().values()) {
            if (role.boundary() == null) {
                continue;
            }
            roles++;
            for (Policy policy : role.policies()) {
                for (String action : actions(policy)) {
                    if (!covers(role.boundary(), action)) {
                        outside.computeIfAbsent(role.name(), none -> new TreeSet<>())
                                .add(action);
                    }
                }
            }
        }
        assertThat(roles).isGreaterThan(40);
        assertThat(outside).isEmpty();
    }

    /** The CDK's own functions bring their grants along, and call what no grant of ours names: read from their source. */
    @Test
    void everyCallOfTheCdksOwnFunctionsIsInsideItsBoundary() throws IOException {
        List<Stack> stacks =
                jp.mymovie.assembly.Assembly.read(Assembly.directory()).stacks();
        Values values = Values.ofAnyType(stacks);
        Map<String, Set<String>> called = new TreeMap<>();
        List<String> outside = new ArrayList<>();
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            for (Resource function : jp.mymovie.assembly.Assembly.resources(stacks, "AWS::Lambda::Function")) {
                if (function.property("Runtime").asText().startsWith("java")) {
                    continue;
                }
                String role = values.text(function, "Role");
                Policy boundary = estate.identities().values().stream()
                        .filter(identity -> identity.caller().principalArn().equals(role))
                        .map(Identity::boundary)
                        .findFirst()
                        .orElseThrow();
                assertThat(boundary).as(function.place()).isNotNull();
                Path code = function.stack()
                        .asset(function.property("Code").path("S3Key").asText());
                Set<String> calls = calls(code, simulator);
                called.put(function.place().replaceFirst("[0-9A-F]{8}$", ""), calls);
                calls.stream()
                        .filter(action -> boundary == null || !covers(boundary, action))
                        .forEach(action -> outside.add(function.place() + " " + action));
            }
        }
        System.out.println("called by the CDK's own functions: " + called);
        assertThat(called.values().stream().flatMap(Set::stream))
                .contains(
                        "ssm:AddTagsToResource",
                        "ssm:RemoveTagsFromResource",
                        "ssm:PutParameter",
                        "ssm:DeleteParameters");
        assertThat(outside).isEmpty();
    }

    /** The calls of a function's source that are actions of a service whose client it makes. */
    private static Set<String> calls(Path code, Simulator simulator) throws IOException {
        String source;
        try (Stream<Path> files = Files.walk(code)) {
            source = files.filter(file -> file.toString().matches(".*\\.(js|py)"))
                    .map(WithinBoundariesTest::text)
                    .collect(Collectors.joining("\n"));
        }
        Set<String> named = CALL.matcher(source)
                .results()
                .map(call -> call.group(1).replace("_", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> calls = new TreeSet<>();
        for (MatchResult client : CLIENT.matcher(source).results().toList()) {
            String service = client.group(1) != null ? client.group(1) : client.group(2);
            simulator.actions(service + ":*").keySet().stream()
                    .filter(action -> named.contains(
                            action.substring(action.indexOf(':') + 1).toLowerCase(Locale.ROOT)))
                    .forEach(calls::add);
        }
        return calls;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> actions(Policy policy) {
        return policy.document()
                .path("Statement")
                .valueStream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .flatMap(statement -> Statement.texts(statement.path("Action")).stream())
                .toList();
    }

    /** True if the boundary allows all that a pattern of actions stands for. */
    private static boolean covers(Policy boundary, String action) {
        return actions(boundary).stream()
                .anyMatch(pattern ->
                        new Pattern(pattern.toLowerCase(Locale.ROOT)).matches(action.toLowerCase(Locale.ROOT)));
    }
}
