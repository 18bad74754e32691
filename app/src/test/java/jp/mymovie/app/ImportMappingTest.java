package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Resource mapping for {@code cdk import} of a half-made organization. */
class ImportMappingTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path assembly = SynthesizedEstate.get().directory();

    @Test
    void mapsEachRetainedResourceOfTheOrganization() throws IOException {
        JsonNode resources = read("assembly-Management/ManagementOrganization*.template.json")
                .path("Resources");
        List<String> retained = new ArrayList<>();
        resources.properties().forEach(resource -> {
            assertThat(resource.getValue().path("DeletionPolicy").asText())
                    .as("CloudFormation imports nothing without it: " + resource.getKey())
                    .isEqualTo("Retain");
            retained.add(resource.getKey());
        });

        JsonNode mapping = JSON.readTree(
                assembly.resolve("import/Management-Organization.json").toFile());
        assertThat(mapping.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyElementsOf(retained)
                .hasSize(9);
        mapping.properties()
                .forEach(entry -> assertThat(entry.getValue().fieldNames())
                        .toIterable()
                        .containsExactly(
                                resources
                                                .at("/%s/Type".formatted(entry.getKey()))
                                                .asText()
                                                .endsWith("Account")
                                        ? "AccountId"
                                        : "Id"));
        assertThat(mapping.toString())
                .contains("<id of the organization>", "<id of unit security>", "<id of account Stg>");
    }

    @Test
    void mapsNothingElse() {
        assertThat(assembly.resolve("import").toFile().list()).containsExactly("Management-Organization.json");
    }

    private JsonNode read(String glob) throws IOException {
        Path pattern = assembly.resolve(glob);
        try (var files = java.nio.file.Files.newDirectoryStream(
                pattern.getParent(), pattern.getFileName().toString())) {
            return JSON.readTree(files.iterator().next().toFile());
        }
    }
}
