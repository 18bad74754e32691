package jp.mymovie.app.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Estate;

/**
 * Writes {@code docs/organization.md} from the cloud assembly: the units and accounts, what the guardrails deny, and who
 * may take which role.
 */
public final class OrganizationPage {
    private final Estate estate;
    private final JsonNode organization;
    private final Map<String, List<String>> roles;

    private OrganizationPage(Estate estate, Path assembly) throws IOException {
        this.estate = estate;
        this.organization = Templates.of(assembly.resolve("assembly-Management")).stream()
                .map(template -> template.json().path("Resources"))
                .filter(resources -> !Templates.ofType(resources, "AWS::Organizations::Organization")
                        .isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' must hold an organization: synthesize first".formatted(assembly)));
        this.roles = roles(assembly);
    }

    /** @param arguments the cloud assembly and the file to write */
    public static void main(String... arguments) throws IOException {
        Estate estate = Estate.read(Checkout.root().resolve("cdk.json"));
        Files.writeString(Path.of(arguments[1]), page(estate, Path.of(arguments[0])));
    }

    public static String page(Estate estate, Path assembly) throws IOException {
        OrganizationPage page = new OrganizationPage(estate, assembly);
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
        Templates.ofType(organization, "AWS::Organizations::OrganizationalUnit")
                .forEach((id, unit) ->
                        lines.add("  root --> %s[\"%s\"]".formatted(name(id), Templates.text(unit.path("Name")))));
        Templates.ofType(organization, "AWS::Organizations::Account")
                .forEach((id, account) -> lines.add("  %s --> %s[\"%s\"]"
                        .formatted(
                                name(account.path("ParentIds")
                                        .path(0)
                                        .path("Fn::GetAtt")
                                        .path(0)
                                        .asText()),
                                Templates.text(account.path("AccountName")).toLowerCase(java.util.Locale.ROOT),
                                Templates.text(account.path("AccountName")))));
        return String.join("\n", lines);
    }

    /** The name of a unit by its logical id, or the root. */
    private String name(String logicalId) {
        JsonNode unit = organization.path(logicalId).path("Properties").path("Name");
        return unit.isTextual() ? unit.textValue() : "root";
    }

    private String guardrails() {
        List<String> rows = new ArrayList<>();
        Templates.ofType(organization, "AWS::Organizations::Policy").forEach((id, policy) -> {
            String on = name(
                    policy.path("TargetIds").path(0).path("Fn::GetAtt").path(0).asText());
            for (JsonNode statement : policy.path("Content").path("Statement")) {
                boolean all = statement.has("NotAction");
                rows.add("| %s | %s | `%s` | %s%s | %s |"
                        .formatted(
                                Templates.text(policy.path("Name")),
                                on,
                                Templates.text(statement.path("Sid")),
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
    private Map<String, List<String>> roles(Path assembly) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Estate.Account account : estate.accounts()) {
            List<Templates.Template> templates =
                    new ArrayList<>(Templates.of(assembly.resolve("assembly-" + account.name())));
            templates.addAll(Templates.starting(assembly.resolve("bootstrap"), account.name() + "-"));
            for (Templates.Template template : templates) {
                Templates.ofType(template.json().path("Resources"), "AWS::IAM::Role")
                        .forEach((id, role) -> {
                            for (String row : rows(id, role)) {
                                List<String> accounts = rows.computeIfAbsent(
                                        row.replaceAll("(cdk-[a-z0-9]+-[a-z-]+-role)-\\d{12}-[a-z0-9-]+", "$1-*")
                                                .replace(account.id(), "ID"),
                                        none -> new ArrayList<>());
                                if (!accounts.contains(account.name())) {
                                    accounts.add(account.name());
                                }
                            }
                        });
            }
        }
        Map<String, List<String>> named = new TreeMap<>();
        rows.forEach((row, accounts) -> {
            String text = row;
            for (Estate.Account account : estate.accounts()) {
                text = text.replace(account.id(), account.name());
            }
            named.put(text.replace("::ID:", "::…:").replace("ID", "this account"), accounts);
        });
        return named;
    }

    private static List<String> rows(String id, JsonNode role) {
        String name = role.has("RoleName")
                ? "`" + Templates.text(role.path("RoleName")) + "`"
                : id.replaceFirst("[0-9A-F]{8}$", "");
        String boundary = Templates.text(role.path("PermissionsBoundary")).replaceFirst(".*/", "");
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
