package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the intrinsic functions of templates: a closed list. Nothing is evaluated before something asks for it, so
 * that only what is needed has to be known. Resources of types that {@link Names} does not list are refused, named after
 * their place, or written in words, as the values are made.
 */
public final class Values {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern ORGANIZATION = Pattern.compile("\\bo-[a-z0-9]{10,32}\\b");

    /** Name of a resource in a value. */
    private enum Naming {
        /** Its name at AWS, of listed types alone. */
        LISTED,
        /** Its name at AWS, of other types one after their place in the template. */
        ANY,
        /** The logical id or the attribute in angle brackets. */
        WORDS
    }

    private final List<Stack> stacks;
    private final UnaryOperator<String> secrets;
    private final Functions functions;
    private final Naming naming;
    private @Nullable String organization;

    /**
     * Values that refuse what they do not know for certain, as the local run needs them.
     *
     * @param stacks where exports and the writers of other regions are looked for
     * @param secrets gives the value of a key of a secret, by the secret's name and the key
     */
    public Values(List<Stack> stacks, BinaryOperator<String> secrets) {
        this(stacks, new Secrets(secrets), Naming.LISTED);
    }

    private Values(List<Stack> stacks, UnaryOperator<String> secrets, Naming naming) {
        this.stacks = stacks;
        this.secrets = secrets;
        this.functions = new Functions(this, stacks, secrets);
        this.naming = naming;
    }

    /** Values that have a name and an ARN for every resource and leave dynamic references as they are. */
    public static Values ofAnyType(List<Stack> stacks) {
        return new Values(stacks, UnaryOperator.identity(), Naming.ANY);
    }

    /** Values for people: a resource is written as its logical id, an attribute by its name, as in {@code <Arn>}. */
    public static Values inWords(List<Stack> stacks) {
        return new Values(stacks, UnaryOperator.identity(), Naming.WORDS);
    }

    /** Value of {@code Ref} for a resource. */
    public String ref(Resource resource) {
        return naming == Naming.WORDS
                ? "<" + resource.id() + ">"
                : Names.of(resource, this).ref();
    }

    /** Value of {@code Fn::GetAtt} for a resource. */
    public String attribute(Resource resource, String name) {
        return naming == Naming.WORDS
                ? "<" + name + ">"
                : switch (resource.type()) {
                    case "Custom::CrossRegionExportReader" ->
                        functions.export(name).asText();
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
            return new TextNode(secrets.apply(node.textValue()));
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
                return functions.evaluate(stack, only.getKey(), only.getValue());
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
}
