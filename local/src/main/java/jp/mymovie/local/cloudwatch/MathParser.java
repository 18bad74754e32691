package jp.mymovie.local.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression of metric math.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">metric math</a>
 */
final class MathParser {
    /** A part of an expression. */
    sealed interface Node {
        record Number(double value) implements Node {}

        record Text(String text) implements Node {}

        /** The id of a metric or of another expression. */
        record Id(String id) implements Node {}

        record Negative(Node operand) implements Node {}

        record Binary(String operator, Node left, Node right) implements Node {}

        record Call(String function, List<Node> arguments) implements Node {}

        record Array(List<Node> items) implements Node {}
    }

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?)|\"([^\"]*)\"|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|&&|\\|\\||[-+*/^<>(),\\[\\]]))");
    private static final List<Map<String, String>> LEVELS = List.of(
            Map.of("||", "OR", "OR", "OR"),
            Map.of("&&", "AND", "AND", "AND"),
            Map.of("==", "==", "!=", "!=", "<", "<", ">", ">", "<=", "<=", ">=", ">="),
            Map.of("+", "+", "-", "-"),
            Map.of("*", "*", "/", "/"),
            Map.of("^", "^"));

    private final String expression;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private MathParser(String expression) {
        this.expression = expression;
        Matcher matcher = TOKEN.matcher(expression);
        int end = 0;
        while (end < expression.stripTrailing().length()) {
            if (!matcher.find() || matcher.start() != end) {
                throw wrong("'%s'".formatted(expression.substring(end)));
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
    }

    /** @throws Unsupported if the text is no expression that is known */
    static Node parse(String expression) {
        MathParser parser = new MathParser(expression);
        Node node = parser.binary(0);
        if (parser.next < parser.tokens.size()) {
            throw parser.wrong("'%s'".formatted(parser.tokens.get(parser.next)));
        }
        return node;
    }

    private Node binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Node left = binary(level + 1);
        while (true) {
            String operator = LEVELS.get(level).get(peek());
            if (operator == null) {
                return left;
            }
            next++;
            left = new Node.Binary(operator, left, binary(level + 1));
        }
    }

    private Node unary() {
        if (peek().equals("-")) {
            next++;
            return new Node.Negative(unary());
        }
        return primary();
    }

    private Node primary() {
        String token = take();
        char first = token.charAt(0);
        if (Character.isDigit(first)) {
            return new Node.Number(Double.parseDouble(token));
        }
        if (first == '"') {
            return new Node.Text(token.substring(1, token.length() - 1));
        }
        if (token.equals("(")) {
            Node inner = binary(0);
            expect(")");
            return inner;
        }
        if (token.equals("[")) {
            return new Node.Array(list("]"));
        }
        if (!Character.isLetter(first)) {
            throw wrong("'%s'".formatted(token));
        }
        if (peek().equals("(")) {
            next++;
            return new Node.Call(token, list(")"));
        }
        return new Node.Id(token);
    }

    private List<Node> list(String end) {
        List<Node> items = new ArrayList<>();
        if (peek().equals(end)) {
            next++;
            return items;
        }
        while (true) {
            items.add(binary(0));
            String token = take();
            if (token.equals(end)) {
                return List.copyOf(items);
            }
            if (!token.equals(",")) {
                throw wrong("'%s'".formatted(token));
            }
        }
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        if (next == tokens.size()) {
            throw wrong("its end");
        }
        return tokens.get(next++);
    }

    private void expect(String token) {
        String got = take();
        if (!got.equals(token)) {
            throw wrong("'%s' in place of '%s'".formatted(got, token));
        }
    }

    private Unsupported wrong(@Nullable String what) {
        return new Unsupported("expression '%s' of metric math cannot be read at %s".formatted(expression, what));
    }
}
