package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All templates that the CDK wrote, and the bootstrap templates that lie beside them.
 *
 * @param stacks of all stages
 */
record CloudAssembly(List<Stack> stacks) {
    static final JsonMapper JSON = new JsonMapper();
    private static final java.util.regex.Pattern ORGANIZATION =
            java.util.regex.Pattern.compile("\\bo-[a-z0-9]{10,32}\\b");

    /** @throws IllegalArgumentException if the folder holds no cloud assembly */
    static CloudAssembly read(Path directory) {
        if (!Files.isRegularFile(directory.resolve("manifest.json"))) {
            throw new IllegalArgumentException(
                    "'%s' must hold a cloud assembly, got none: run ./mymovie synth --quick".formatted(directory));
        }
        List<Stack> stacks = new ArrayList<>();
        read(directory, "", stacks);
        bootstrap(directory.resolve("bootstrap"), stacks);
        return new CloudAssembly(List.copyOf(stacks));
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
                case "aws:cloudformation:stack" -> {
                    // aws://000000000004/ap-northeast-1
                    String[] environment = artifact.path("environment").asText().split("/");
                    stacks.add(new Stack(
                            stage,
                            artifact.path("displayName").asText(),
                            environment[2],
                            environment[3],
                            json(directory.resolve(
                                    properties.path("templateFile").asText()))));
                }
                default -> {}
            }
        }
    }

    /** {@code bootstrap/Prod-us-east-1.json} is the bootstrap of an account in a region. */
    private static void bootstrap(Path directory, List<Stack> stacks) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String[] place = file.getFileName()
                        .toString()
                        .replaceFirst("\\.json$", "")
                        .split("-", 2);
                String account = stacks.stream()
                        .filter(stack -> stack.stage().equals(place[0]))
                        .map(Stack::account)
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'%s' must be called <account>-<region>.json: synthesize again".formatted(file)));
                stacks.add(new Stack(
                        place[0], "%s/Bootstrap-%s".formatted(place[0], place[1]), account, place[1], json(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be readable JSON".formatted(file), e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("policy must be JSON, got " + json, e);
        }
    }

    /** The organization's id as the templates have it, recorded or sample. */
    String organizationId() {
        return stacks.stream()
                .map(stack -> ORGANIZATION.matcher(stack.template().toString()))
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .findFirst()
                .orElse("o-unrecorded");
    }

    /** The region in which most stacks are. */
    String homeRegion() {
        return stacks.stream()
                .map(Stack::region)
                .max(java.util.Comparator.comparingLong(region -> stacks.stream()
                        .filter(stack -> stack.region().equals(region))
                        .count()))
                .orElseThrow();
    }

    /** All resources of a type. */
    Stream<Resource> resources(String type) {
        return stacks.stream()
                .flatMap(stack -> stack.template().path("Resources").properties().stream()
                        .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                        .map(entry -> new Resource(stack, entry.getKey(), entry.getValue())));
    }
}
