package jp.mymovie.cost.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.assembly.Account;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.cost.price.Profile;

/** The resources of an assembly as the rules look at them: all stacks, bootstrap templates included. */
public final class Templates {
    private static final Pattern SECRET = Pattern.compile("\\{\\{resolve:secretsmanager:([^:}]+)");

    private final List<Resource> resources;
    private final Set<String> visited;
    private final Map<String, List<Resource>> byType;
    private final Map<String, List<Resource>> byAccountAndType;
    /** Written once: the rules look for names in them again and again. */
    private final Map<JsonNode, String> texts = new IdentityHashMap<>();

    private Templates(List<Resource> resources, Set<String> visited) {
        this.resources = resources;
        this.visited = visited;
        this.byType = resources.stream().collect(Collectors.groupingBy(Resource::type));
        this.byAccountAndType = resources.stream()
                .collect(Collectors.groupingBy(resource -> resource.stack().account() + resource.type()));
    }

    /** Reads the templates of a cloud assembly. */
    public static Templates read(Path directory) {
        return of(Assembly.read(directory));
    }

    /** The templates of an assembly. */
    public static Templates of(Assembly assembly) {
        List<Resource> resources = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .flatMap(stack -> Stream.concat(stack.resources().stream(), secrets(stack)))
                .toList();
        return new Templates(unique(resources), visited(assembly));
    }

    /** A secret stands in no template; each account and region that refers to one has it, or a replica. */
    private static Stream<Resource> secrets(Stack stack) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = SECRET.matcher(stack.template().toString());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("Type", "AWS::SecretsManager::Secret");
        return names.stream().map(name -> new Resource(stack, name, node));
    }

    private static List<Resource> unique(List<Resource> resources) {
        Map<String, Resource> secrets = new TreeMap<>();
        List<Resource> unique = new ArrayList<>();
        for (Resource resource : resources) {
            Stack stack = resource.stack();
            boolean referred = !stack.template().path("Resources").has(resource.id());
            if (!referred || secrets.putIfAbsent(stack.account() + stack.region() + resource.id(), resource) == null) {
                unique.add(resource);
            }
        }
        return List.copyOf(unique);
    }

    private static Set<String> visited(Assembly assembly) {
        Map<String, String> last = new TreeMap<>();
        for (Account account : assembly.accounts()) {
            if (account.service() != null) {
                last.put(account.service(), account.name());
            }
        }
        return Set.copyOf(last.values());
    }

    /** All resources. */
    public List<Resource> all() {
        return resources;
    }

    /** All resources of a type. */
    public List<Resource> all(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Resources of a type in the account of a resource, whatever the region. */
    List<Resource> inAccountOf(Resource resource, String type) {
        return byAccountAndType.getOrDefault(resource.stack().account() + type, List.of());
    }

    /** Resources of a type in the account of a resource that mention it, by {@code Ref}, attribute or export. */
    List<Resource> mentioning(Resource resource, String type) {
        return inAccountOf(resource, type).stream()
                .filter(other -> mentions(other, resource))
                .toList();
    }

    /** True if a property of a resource mentions another. The order of a deployment, {@code DependsOn}, is no property. */
    boolean mentions(Resource from, Resource resource) {
        return mentions(
                from,
                texts.computeIfAbsent(
                        from.node(), node -> node.path("Properties").toString()),
                resource);
    }

    /**
     * True if a part of a resource's node mentions another resource: by its logical id in the same stack, and from
     * another stack of the account by the export that the CDK names after stack and logical id.
     */
    static boolean mentions(Resource from, JsonNode part, Resource resource) {
        return mentions(from, part.toString(), resource);
    }

    private static boolean mentions(Resource from, String text, Resource resource) {
        if (from.stack().equals(resource.stack())) {
            return text.contains("\"" + resource.id() + "\"") || text.contains("${" + resource.id());
        }
        String exports = resource.stack().stackName() + ":ExportsOutput";
        return text.contains(exports + "Ref" + resource.id())
                || text.contains(exports + "FnGetAtt" + resource.id())
                || namesTable(text, resource)
                || importsOwnExport(text, resource);
    }

    /** Other stacks know a table by its physical name, so that another can take its place. */
    private static boolean namesTable(String text, Resource resource) {
        String name = resource.property("TableName").asText();
        return !name.isEmpty() && (text.contains("\"" + name + "\"") || text.contains(":table/" + name + "\""));
    }

    /** Exports that were given a name of their own. */
    private static boolean importsOwnExport(String text, Resource resource) {
        return resource.stack()
                .template()
                .path("Outputs")
                .valueStream()
                .filter(output -> output.path("Value").toString().contains("\"" + resource.id() + "\""))
                .map(output -> output.at("/Export/Name").asText())
                .anyMatch(name -> !name.isEmpty() && text.contains("\"" + name + "\""));
    }

    /** True if a part mentions a topic, from another account or region by its name too. */
    static boolean reaches(Resource from, JsonNode part, Resource topic) {
        String name = topic.property("TopicName").asText();
        return mentions(from, part, topic)
                || (!name.isEmpty() && part.toString().contains(":" + name + "\""));
    }

    /** True if a node has a property of the name somewhere. */
    static boolean mentionsWord(JsonNode node, String property) {
        return node.findValue(property) != null;
    }

    /** Units a month where visitors come; in every other account those of the idle month. */
    ToDoubleFunction<Profile> month(Resource resource, ToDoubleFunction<Profile> units) {
        return visited.contains(resource.stack().stage()) ? units : profile -> units.applyAsDouble(Profile.IDLE);
    }
}
