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
import java.util.function.BiConsumer;
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
    private final List<Stack> stacks;
    private final Values values;
    private final Values words;
    private final Map<String, String> units = new TreeMap<>();
    private final Map<String, List<String>> roles;

    private OrganizationPage(Path directory) {
        Assembly assembly = Assembly.read(directory);
        this.accounts = assembly.accounts();
        this.stacks = assembly.stacks();
        this.words = Values.inWords(assembly.stacks());
        this.values = Values.ofAnyType(assembly.stacks());
        Assembly.resources(stacks, "AWS::Organizations::OrganizationalUnit")
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

                ## Sizes

                Characters without white space, what AWS takes, and the room that is left; of a bootstrap the longest of all accounts. A synth stops on a policy that is too long.

                | policy | size | of | room |
                |---|---:|---:|---:|
                %s

                ## Who may take which role

                From all stacks and from the bootstrap of each account. *Boundary* is what the role can do at most, whatever its policies say.

                | role | in | taken by | if | boundary |
                |---|---|---|---|---|
                %s
                """.formatted(
                        page.units(), page.guardrails(), PolicySizes.rows(Assembly.read(assembly)), page.roleRows());
    }

    private String units() {
        List<String> lines = new ArrayList<>();
        ofType("AWS::Organizations::OrganizationalUnit", (unit, properties) -> {
            String name = properties.path("Name").asText();
            lines.add("  root --> %s[\"%s\"]".formatted(name, name));
        });
        ofType("AWS::Organizations::Account", (account, properties) -> {
            String name = properties.path("AccountName").asText();
            lines.add("  %s --> %s[\"%s\"]"
                    .formatted(targets(account, "ParentIds"), name.toLowerCase(Locale.ROOT), name));
        });
        return String.join("\n", lines);
    }

    /** The resources of a type with their properties in words, by logical id. */
    private void ofType(String type, BiConsumer<Resource, JsonNode> each) {
        for (Stack stack : stacks) {
            Templates.ofType(stack, type, words)
                    .forEach((id, properties) -> each.accept(stack.resource(id), properties));
        }
    }

    /** The units that a property names, by their names, the accounts likewise; what is neither is the root. */
    private String targets(Resource resource, String property) {
        return values.value(resource, property)
                .valueStream()
                .map(JsonNode::asText)
                .map(id -> accounts.stream()
                        .filter(account -> account.id().equals(id))
                        .map(Account::name)
                        .findFirst()
                        .orElseGet(() -> units.getOrDefault(id, id.startsWith("ou-") ? id : "root")))
                .collect(Collectors.joining(", "));
    }

    private String guardrails() {
        List<String> rows = new ArrayList<>();
        ofType("AWS::Organizations::Policy", (resource, policy) -> {
            for (JsonNode statement : policy.path("Content").path("Statement")) {
                boolean all = statement.has("NotAction");
                rows.add("| %s | %s | `%s` | %s%s | %s |"
                        .formatted(
                                policy.path("Name").asText(),
                                targets(resource, "TargetIds"),
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
