package jp.mymovie.lab.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;

/**
 * The estate as it would be had its logs begun on another day: a generated lake may hold more days than the estate has
 * seen. The first day stands in the tables' projection and in what the saved queries refuse, and nowhere else.
 */
final class EarlierStart {
    private static final DateTimeFormatter KEY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final Pattern RANGE = Pattern.compile("\"(\\d{4}/\\d\\d/\\d\\d),NOW\"");

    private EarlierStart() {}

    static Assembly of(Assembly assembly, LocalDate since) {
        return new Assembly(
                assembly.directory(),
                assembly.stacks().stream().map(stack -> moved(stack, since)).toList());
    }

    private static Stack moved(Stack stack, LocalDate since) {
        String template = stack.template().toString();
        Matcher range = RANGE.matcher(template);
        if (!range.find()) {
            return stack;
        }
        LocalDate first = LocalDate.parse(range.group(1), KEY);
        String moved = template.replace("\"" + range.group(1) + ",NOW\"", "\"" + KEY.format(since) + ",NOW\"")
                .replace("DATE '" + first + "'", "DATE '" + since + "'");
        return new Stack(
                stack.stage(),
                stack.name(),
                stack.account(),
                stack.region(),
                json(moved),
                stack.directory(),
                stack.assets());
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
