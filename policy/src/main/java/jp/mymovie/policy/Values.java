package jp.mymovie.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Evaluates the intrinsic functions in templates. What AWS makes up is named after its place in the templates. */
final class Values {
    private static final java.util.regex.Pattern SUBSTITUTE = java.util.regex.Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final CloudAssembly assembly;

    Values(CloudAssembly assembly) {
        this.assembly = assembly;
    }

    /** The tree with every intrinsic function replaced by its value. */
    JsonNode resolve(Stack stack, JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = NODES.arrayNode();
            for (JsonNode element : node) {
                JsonNode value = resolve(stack, element);
                if (!value.isMissingNode()) {
                    list.add(value);
                }
            }
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            String name = node.fieldNames().next();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return function(stack, name, node.path(name));
            }
        }
        ObjectNode object = NODES.objectNode();
        node.properties().forEach(entry -> {
            JsonNode value = resolve(stack, entry.getValue());
            if (!value.isMissingNode()) {
                object.set(entry.getKey(), value);
            }
        });
        return object;
    }

    String text(Stack stack, JsonNode node) {
        return resolve(stack, node).asText();
    }

    private JsonNode function(Stack stack, String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> reference(stack, argument.asText());
            case "Fn::GetAtt" -> attribute(stack, argument);
            case "Fn::Join" -> {
                List<String> parts = new ArrayList<>();
                resolve(stack, argument.path(1)).forEach(part -> parts.add(part.asText()));
                yield new TextNode(String.join(argument.path(0).asText(), parts));
            }
            case "Fn::Sub" -> substitute(stack, argument);
            case "Fn::Select" ->
                resolve(stack, argument.path(1)).path(argument.path(0).asInt());
            case "Fn::Split" -> {
                ArrayNode parts = NODES.arrayNode();
                for (String part : text(stack, argument.path(1))
                        .split(java.util.regex.Pattern.quote(argument.path(0).asText()))) {
                    parts.add(part);
                }
                yield parts;
            }
            case "Fn::ImportValue" -> export(text(stack, argument));
            case "Fn::If" ->
                resolve(stack, argument.path(condition(stack, argument.path(0).asText()) ? 1 : 2));
            default ->
                throw new IllegalArgumentException(
                        "function '%s' in %s is not known to the reading of policies: add it to %s"
                                .formatted(name, stack.name(), Values.class.getName()));
        };
    }

    private JsonNode reference(Stack stack, String name) {
        String pseudo = switch (name) {
            case "AWS::AccountId" -> stack.account();
            case "AWS::Region" -> stack.region();
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> stack.name().replace('/', '-');
            case "AWS::StackId" ->
                "arn:aws:cloudformation:%s:%s:stack/%s/0"
                        .formatted(stack.region(), stack.account(), stack.name().replace('/', '-'));
            default -> "";
        };
        if (name.equals("AWS::NoValue")) {
            return NODES.missingNode();
        }
        if (!pseudo.isEmpty()) {
            return new TextNode(pseudo);
        }
        JsonNode parameter = stack.template().path("Parameters").path(name);
        if (!parameter.isMissingNode()) {
            return parameter.path("Type").asText().contains("List")
                    ? list(parameter.path("Default").asText())
                    : parameter.path("Default");
        }
        return new TextNode(Names.ref(resource(stack, name), this));
    }

    private static JsonNode list(String text) {
        ArrayNode list = NODES.arrayNode();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                list.add(part.strip());
            }
        }
        return list;
    }

    private JsonNode attribute(Stack stack, JsonNode argument) {
        String[] path = argument.isArray()
                ? new String[] {argument.path(0).asText(), argument.path(1).asText()}
                : argument.asText().split("\\.", 2);
        return new TextNode(Names.attribute(resource(stack, path[0]), path[1], this));
    }

    String organizationId() {
        return assembly.organizationId();
    }

    /** The account that a stage of the app is deployed to. */
    String accountOf(String stage) {
        return assembly.stacks().stream()
                .filter(stack -> stack.stage().equals(stage))
                .map(Stack::account)
                .findFirst()
                .orElse("no-stage-" + stage);
    }

    private static Resource resource(Stack stack, String id) {
        JsonNode node = stack.resource(id);
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("'%s' of %s is no resource of its template".formatted(id, stack.name()));
        }
        return new Resource(stack, id, node);
    }

    private JsonNode substitute(Stack stack, JsonNode argument) {
        JsonNode variables = argument.isArray() ? argument.path(1) : NODES.objectNode();
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        return new TextNode(SUBSTITUTE.matcher(text).replaceAll(match -> {
            String name = match.group(2);
            if (!match.group(1).isEmpty()) {
                return Matcher.quoteReplacement("${" + name + "}");
            }
            JsonNode value = variables.has(name)
                    ? resolve(stack, variables.path(name))
                    : name.contains(".") && !name.startsWith("AWS::")
                            ? attribute(stack, new TextNode(name))
                            : reference(stack, name);
            return Matcher.quoteReplacement(value.asText());
        }));
    }

    private JsonNode export(String name) {
        for (Stack stack : assembly.stacks()) {
            for (JsonNode output : stack.template().path("Outputs")) {
                if (output.has("Export")
                        && text(stack, output.path("Export").path("Name")).equals(name)) {
                    return resolve(stack, output.path("Value"));
                }
            }
        }
        throw new IllegalArgumentException("no stack exports '%s'".formatted(name));
    }

    private boolean condition(Stack stack, String name) {
        return holds(stack, stack.template().path("Conditions").path(name));
    }

    private boolean holds(Stack stack, JsonNode condition) {
        Map.Entry<String, JsonNode> function = condition.properties().iterator().next();
        JsonNode argument = function.getValue();
        return switch (function.getKey()) {
            case "Fn::Equals" -> text(stack, argument.path(0)).equals(text(stack, argument.path(1)));
            case "Fn::Not" -> !holds(stack, argument.path(0));
            case "Fn::And" -> argument.valueStream().allMatch(each -> holds(stack, each));
            case "Fn::Or" -> argument.valueStream().anyMatch(each -> holds(stack, each));
            case "Condition" -> condition(stack, argument.asText());
            default ->
                throw new IllegalArgumentException("condition '%s' in %s is not known to the reading of policies"
                        .formatted(function.getKey(), stack.name()));
        };
    }
}
