package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cloud assembly that the CDK wrote ({@code cdk.out}): the stacks of all stages.
 *
 * @param directory where it lies
 * @param stacks every stack of every stage
 */
public record Assembly(Path directory, List<Stack> stacks) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the manifests below {@code directory}. */
    public static Assembly read(Path directory) {
        if (!Files.isRegularFile(directory.resolve("manifest.json"))) {
            throw new IllegalArgumentException(
                    "'%s' holds no cloud assembly: run ./mymovie synth --quick first".formatted(directory));
        }
        List<Stack> stacks = new ArrayList<>();
        read(directory, "", stacks);
        return new Assembly(directory.toAbsolutePath().normalize(), List.copyOf(stacks));
    }

    private static void read(Path directory, String stage, List<Stack> stacks) {
        for (JsonNode artifact : json(directory.resolve("manifest.json")).path("artifacts")) {
            JsonNode properties = artifact.path("properties");
            switch (artifact.path("type").asText()) {
                case "cdk:cloud-assembly" ->
                    read(
                            directory.resolve(properties.path("directoryName").asText()),
                            properties.path("displayName").asText(),
                            stacks);
                case "aws:cloudformation:stack" -> stacks.add(stack(directory, stage, artifact));
                default -> {}
            }
        }
    }

    private static Stack stack(Path directory, String stage, JsonNode artifact) {
        // aws://000000000004/ap-northeast-1
        String[] environment = artifact.path("environment").asText().split("/");
        Path template = directory.resolve(
                artifact.path("properties").path("templateFile").asText());
        Path assets = directory.resolve(template.getFileName().toString().replace(".template.json", ".assets.json"));
        return new Stack(
                stage,
                artifact.path("displayName").asText(),
                environment[2],
                environment[3],
                json(template),
                directory,
                Files.exists(assets) ? json(assets) : JSON.createObjectNode());
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable JSON".formatted(file), e);
        }
    }

    /** The names of the stacks that are deployed before each stack, by the name of the stack, as its manifest says. */
    public Map<String, List<String>> dependencies() {
        Map<String, String> names = new TreeMap<>();
        artifacts()
                .forEach((id, artifact) ->
                        names.put(id, artifact.path("displayName").asText()));
        Map<String, List<String>> dependencies = new TreeMap<>();
        artifacts()
                .forEach((id, artifact) -> dependencies.put(
                        artifact.path("displayName").asText(),
                        artifact.path("dependencies")
                                .valueStream()
                                .map(JsonNode::asText)
                                .filter(names::containsKey)
                                .map(names::get)
                                .toList()));
        return dependencies;
    }

    /** The names of the stacks that CloudFormation deletes only once their termination protection is off. */
    public Set<String> protectedStacks() {
        return artifacts().values().stream()
                .filter(artifact ->
                        artifact.at("/properties/terminationProtection").asBoolean())
                .map(artifact -> artifact.path("displayName").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, JsonNode> artifacts() {
        Map<String, JsonNode> artifacts = new TreeMap<>();
        stacks.stream()
                .map(Stack::directory)
                .distinct()
                .forEach(folder -> json(folder.resolve("manifest.json")).path("artifacts").properties().stream()
                        .filter(entry -> entry.getValue().path("type").asText().equals("aws:cloudformation:stack"))
                        .forEach(entry -> artifacts.put(entry.getKey(), entry.getValue())));
        return artifacts;
    }

    /** Settings of the whole estate, as {@code estate.json} has it; empty where there is none. */
    public JsonNode estate() {
        Path file = directory.resolve("estate.json");
        return Files.exists(file) ? json(file) : JSON.createObjectNode();
    }

    /** The accounts of the estate in their order; none where the assembly was written without {@code estate.json}. */
    public List<Account> accounts() {
        return estate().path("accounts").valueStream().map(Account::read).toList();
    }

    /** The stacks of one stage, for example {@code Stg}. */
    public List<Stack> stage(String name) {
        List<Stack> found = stacks.stream()
                .filter(stack -> Objects.equals(stack.stage(), name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("'--stage' must be a stage of '%s' that has stacks, got '%s'; known: %s"
                    .formatted(
                            directory,
                            name,
                            stacks.stream().map(Stack::stage).distinct().toList()));
        }
        return found;
    }

    /** All resources of a type in the given stacks. */
    public static List<Resource> resources(List<Stack> stacks, String type) {
        return stacks.stream()
                .flatMap(stack -> stack.resources().stream())
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /**
     * The bootstrap templates that lie beside the stages, {@code bootstrap/Prod-us-east-1.json}, as stacks of their
     * account's stage: {@code Prod/Bootstrap-us-east-1}. Empty where there are none.
     */
    public List<Stack> bootstrap() {
        Path folder = directory.resolve("bootstrap");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(this::bootstrap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stack bootstrap(Path file) {
        String[] place =
                file.getFileName().toString().replaceFirst("\\.json$", "").split("-", 2);
        String account = stacks.stream()
                .filter(stack -> stack.stage().equals(place[0]) && place.length == 2)
                .map(Stack::account)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' must be called <account>-<region>.json: synthesize again".formatted(file)));
        return new Stack(
                place[0],
                "%s/Bootstrap-%s".formatted(place[0], place[1]),
                account,
                place[1],
                json(file),
                directory,
                JSON.createObjectNode());
    }
}
