package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.burt.jmespath.jackson.JacksonRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.jspecify.annotations.Nullable;

/**
 * Answers of AWS to the commands of a runbook that ask it something, so that their queries (JMESPath) find what
 * they look for: stacks and their resources from the templates, the rest in the shape of the CLI's reference, as
 * {@code answers.json} has it.
 */
final class Answers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode SAMPLES = samples();

    private final JacksonRuntime queries = new JacksonRuntime();
    private final Values values;

    Answers(Values values) {
        this.values = values;
    }

    private static JsonNode samples() {
        try (InputStream in = Objects.requireNonNull(Answers.class.getResourceAsStream("answers.json"))) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text that the command prints.
     *
     * @param there the stacks of the account that are deployed
     * @param one whether another command takes the answer, so that a resource must be one alone
     * @throws IllegalArgumentException if its query finds nothing, or several where a template's resource is meant
     */
    String to(AwsCommand command, String account, String region, List<Stack> there, boolean one) {
        // The CLI takes a literal without quotes for a text, as the first JMESPath did.
        String query = command.option("--query").replaceAll("`([A-Za-z_-]+)`", "'$1'");
        JsonNode answer = answer(command, account, region, there);
        if (query.isEmpty()) {
            return answer == null ? "" : answer.toString();
        }
        if (answer == null) {
            throw new IllegalArgumentException(
                    "the answer to 'aws %s' is not known: write its shape into answers.json".formatted(command.name()));
        }
        JsonNode found;
        try {
            found = queries.compile(query).search(answer);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "'%s' must be a query of JMESPath: %s".formatted(query, e.getMessage()), e);
        }
        boolean about = command.operation().startsWith("describe-stack-res")
                || command.operation().equals("list-functions");
        if (found.isNull() || found.isMissingNode() || found.isArray() && found.isEmpty()) {
            throw new IllegalArgumentException("query \"%s\" finds nothing".formatted(query));
        }
        if (one && about && found.isArray() && found.size() != 1) {
            throw new IllegalArgumentException(
                    "query \"%s\" finds %d resources: %s".formatted(query, found.size(), found));
        }
        return text(found);
    }

    private static String text(JsonNode found) {
        if (found.isArray()) {
            return found.valueStream().map(Answers::text).collect(Collectors.joining("\t"));
        }
        return found.isValueNode() ? found.asText() : found.toString();
    }

    private static JsonNode sample(String command, String account) {
        try {
            return new JsonMapper().readTree(SAMPLES.path(command).toString().replace("{account}", account));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable JsonNode answer(AwsCommand command, String account, String region, List<Stack> there) {
        return switch (command.name()) {
            case "cloudformation describe-stack-resources" -> {
                ObjectNode answer = NODES.objectNode();
                ArrayNode resources = answer.putArray("StackResources");
                stack(command, region, there).resources().forEach(resource -> resources.add(described(resource)));
                yield answer;
            }
            case "cloudformation describe-stacks" -> {
                ObjectNode answer = NODES.objectNode();
                ObjectNode stack = answer.putArray("Stacks").addObject();
                Stack described = stack(command, region, there);
                stack.put("StackName", described.stackName()).put("StackStatus", "CREATE_COMPLETE");
                ArrayNode outputs = stack.putArray("Outputs");
                described
                        .template()
                        .path("Outputs")
                        .properties()
                        .forEach(output -> outputs.addObject()
                                .put("OutputKey", output.getKey())
                                .put(
                                        "OutputValue",
                                        values.text(described, output.getValue().path("Value"))));
                yield answer;
            }
            case "lambda list-functions" -> {
                ObjectNode answer = NODES.objectNode();
                ArrayNode functions = answer.putArray("Functions");
                there.stream()
                        .filter(stack -> stack.region().equals(region))
                        .flatMap(stack -> stack.resources().stream())
                        .filter(resource -> resource.type().equals("AWS::Lambda::Function"))
                        .forEach(function -> functions
                                .addObject()
                                .put("FunctionName", values.name(function))
                                .put(
                                        "Description",
                                        values.value(function, "Description").asText("")));
                yield answer;
            }
            default -> SAMPLES.has(command.name()) ? sample(command.name(), account) : null;
        };
    }

    private static Stack stack(AwsCommand command, String region, List<Stack> there) {
        String name = command.option("--stack-name");
        return there.stream()
                .filter(stack -> stack.region().equals(region)
                        && (stack.stackName().equals(name)
                                || name.equals("CDKToolkit") && stack.name().contains("/Bootstrap-")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no stack '%s' in %s at this moment".formatted(name, region)));
    }

    private ObjectNode described(Resource resource) {
        return NODES.objectNode()
                .put("StackName", resource.stack().stackName())
                .put("LogicalResourceId", resource.id())
                .put("PhysicalResourceId", values.ref(resource))
                .put("ResourceType", resource.type())
                .put("ResourceStatus", "CREATE_COMPLETE");
    }
}
