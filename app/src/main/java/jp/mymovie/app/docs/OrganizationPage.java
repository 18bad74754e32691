package jp.mymovie.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;

/**
 * Writes {@code docs/organization.md} from the cloud assembly: the units and accounts, what the guardrails deny, and who
 * may take which role.
 */
public final class OrganizationPage {
    private final List<Account> accounts;
    private final Stack organization;
    private final Values values;
    private final Values words;
    private final Map<String, String> units = new TreeMap<>();
    private final Map<String, List<String>> roles;

    private OrganizationPage(Path directory) {
        Assembly assembly = Assembly.read(directory);
        this.accounts = assembly.accounts();
        this.organization = Assembly.resources(assembly.stacks(), "AWS::Organizations::Organization").stream()
                .map(Resource::stack)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' must hold an organization: synthesize first".formatted(directory)));
        this.words = Values.inWords(assembly.stacks());
        this.values = Values.ofAnyType(assembly.stacks());
        Assembly.resources(List.of(organization), "AWS::Organizations::OrganizationalUnit")
                .forEach(unit -> units.put(values.ref(unit), values.text(unit, "Name")));
        this.roles = roles(assembly);
    }

    /** @param arguments the cloud assembly and the file to write */
    public static void main(String... arguments) throws IOException {
        Files.writeString(Path.of(arguments[1]), page(Path.of(arguments[0])));
    }

    /** The page of a synthesized assembly, as Markdown. */
    public static String page(Path assembly) {
        OrganizationPage page = new OrganizationPage(assembly);
        return """
                # The organization: accounts, guardrails, and who may take which role

                Generated from `cdk.out` by `./mymovie docs`; a test keeps it so.

                ```mermaid
                graph TD
                  root["root"]
                  root --> management["Management<br/>no policy binds it"]
                %s
                ```

                ## Guardrails

                Deny statements of control policies. A service control policy binds the principals of the accounts below its target, a resource control policy whoever touches their resources. The management account is bound by neither.

                | policy | on | statement | denies | if |
                |---|---|---|---|---|
                %s

                ## Who may take which role

                From all stacks and from the bootstrap of each account. *Boundary* is what the role can do at most, whatever its policies say.

                | role | in | taken by | if | boundary |
                |---|---|---|---|---|
                %s
                """.formatted(page.units(), page.guardrails(), page.roleRows());
    }

    private String units() {
        List<String> lines = new ArrayList<>();
        ofType("AWS::Organizations::OrganizationalUnit")
                .forEach((id, unit) -> lines.add("  root --> %s[\"%s\"]"
                        .formatted(unit.path("Name").asText(), unit.path("Name").asText())));
        ofType("AWS::Organizations::Account").forEach((id, account) -> {
            String name = account.path("AccountName").asText();
            lines.add("  %s --> %s[\"%s\"]".formatted(target(id, "ParentIds"), name.toLowerCase(Locale.ROOT), name));
        });
        return String.join("\n", lines);
    }

    private Map<String, JsonNode> ofType(String type) {
        return Templates.ofType(organization, type, words);
    }

    /** The name of the unit that a property names first, or the root. */
    private String target(String logicalId, String property) {
        JsonNode targets = values.value(organization.resource(logicalId), property);
        return units.getOrDefault(targets.path(0).asText(), "root");
    }

    private String guardrails() {
        List<String> rows = new ArrayList<>();
        ofType("AWS::Organizations::Policy").forEach((id, policy) -> {
            for (JsonNode statement : policy.path("Content").path("Statement")) {
                boolean all = statement.has("NotAction");
                rows.add("| %s | %s | `%s` | %s%s | %s |"
                        .formatted(
                                policy.path("Name").asText(),
                                target(id, "TargetIds"),
                                statement.path("Sid").asText(),
                                all ? "everything but " : "",
                                some(Templates.texts(statement.path(all ? "NotAction" : "Action"))),
                                Templates.conditions(statement.path("Condition"))));
            }
        });
        return String.join("\n", rows);
    }

    private static String some(List<String> actions) {
        String first =
                actions.stream().limit(4).map(action -> "`" + action + "`").collect(Collectors.joining(", "));
        return actions.size() <= 4 ? first : "%s and %d more".formatted(first, actions.size() - 4);
    }

    private String roleRows() {
        return roles.entrySet().stream()
                .map(role -> role.getKey().replace("IN", String.join(", ", role.getValue())))
                .collect(Collectors.joining("\n"));
    }

    /** Each row once, with the accounts for which it holds; account ids are written as names. */
    private Map<String, List<String>> roles(Assembly assembly) {
        Map<String, List<String>> rows = new TreeMap<>();
        List<Stack> stacks = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .toList();
        for (Account account : accounts) {
            for (Stack stack : stacks) {
                if (!stack.stage().equals(account.name())) {
                    continue;
                }
                Templates.ofType(stack, "AWS::IAM::Role", words).forEach((id, role) -> {
                    for (String row : rows(id, role)) {
                        List<String> places = rows.computeIfAbsent(
                                row.replaceAll("(cdk-[a-z0-9]+-[a-z-]+-role)-\\d{12}-[a-z0-9-]+", "$1-*")
                                        .replace(account.id(), "ID"),
                                none -> new ArrayList<>());
                        if (!places.contains(account.name())) {
                            places.add(account.name());
                        }
                    }
                });
            }
        }
        Map<String, List<String>> named = new TreeMap<>();
        rows.forEach((row, places) -> {
            String text = row;
            for (Account account : accounts) {
                text = text.replace(account.id(), account.name());
            }
            named.put(text.replace("::ID:", "::…:").replace("ID", "this account"), places);
        });
        return named;
    }

    private static List<String> rows(String id, JsonNode role) {
        String name =
                role.has("RoleName") ? "`" + role.path("RoleName").asText() + "`" : id.replaceFirst("[0-9A-F]{8}$", "");
        String boundary = role.path("PermissionsBoundary").asText().replaceFirst(".*/", "");
        List<String> rows = new ArrayList<>();
        for (JsonNode statement : role.path("AssumeRolePolicyDocument").path("Statement")) {
            if (!Templates.texts(statement.path("Action")).contains("sts:TagSession")) {
                rows.add("| %s | IN | %s | %s | %s |"
                        .formatted(
                                name,
                                Templates.principals(statement.path("Principal")),
                                Templates.conditions(statement.path("Condition")),
                                boundary));
            }
        }
        return rows;
    }
}
