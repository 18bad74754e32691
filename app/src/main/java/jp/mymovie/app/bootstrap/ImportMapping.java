package jp.mymovie.app.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.mymovie.app.settings.Estate;
import software.amazon.awscdk.cxapi.CloudAssembly;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/**
 * Writes {@code import/<stack>.json} into the cloud assembly, for {@code cdk import --resource-mapping}, for each stack
 * that makes the organization, units or accounts. A deployment that fails half-way leaves them behind, and the next one
 * meets them: CloudFormation then takes them by their ids, which a person fills in. {@code import} and not {@code
 * bootstrap}, where every file is a template.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-import.html">cdk import</a>
 */
public final class ImportMapping {
    private static final JsonMapper JSON = new JsonMapper();

    private ImportMapping() {}

    /** Writes the mappings beside the templates of an assembly that the CDK has just written. */
    public static void write(Estate estate, CloudAssembly assembly) {
        Path folder = Path.of(assembly.getDirectory()).resolve("import");
        try {
            for (CloudFormationStackArtifact stack : assembly.getNestedAssembly(
                            "assembly-" + estate.management().name())
                    .getStacks()) {
                ObjectNode mapping = mapping(
                        JSON.readTree(Path.of(stack.getTemplateFullPath()).toFile()));
                if (!mapping.isEmpty()) {
                    Files.createDirectories(folder);
                    Files.writeString(
                            folder.resolve(stack.getStackName() + ".json"),
                            JSON.writerWithDefaultPrettyPrinter().writeValueAsString(mapping) + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be a folder that can be written to".formatted(folder), e);
        }
    }

    /** Identifiers by logical id, in the order in which the resources are made. */
    static ObjectNode mapping(JsonNode template) {
        ObjectNode mapping = JSON.createObjectNode();
        template.path("Resources").properties().forEach(resource -> {
            JsonNode properties = resource.getValue().path("Properties");
            String id = resource.getKey();
            // The primary identifiers of the types' schemas.
            switch (resource.getValue().path("Type").asText()) {
                case "AWS::Organizations::Organization" -> mapping.putObject(id).put("Id", "<id of the organization>");
                case "AWS::Organizations::OrganizationalUnit" ->
                    mapping.putObject(id)
                            .put(
                                    "Id",
                                    "<id of unit %s>"
                                            .formatted(properties.path("Name").asText()));
                case "AWS::Organizations::Account" ->
                    mapping.putObject(id)
                            .put(
                                    "AccountId",
                                    "<id of account %s>"
                                            .formatted(properties
                                                    .path("AccountName")
                                                    .asText()));
                default -> {}
            }
        });
        return mapping;
    }
}
