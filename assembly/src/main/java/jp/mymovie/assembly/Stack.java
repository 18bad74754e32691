package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A synthesized stack.
 *
 * @param stage its stage, empty outside of one
 * @param name stage and stack as the CDK shows them, for example {@code Stg/Data}
 * @param account the 12 digits
 * @param region where it would be deployed
 * @param template its template
 * @param directory the assembly that holds it
 * @param assets its asset manifest
 */
public record Stack(
        String stage, String name, String account, String region, JsonNode template, Path directory, JsonNode assets) {

    /** Its name at AWS. */
    public String stackName() {
        return name.replace('/', '-');
    }

    /** All resources in the order of the template. */
    public List<Resource> resources() {
        return template.path("Resources").properties().stream()
                .map(entry -> new Resource(this, entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The resource with a logical id. */
    public Resource resource(String logicalId) {
        JsonNode node = template.path("Resources").path(logicalId);
        if (node.isMissingNode()) {
            throw new Unsupported("'%s' of %s is no resource of its template".formatted(logicalId, name));
        }
        return new Resource(this, logicalId, node);
    }

    /** The file or folder that would be uploaded under {@code objectKey}. */
    public Path asset(String objectKey) {
        for (JsonNode file : assets.path("files")) {
            for (JsonNode destination : file.path("destinations")) {
                if (destination.path("objectKey").asText().equals(objectKey)) {
                    Path path = directory
                            .resolve(file.path("source").path("path").asText())
                            .normalize();
                    if (Files.exists(path)) {
                        return path;
                    }
                }
            }
        }
        throw new Unsupported(
                "asset '%s' of %s is not in the assembly: synthesize it again".formatted(objectKey, name));
    }
}
