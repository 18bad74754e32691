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
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the intrinsic functions of templates: a closed list. Nothing is evaluated before something asks for it, so
 * that only what is needed has to be known. Resources of types that {@link Names} does not list are refused, named after
 * their place, or written in words, as the values are made.
 */
public final class Values {
    private static final Pattern SECRET =
            Pattern.compile("\\{\\{resolve:secretsmanager:([^}]+?):SecretString:([^:}]+)[^}]*}}");
    private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern ORGANIZATION = Pattern.compile("\\bo-[a-z0-9]{10,32}\\b");

    /** What stands for a resource in a value. */
    private enum Naming {
        /** Its name at AWS, of listed types alone. */
        LISTED,
        /** Its name at AWS, of other types one after their place in the template. */
        ANY,
        /** The logical id or the attribute in angle brackets. */
        WORDS
    }

    private final List<Stack> stacks;
    private final @Nullable BinaryOperator<String> secrets;
    private final Naming naming;
    private @Nullable String organization;

    /**
     * Values that refuse what they do not know for certain, as the local run needs them.
     *
     * @param stacks where exports and the writers of other regions are looked for
     * @param secrets gives the value of a key of a secret, by the secret's name and the key
     */
    public Values(List<Stack> stacks, BinaryOperator<String> secrets) {
        this(stacks, secrets, Naming.LISTED);
    }

    private Values(List<Stack> stacks, @Nullable BinaryOperator<String> secrets, Naming naming) {
        this.stacks = stacks;
        this.secrets = secrets;
        this.naming = naming;
    }

    /** Values that have a name and an ARN for every resource and leave dynamic references as they are. */
    public static Values ofAnyType(List<Stack> stacks) {
        return new Values(stacks, null, Naming.ANY);
    }

    /** Values for people: a resource is written as its logical id, an attribute by its name, as in {@code <Arn>}. */
    public static Values inWords(List<Stack> stacks) {
        return new Values(stacks, null, Naming.WORDS);
    }

    /** What {@code Ref} gives for a resource. */
    public String ref(Resource resource) {
        return naming == Naming.WORDS
                ? "<" + resource.id() + ">"
                : Names.of(resource, this).ref();
    }

    /** What {@code Fn::GetAtt} gives for a resource. */
    public String attribute(Resource resource, String name) {
        return naming == Naming.WORDS
                ? "<" + name + ">"
                : switch (resource.type()) {
                    case "Custom::CrossRegionExportReader" -> export(name).asText();
                    default -> Names.of(resource, this).attribute(name);
                };
    }

    /** The name by which AWS knows a resource, or its id where it has no name. */
    public String name(Resource resource) {
        return Names.of(resource, this).name();
    }

    /** The ARN of a resource, whether or not CloudFormation has an attribute for it. */
    public String arn(Resource resource) {
        return Names.of(resource, this).arn();
    }

    /** Stops where only listed types and attributes may be used. */
    void unlisted(String message) {
        if (naming == Naming.LISTED) {
            throw new Unsupported(message);
        }
    }

    /** The account that a stage of the app is deployed to. */
    String accountOf(String stage) {
        return stacks.stream()
                .filter(stack -> stack.stage().equals(stage))
                .map(Stack::account)
                .findFirst()
                .orElse("no-stage-" + stage);
    }

    /** The organization's id as the templates have it, recorded or sample. */
    public String organizationId() {
        if (organization == null) {
            organization = stacks.stream()
                    .map(stack -> ORGANIZATION.matcher(stack.template().toString()))
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst()
                    .orElse("o-unrecorded");
        }
        return organization;
    }

    /** The value of a resource's property as text. */
    public String text(Resource resource, String property) {
        return text(resource.stack(), resource.property(property));
    }

    /** The value of a resource's property, missing where it has none. */
    public JsonNode value(Resource resource, String property) {
        return value(resource.stack(), resource.property(property));
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
            case "Ref" -> reference(stack, argument.asText());
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
            case "Fn::ImportValue" -> export(text(stack, argument));
            case "Fn::If" ->
                value(stack, argument.path(condition(stack, argument.path(0).asText()) ? 1 : 2));
            case "Fn::FindInMap" ->
                value(
                        stack,
                        stack.template()
                                .path("Mappings")
                                .path(text(stack, argument.get(0)))
                                .path(text(stack, argument.get(1)))
                                .path(text(stack, argument.get(2))));
            default ->
                throw new Unsupported("intrinsic function '%s' in %s is not known: add it to %s"
                        .formatted(name, stack.name(), Values.class.getName()));
        };
    }

    private List<String> texts(Stack stack, JsonNode list) {
        List<String> texts = new ArrayList<>();
        value(stack, list).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private JsonNode reference(Stack stack, String name) {
        return switch (name) {
            case "AWS::NoValue" -> NODES.missingNode();
            case "AWS::Region" -> new TextNode(stack.region());
            case "AWS::AccountId" -> new TextNode(stack.account());
            case "AWS::Partition" -> new TextNode("aws");
            case "AWS::URLSuffix" -> new TextNode("amazonaws.com");
            case "AWS::StackName" -> new TextNode(stack.stackName());
            case "AWS::StackId" ->
                new TextNode("arn:aws:cloudformation:%s:%s:stack/%s"
                        .formatted(stack.region(), stack.account(), stack.stackName()));
            default -> {
                JsonNode parameter = stack.template().path("Parameters").path(name);
                yield parameter.isMissingNode() ? new TextNode(ref(stack.resource(name))) : parameter(stack, parameter);
            }
        };
    }

    /** The default of a parameter; of a list its parts. */
    private JsonNode parameter(Stack stack, JsonNode parameter) {
        if (!parameter.path("Type").asText().contains("List")) {
            return new TextNode(text(stack, parameter.path("Default")));
        }
        ArrayNode list = NODES.arrayNode();
        for (String part : parameter.path("Default").asText().split(",")) {
            if (!part.isBlank()) {
                list.add(part.strip());
            }
        }
        return list;
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
                            : reference(stack, name).asText());
        });
    }

    /** An output that another stack imports, or a value that the CDK carries to another region of the same account. */
    private JsonNode export(String name) {
        for (Stack stack : stacks) {
            for (JsonNode output : stack.template().path("Outputs")) {
                if (output.has("Export")
                        && text(stack, output.path("Export").path("Name")).equals(name)) {
                    return value(stack, output.path("Value"));
                }
            }
        }
        for (Resource writer : Assembly.resources(stacks, "Custom::CrossRegionExportWriter")) {
            JsonNode value = writer.property("WriterProps").path("exports").path(name);
            if (!value.isMissingNode()) {
                return value(writer.stack(), value);
            }
        }
        throw new Unsupported("no stack exports '%s'".formatted(name));
    }

    private boolean condition(Stack stack, String name) {
        return holds(stack, stack.template().path("Conditions").path(name));
    }

    private boolean holds(Stack stack, JsonNode condition) {
        String function = condition.isEmpty() ? "" : condition.fieldNames().next();
        JsonNode argument = condition.path(function);
        return switch (function) {
            case "Fn::Equals" -> text(stack, argument.path(0)).equals(text(stack, argument.path(1)));
            case "Fn::Not" -> !holds(stack, argument.path(0));
            case "Fn::And" -> argument.valueStream().allMatch(each -> holds(stack, each));
            case "Fn::Or" -> argument.valueStream().anyMatch(each -> holds(stack, each));
            case "Condition" -> condition(stack, argument.asText());
            default ->
                throw new Unsupported("condition '%s' in %s is not known: add it to %s"
                        .formatted(condition, stack.name(), Values.class.getName()));
        };
    }

    private String secret(String text) {
        if (secrets == null || !text.contains("{{resolve:")) {
            return text;
        }
        String resolved = SECRET.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(secrets.apply(match.group(1), match.group(2))));
        if (resolved.contains("{{resolve:") && !text.startsWith("{{resolve:ssm:/cdk/exports/")) {
            // A dynamic reference may still be in pieces that a Fn::Join puts together.
            if (resolved.indexOf("}}", resolved.indexOf("{{resolve:")) > 0) {
                throw new Unsupported("dynamic reference '%s' is not known".formatted(text));
            }
        }
        return resolved;
    }
}
