package jp.mymovie.local.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Unsupported;

/**
 * A filter pattern for JSON log events, as a subscription filter has it: selectors compared with texts, numbers or
 * booleans, joined by {@code &&}, {@code ||} and parentheses. See
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
public final class FilterPattern {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\$\\.[\\w.@-]+|\"(?:[^\"\\\\]|\\\\.)*\"|&&|\\|\\||!=|=|\\(|\\)|[\\w.*-]+)");

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private final Predicate<JsonNode> condition;
    private int next;

    /** Reads a pattern; an empty one takes every line. */
    public FilterPattern(String text) {
        this.text = text;
        String inner = text.strip();
        if (inner.isEmpty()) {
            condition = event -> true;
            return;
        }
        if (!inner.startsWith("{") || !inner.endsWith("}")) {
            throw unsupported();
        }
        inner = inner.substring(1, inner.length() - 1).strip();
        Matcher matcher = TOKEN.matcher(inner);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        condition = either();
        if (end != inner.length() || next != tokens.size()) {
            throw unsupported();
        }
    }

    /** Whether a log line passes. */
    public boolean takes(String line) {
        try {
            return text.isBlank() || line.startsWith("{") && condition.test(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private Predicate<JsonNode> either() {
        Predicate<JsonNode> left = both();
        while (accept("||")) {
            left = left.or(both());
        }
        return left;
    }

    private Predicate<JsonNode> both() {
        Predicate<JsonNode> left = single();
        while (accept("&&")) {
            left = left.and(single());
        }
        return left;
    }

    private Predicate<JsonNode> single() {
        if (accept("(")) {
            Predicate<JsonNode> inner = either();
            if (!accept(")")) {
                throw unsupported();
            }
            return inner;
        }
        String selector = take();
        String operator = take();
        String value = take();
        if (!selector.startsWith("$.") || !operator.endsWith("=")) {
            throw unsupported();
        }
        String pointer = selector.substring(1).replace('.', '/');
        Pattern wanted = pattern(value);
        boolean equal = operator.equals("=");
        return event -> {
            JsonNode found = event.at(pointer);
            return found.isValueNode() && wanted.matcher(found.asText()).matches() == equal;
        };
    }

    /** An asterisk stands for any text. */
    private static Pattern pattern(String value) {
        String plain = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
        return Pattern.compile("\\Q" + plain.replace("*", "\\E.*\\Q") + "\\E", Pattern.DOTALL);
    }

    private boolean accept(String token) {
        if (next < tokens.size() && tokens.get(next).equals(token)) {
            next++;
            return true;
        }
        return false;
    }

    private String take() {
        if (next == tokens.size()) {
            throw unsupported();
        }
        return tokens.get(next++);
    }

    private Unsupported unsupported() {
        return new Unsupported("filter pattern '%s' is not known to the local run".formatted(text));
    }
}
