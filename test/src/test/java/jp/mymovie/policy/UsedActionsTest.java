package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/** What the roles of functions are granted, and what the functions use. */
class UsedActionsTest {
    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());

    /** The tests of the functions have recorded every call to the table; see {@code UsedActions} there. */
    @Test
    void theMovieFunctionsAreGrantedOfTheTableWhatTheyUseAndNothingElse() throws IOException {
        Path recorded = Project.file("lambdas/movies/target/used-actions.txt");
        assumeTrue(Files.exists(recorded), "skipped: run the tests of lambdas/movies before, they record their calls");
        Map<String, Set<String>> used = new TreeMap<>();
        for (String line : Files.readAllLines(recorded)) {
            used.computeIfAbsent(line.split(" ")[0], function -> new TreeSet<>())
                    .add(line.substring(line.indexOf(' ') + 1));
        }
        for (String stage : List.of("Stg", "Prod")) {
            used.forEach((function, actions) -> assertThat(granted(stage, function))
                    .as("%s of %s", function, stage)
                    .isEqualTo(actions));
        }
        assertThat(used.keySet()).contains("Commands", "Queries", "Work");
    }

    @Test
    void noRoleOfAFunctionIsGrantedAWholeService() {
        for (Identity role : estate.identities().values()) {
            Policy trust = estate.trusts().get(role.caller().principalArn());
            // What the CDK's own provider of file deployments is granted is not ours to write: objects of two buckets.
            if (trust == null
                    || !trust.document().toString().contains("lambda.amazonaws.com")
                    || role.name().contains("CustomCDKBucketDeployment")) {
                continue;
            }
            for (Policy policy : role.policies()) {
                assertThat(policy.name()).as(role.name()).doesNotContain("FullAccess");
                policy.document()
                        .findValues("Action")
                        .forEach(action -> assertThat(Statement.texts(action))
                                .as(role.name() + " by " + policy.name())
                                .noneMatch(name -> name.contains("*")));
            }
        }
    }

    private Set<String> granted(String stage, String function) {
        Set<String> actions = new TreeSet<>();
        estate.identities().values().stream()
                .filter(role -> role.name().matches(stage + "/[A-Za-z]+\\." + function + "Role"))
                .flatMap(role -> role.policies().stream())
                .flatMap(policy -> policy.document().path("Statement").valueStream())
                .forEach(statement -> Statement.texts(statement.path("Action")).stream()
                        .map(action -> table(statement) + " " + action)
                        .forEach(actions::add));
        // Reading the stream is the event source mapping's doing, on behalf of the function.
        actions.removeIf(action -> !action.contains(" dynamodb:")
                || action.contains("Stream")
                || action.contains("Shard")
                || action.endsWith("dynamodb:GetRecords"));
        return actions;
    }

    /** The table a statement speaks of, as its stack calls it. */
    private static String table(JsonNode statement) {
        String resources = statement.path("Resource").toString();
        return Stream.of("Movies", "Answers")
                .filter(resources::contains)
                .findFirst()
                .orElse("none");
    }
}
