package jp.mymovie.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The intrinsic functions of CloudFormation: a closed list.
 *
 * @param values evaluates the arguments
 * @param stacks where exports and the writers of other regions are looked for
 * @param secrets replaces dynamic references
 */
record Functions(Values values, List<Stack> stacks, UnaryOperator<String> secrets) {
    private static final Pattern SUBSTITUTE = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * The value of a function.
     *
     * @throws Unsupported if the function is not on the list
     */
    JsonNode evaluate(Stack stack, String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> reference(stack, argument.asText());
            case "Fn::GetAtt" -> {
                List<String> path = argument.isTextual()
                        ? List.of(argument.asText().split("\\.", 2))
                        : List.of(argument.get(0).asText(), values.text(stack, argument.get(1)));
                yield new TextNode(secrets.apply(values.attribute(stack.resource(path.get(0)), path.get(1))));
            }
            case "Fn::Join" ->
                new TextNode(secrets.apply(String.join(argument.get(0).asText(), texts(stack, argument.get(1)))));
            case "Fn::Sub" -> new TextNode(secrets.apply(substitute(stack, argument)));
            case "Fn::Select" ->
                values.value(stack, argument.get(1)).path(Integer.parseInt(values.text(stack, argument.get(0))));
            case "Fn::Split" -> {
                ArrayNode parts = NODES.arrayNode();
                for (String part : values.text(stack, argument.get(1))
                        .split(Pattern.quote(argument.get(0).asText()), -1)) {
                    parts.add(part);
                }
                yield parts;
            }
            case "Fn::ImportValue" -> export(values.text(stack, argument));
            case "Fn::If" ->
                values.value(
                        stack, argument.path(condition(stack, argument.path(0).asText()) ? 1 : 2));
            case "Fn::FindInMap" ->
                values.value(
                        stack,
                        stack.template()
                                .path("Mappings")
                                .path(values.text(stack, argument.get(0)))
                                .path(values.text(stack, argument.get(1)))
                                .path(values.text(stack, argument.get(2))));
            default ->
                throw new Unsupported("intrinsic function '%s' in %s is not known: add it to %s"
                        .formatted(name, stack.name(), Functions.class.getName()));
        };
    }

    private List<String> texts(Stack stack, JsonNode list) {
        List<String> texts = new ArrayList<>();
        values.value(stack, list).forEach(item -> texts.add(item.asText()));
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
                yield parameter.isMissingNode()
                        ? new TextNode(values.ref(stack.resource(name)))
                        : parameter(stack, parameter);
            }
        };
    }

    /** The default of a parameter; of a list its parts. */
    private JsonNode parameter(Stack stack, JsonNode parameter) {
        if (!parameter.path("Type").asText().contains("List")) {
            return new TextNode(values.text(stack, parameter.path("Default")));
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
                return Matcher.quoteReplacement(values.text(stack, own.get(name)));
            }
            return Matcher.quoteReplacement(
                    name.contains(".") && !name.startsWith("AWS::")
                            ? evaluate(stack, "Fn::GetAtt", new TextNode(name)).asText()
                            : reference(stack, name).asText());
        });
    }

    /** An output that another stack imports, or a value that the CDK carries to another region of the same account. */
    JsonNode export(String name) {
        for (Stack stack : stacks) {
            for (JsonNode output : stack.template().path("Outputs")) {
                if (output.has("Export")
                        && values.text(stack, output.path("Export").path("Name"))
                                .equals(name)) {
                    return values.value(stack, output.path("Value"));
                }
            }
        }
        for (Resource writer : Assembly.resources(stacks, "Custom::CrossRegionExportWriter")) {
            JsonNode value = writer.property("WriterProps").path("exports").path(name);
            if (!value.isMissingNode()) {
                return values.value(writer.stack(), value);
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
            case "Fn::Equals" -> values.text(stack, argument.path(0)).equals(values.text(stack, argument.path(1)));
            case "Fn::Not" -> !holds(stack, argument.path(0));
            case "Fn::And" -> argument.valueStream().allMatch(each -> holds(stack, each));
            case "Fn::Or" -> argument.valueStream().anyMatch(each -> holds(stack, each));
            case "Condition" -> condition(stack, argument.asText());
            default ->
                throw new Unsupported("condition '%s' in %s is not known: add it to %s"
                        .formatted(condition, stack.name(), Functions.class.getName()));
        };
    }
}
