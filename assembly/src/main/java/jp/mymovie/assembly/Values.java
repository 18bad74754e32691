package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates the intrinsic functions of templates: a closed list. Nothing is evaluated before something asks for it, so
 * that only what a request needs has to be known.
 */
public final class Values {
    private static final Pattern SECRET =
            Pattern.compile("\\{\\{resolve:secretsmanager:([^}]+?):SecretString:([^:}]+)[^}]*}}");
    private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Stack> stacks;
    private final BinaryOperator<String> secrets;

    /**
     * @param stacks where exports and the writers of other regions are looked for
     * @param secrets gives the value of a key of a secret, by the secret's name and the key
     */
    public Values(List<Stack> stacks, BinaryOperator<String> secrets) {
        this.stacks = stacks;
        this.secrets = secrets;
    }

    /** What {@code Ref} gives for a resource. */
    public String ref(Resource resource) {
        return Identity.ref(resource, this);
    }

    /** What {@code Fn::GetAtt} gives for a resource. */
    public String attribute(Resource resource, String name) {
        return switch (resource.type()) {
            case "Custom::CrossRegionExportReader" -> export(name);
            default -> Identity.attribute(resource, name, this);
        };
    }

    /** The value of a resource's property as text. */
    public String text(Resource resource, String property) {
        return text(resource.stack(), resource.property(property));
    }

    /** The value of a node of a stack's template as text. */
    public String text(Stack stack, JsonNode node) {
        JsonNode value = value(stack, node);
        if (!value.isValueNode()) {
            throw new Unsupported("a text is needed in %s, got %s".formatted(stack.name(), node));
        }
        return value.asText();
    }

    /** The value of a node with every intrinsic function in it evaluated. */
    public JsonNode value(Stack stack, JsonNode node) {
        if (node.isTextual()) {
            return new TextNode(secret(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.forEach(item -> add(array, value(stack, item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            Map.Entry<String, JsonNode> only = node.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return function(stack, only.getKey(), only.getValue());
            }
        }
        ObjectNode object = NODES.objectNode();
        node.properties().forEach(entry -> {
            JsonNode value = value(stack, entry.getValue());
            if (!value.isMissingNode()) {
                object.set(entry.getKey(), value);
            }
        });
        return object;
    }

    private static void add(ArrayNode array, JsonNode value) {
        if (!value.isMissingNode()) {
            array.add(value);
        }
    }

    private JsonNode function(Stack stack, String name, JsonNode argument) {
        return switch (name) {
            case "Ref" ->
                argument.asText().equals("AWS::NoValue")
                        ? NODES.missingNode()
                        : new TextNode(reference(stack, argument.asText()));
            case "Fn::GetAtt" -> {
                List<String> path = argument.isTextual()
                        ? List.of(argument.asText().split("\\.", 2))
                        : List.of(argument.get(0).asText(), text(stack, argument.get(1)));
                yield new TextNode(secret(attribute(stack.resource(path.get(0)), path.get(1))));
            }
            case "Fn::Join" ->
                new TextNode(secret(String.join(argument.get(0).asText(), texts(stack, argument.get(1)))));
            case "Fn::Sub" -> new TextNode(secret(substitute(stack, argument)));
            case "Fn::Select" -> value(stack, argument.get(1)).path(Integer.parseInt(text(stack, argument.get(0))));
            case "Fn::Split" -> {
                ArrayNode parts = NODES.arrayNode();
                for (String part : text(stack, argument.get(1))
                        .split(Pattern.quote(argument.get(0).asText()), -1)) {
                    parts.add(part);
                }
                yield parts;
            }
            case "Fn::ImportValue" -> new TextNode(export(text(stack, argument)));
            case "Fn::FindInMap" ->
                value(
                        stack,
                        stack.template()
                                .path("Mappings")
                                .path(text(stack, argument.get(0)))
                                .path(text(stack, argument.get(1)))
                                .path(text(stack, argument.get(2))));
            default ->
                throw new Unsupported("intrinsic function '%s' in %s is not known to the local run: add it to %s"
                        .formatted(name, stack.name(), Values.class.getName()));
        };
    }

    private List<String> texts(Stack stack, JsonNode list) {
        List<String> texts = new ArrayList<>();
        value(stack, list).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private String reference(Stack stack, String name) {
        return switch (name) {
            case "AWS::Region" -> stack.region();
            case "AWS::AccountId" -> stack.account();
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> stack.name().replace('/', '-');
            case "AWS::StackId" ->
                "arn:aws:cloudformation:%s:%s:stack/%s"
                        .formatted(stack.region(), stack.account(), stack.name().replace('/', '-'));
            default -> {
                JsonNode parameter = stack.template().path("Parameters").path(name);
                yield parameter.isMissingNode() ? ref(stack.resource(name)) : text(stack, parameter.path("Default"));
            }
        };
    }

    private String substitute(Stack stack, JsonNode argument) {
        String text = argument.isArray() ? argument.get(0).asText() : argument.asText();
        JsonNode own = argument.path(1);
        return SUBSTITUTE.matcher(text).replaceAll(match -> {
            String name = match.group(2);
            if (match.group(1).equals("!")) {
                return Matcher.quoteReplacement("${" + name + "}");
            }
            if (own.has(name)) {
                return Matcher.quoteReplacement(text(stack, own.get(name)));
            }
            return Matcher.quoteReplacement(
                    name.contains(".") && !name.startsWith("AWS::")
                            ? function(stack, "Fn::GetAtt", new TextNode(name)).asText()
                            : reference(stack, name));
        });
    }

    /** An output that another stack imports, or a value that the CDK carries to another region of the same account. */
    private String export(String name) {
        for (Stack stack : stacks) {
            for (JsonNode output : stack.template().path("Outputs")) {
                if (output.has("Export")
                        && text(stack, output.path("Export").path("Name")).equals(name)) {
                    return text(stack, output.path("Value"));
                }
            }
        }
        for (Resource writer : Assembly.resources(stacks, "Custom::CrossRegionExportWriter")) {
            JsonNode value = writer.property("WriterProps").path("exports").path(name);
            if (!value.isMissingNode()) {
                return text(writer.stack(), value);
            }
        }
        throw new Unsupported("no stack exports '%s'".formatted(name));
    }

    private String secret(String text) {
        if (!text.contains("{{resolve:")) {
            return text;
        }
        String resolved = SECRET.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(secrets.apply(match.group(1), match.group(2))));
        if (resolved.contains("{{resolve:") && !text.startsWith("{{resolve:ssm:/cdk/exports/")) {
            // A dynamic reference may still be in pieces that a Fn::Join puts together.
            if (resolved.indexOf("}}", resolved.indexOf("{{resolve:")) > 0) {
                throw new Unsupported("dynamic reference '%s' is not known to the local run".formatted(text));
            }
        }
        return resolved;
    }
}
