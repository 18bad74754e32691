package jp.mymovie.local.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/**
 * What an {@code AWS::Lambda::Function} says.
 *
 * @param name its name
 * @param arn its ARN
 * @param region where it would run
 * @param handler class and method
 * @param code the jar, or the folder, that would be uploaded
 * @param environment its variables, evaluated
 * @param timeout after which an invocation is killed
 * @param memory in MB
 * @param snapStart whether versions start from a snapshot: the hooks around it are called here too
 * @param jsonLogs whether logs are JSON lines
 * @param logGroup where logs would go
 */
public record FunctionSettings(
        String name,
        String arn,
        String region,
        String handler,
        Path code,
        Map<String, String> environment,
        Duration timeout,
        int memory,
        boolean snapStart,
        boolean jsonLogs,
        String logGroup) {

    /**
     * Reads a function's resource.
     *
     * @param localized replaces hosts outside of this machine by local ones
     */
    public static FunctionSettings read(Resource resource, Values values, UnaryOperator<String> localized) {
        JsonNode properties = values.value(resource.stack(), resource.node().path("Properties"));
        if (!properties.path("Runtime").asText().startsWith("java")) {
            throw new Unsupported("runtime '%s' of %s is not known to the local run: it runs Java alone"
                    .formatted(properties.path("Runtime").asText(), resource));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(entry -> environment.put(
                        entry.getKey(), localized.apply(entry.getValue().asText())));
        String name = values.ref(resource);
        JsonNode logging = properties.path("LoggingConfig");
        return new FunctionSettings(
                name,
                values.attribute(resource, "Arn"),
                resource.stack().region(),
                properties.path("Handler").asText(),
                resource.stack().asset(properties.path("Code").path("S3Key").asText()),
                environment,
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                properties.path("MemorySize").asInt(128),
                properties.path("SnapStart").path("ApplyOn").asText().equals("PublishedVersions"),
                logging.path("LogFormat").asText().equals("JSON"),
                logging.path("LogGroup").asText("/aws/lambda/" + name));
    }
}
