package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    /** What Lambda does by the role of a function: its log, the stream that calls it, the queue of what failed. */
    private static final Set<String> LAMBDAS_OWN = Set.of(
            "dynamodb:DescribeStream",
            "dynamodb:GetRecords",
            "dynamodb:GetShardIterator",
            "dynamodb:ListStreams",
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "sqs:GetQueueAttributes",
            "sqs:GetQueueUrl",
            "sqs:SendMessage");

    /** What Athena does by the role of whoever starts a query. */
    private static final Set<String> ATHENAS_OWN = Set.of(
            "glue:GetDatabase",
            "s3:AbortMultipartUpload",
            "s3:GetBucketLocation",
            "s3:GetObject",
            "s3:ListBucket",
            "s3:ListBucketMultipartUploads",
            "s3:ListMultipartUploadParts",
            "s3:PutObject");

    private static final String TABLE = "Movies";

    /** What no test of the module calls, but a journey through the local run: see {@code WorkTest}. */
    private static final Map<String, Set<String>> USED_IN_THE_LOCAL_RUN =
            Map.of("Work", Set.of("cognito-idp:AdminDeleteUser"));

    /** Each function as its tests call it, and what its role is called in each account that has one. */
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("TrailWatch", "LogArchive/mymovie-trail-watch"),
            Map.entry("Trial", "(Stg|Prod)/(Api.Trial(Commands|Queries)|Work.TrialWork)Role"),
            Map.entry("Commands", "(Stg|Prod)/Api.CommandsRole"),
            Map.entry("Queries", "(Stg|Prod)/Api.QueriesRole"),
            Map.entry("Work", "(Stg|Prod)/Work.WorkRole"),
            Map.entry("Baseline", "[A-Za-z]+/mymovie-baseline"),
            Map.entry("Compaction", "LogArchive/Lake.CompactionFunctionRole"),
            Map.entry("Features", "Management/Features.FeaturesFunctionRole"),
            Map.entry("KillSwitch", "Management/KillSwitch.KillSwitch[a-z]+FunctionRole"),
            Map.entry("DeliveryWatch", "LogArchive/Lake.DeliveriesFunctionRole"),
            Map.entry("Checkup", "[A-Za-z]+/mymovie-checkup"),
            Map.entry("Probe", "Monitoring/EdgeProbe.[A-Za-z]+FunctionRole"));
    /** Functions of an option that the committed settings do not choose. */
    private static final Set<String> OPTIONAL = Set.of("Chat");

    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());

    /** The tests of the functions have recorded every call; see {@code UsedActions} in both modules. */
    @Test
    void everyFunctionIsGrantedWhatItUsesAndNothingElse() throws IOException {
        Map<String, Set<String>> used = new TreeMap<>();
        for (String module : List.of("movies", "operations")) {
            Path recorded = Project.file("lambdas/%s/target/used-actions.txt".formatted(module));
            assumeTrue(
                    Files.exists(recorded),
                    "skipped: run the tests of lambdas/%s before, they record their calls".formatted(module));
            for (String line : Files.readAllLines(recorded)) {
                String[] words = line.split(" ", 2);
                used.computeIfAbsent(words[0], function -> new TreeSet<>()).add(words[1]);
            }
        }
        USED_IN_THE_LOCAL_RUN.forEach((function, actions) ->
                used.computeIfAbsent(function, none -> new TreeSet<>()).addAll(actions));
        used.keySet().removeAll(OPTIONAL);
        assertThat(used.keySet()).isEqualTo(new TreeSet<>(ROLES.keySet()));
        ROLES.forEach((function, pattern) -> assertThat(roles(pattern))
                .isNotEmpty()
                .allSatisfy(role ->
                        assertThat(granted(role, function)).as(role.name()).isEqualTo(used.get(function))));
        for (String stage : List.of("Stg", "Prod")) {
            for (String function : List.of("Commands", "Queries", "Work")) {
                assertThat(used.getOrDefault(function, Set.of()).stream().filter(action -> action.startsWith(TABLE)))
                        .isNotEmpty()
                        .allMatch(action -> isAllowed("%s/%sRole".formatted(stage, function), action, stage));
            }
        }
        System.out.println("granted is used: " + used);
    }

    /** A function that is made without a thought for its grants would be in no list above. */
    @Test
    void noFunctionIsForgotten() {
        List<String> unknown = new ArrayList<>();
        for (Identity role : functionRoles()) {
            if (ROLES.values().stream().noneMatch(pattern -> role.name().matches(pattern))) {
                unknown.add(role.name().replaceFirst("[^/]*/", ""));
            }
        }
        // The CDK's own: files of a deployment, and values that go from region to region.
        assertThat(unknown)
                .allMatch(name -> name.matches(
                        "[A-Za-z]+\\.(CustomCDKBucketDeployment.*|CustomCrossRegionExport(Reader|Writer).*)"));
    }

    @Test
    void noRoleOfAFunctionIsGrantedAWholeService() {
        for (Identity role : functionRoles()) {
            // What the CDK's own provider of file deployments is granted is not ours to write: objects of two buckets.
            boolean theCdks = role.name().contains("CustomCDKBucketDeployment");
            for (Policy policy : role.policies()) {
                assertThat(policy.name()).as(role.name()).doesNotContain("FullAccess");
                assertThat(actions(policy))
                        .as(role.name() + " by " + policy.name())
                        .noneMatch(name -> theCdks ? name.endsWith(":*") : name.contains("*"));
            }
        }
    }

    private boolean isAllowed(String role, String action, String stage) {
        String table = estate.arn(stage + "/Data/Movies");
        return estate.decide(estate.identity(role), action.replaceFirst(".* ", ""), table, null, Map.of())
                .allowed();
    }

    private List<Identity> functionRoles() {
        return estate.identities().values().stream()
                .filter(role -> {
                    Policy trust = estate.trusts().get(role.caller().principalArn());
                    return trust != null && trust.document().toString().contains("lambda.amazonaws.com");
                })
                .toList();
    }

    private List<Identity> roles(String pattern) {
        return estate.identities().values().stream()
                .filter(role -> role.name().matches(pattern))
                .toList();
    }

    /** Actions on a table after the table's name, as its stack calls it. */
    private static Set<String> granted(Identity role, String function) {
        Set<String> others = new TreeSet<>(LAMBDAS_OWN);
        others.addAll(function.equals("Compaction") ? ATHENAS_OWN : Set.of());
        Set<String> granted = new TreeSet<>();
        role.policies().stream()
                .flatMap(policy -> policy.document().path("Statement").valueStream())
                .forEach(statement -> Statement.texts(statement.path("Action")).stream()
                        .filter(action -> !others.contains(action))
                        .map(action -> action.startsWith("dynamodb:") ? table(statement) + " " + action : action)
                        .forEach(granted::add));
        return granted;
    }

    private static String table(JsonNode statement) {
        String resources = statement.path("Resource").toString().toLowerCase(Locale.ROOT);
        return Stream.of(TABLE, "Answers")
                .filter(name -> resources.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("none");
    }

    private static Set<String> actions(Policy policy) {
        Set<String> actions = new TreeSet<>();
        policy.document().findValues("Action").forEach(action -> actions.addAll(Statement.texts(action)));
        return actions;
    }
}
