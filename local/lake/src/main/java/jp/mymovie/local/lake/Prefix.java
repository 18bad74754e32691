package jp.mymovie.local.lake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Unsupported;

/**
 * Where a Firehose stream puts its objects: texts and expressions, evaluated for the arrival, in UTC, of the oldest record
 * of an object. An expression that is not known is refused when the prefix is read, not when the first object is due. See
 * https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
 */
public final class Prefix {
    private static final Pattern EXPRESSION = Pattern.compile("!\\{([A-Za-z-]+):([^}]*)}");
    private static final String DEFAULT_TIME = "!{timestamp:yyyy/MM/dd/HH}/";

    private final String text;

    private Prefix(String text, boolean ofErrors) {
        this.text = text;
        if (EXPRESSION.matcher(text).replaceAll("").contains("!{")) {
            throw unsupported(text);
        }
        EXPRESSION
                .matcher(text)
                .results()
                .forEach(expression -> check(expression.group(1), expression.group(2), ofErrors));
    }

    /** The prefix of what is delivered; without a time of its own it gets Firehose's, down to the hour. */
    public static Prefix of(String text) {
        return new Prefix(text.contains("!{timestamp:") ? text : text + DEFAULT_TIME, false);
    }

    /**
     * The prefix of what could not be delivered.
     *
     * @param text as set, which must say {@code !{firehose:error-output-type}} when it says anything
     */
    public static Prefix ofErrors(String text) {
        if (!text.isEmpty() && !text.contains("!{firehose:error-output-type}")) {
            throw new Unsupported(
                    "'ErrorOutputPrefix' must hold !{firehose:error-output-type}, got '%s'".formatted(text));
        }
        return new Prefix(text.isEmpty() ? "!{firehose:error-output-type}/" + DEFAULT_TIME : text, true);
    }

    private static void check(String space, String argument, boolean ofErrors) {
        switch (space + ":" + argument) {
            case "firehose:random-string" -> {}
            case "firehose:error-output-type" -> {
                if (!ofErrors) {
                    throw unsupported("!{" + space + ":" + argument + "}");
                }
            }
            default -> {
                if (!space.equals("timestamp")) {
                    throw unsupported("!{" + space + ":" + argument + "}");
                }
                format(argument, Instant.EPOCH);
            }
        }
    }

    /** The folder of an object of records that could be delivered. */
    public String folder(Instant oldest, Supplier<String> random) {
        return folder(oldest, "", random);
    }

    /** The folder of an object of records that failed in a way that Firehose has a word for. */
    public String folder(Instant oldest, String errorOutputType, Supplier<String> random) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1) + ":" + match.group(2)) {
                            case "firehose:random-string" -> random.get();
                            case "firehose:error-output-type" -> errorOutputType;
                            default -> format(match.group(2), oldest);
                        }));
    }

    /** What is the same for every object: everything before the first expression. */
    public String start() {
        int expression = text.indexOf("!{");
        return expression < 0 ? text : text.substring(0, expression);
    }

    /** The letters are those of {@link DateTimeFormatter}, in Firehose too: YYYY is the year of the week. */
    private static String format(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }

    private static Unsupported unsupported(String expression) {
        return new Unsupported("prefix expression '%s' is not known to the local run".formatted(expression));
    }
}
