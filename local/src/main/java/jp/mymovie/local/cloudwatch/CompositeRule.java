package jp.mymovie.local.cloudwatch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Unsupported;

/**
 * The rule of a composite alarm: {@code ALARM("…") AND NOT OK(…)}.
 *
 * @param text as written
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html">Composite alarms</a>
 */
record CompositeRule(String text) {
    private static final Pattern TOKEN = Pattern.compile("\\s*(\"[^\"]*\"|[()]|[^\\s()\"]+)");

    /** @param states the state of an alarm by its name; an ARN is cut to its name */
    boolean holds(Function<String, State> states) {
        return new Reader(text, states).whole();
    }

    private static final class Reader {
        private final String text;
        private final Function<String, State> states;
        private final List<String> tokens = new ArrayList<>();
        private int next;

        Reader(String text, Function<String, State> states) {
            this.text = text;
            this.states = states;
            Matcher matcher = TOKEN.matcher(text);
            while (matcher.find()) {
                tokens.add(matcher.group(1));
            }
        }

        boolean whole() {
            boolean holds = either();
            if (next < tokens.size()) {
                throw wrong(tokens.get(next));
            }
            return holds;
        }

        private boolean either() {
            boolean holds = both();
            while (takes("OR")) {
                holds |= both();
            }
            return holds;
        }

        private boolean both() {
            boolean holds = single();
            while (takes("AND")) {
                holds &= single();
            }
            return holds;
        }

        private boolean single() {
            String token = take();
            return switch (token) {
                case "NOT" -> !single();
                case "TRUE" -> true;
                case "FALSE" -> false;
                case "(" -> {
                    boolean holds = either();
                    close();
                    yield holds;
                }
                case "ALARM" -> is(State.ALARM);
                case "OK" -> is(State.OK);
                case "INSUFFICIENT_DATA" -> is(State.INSUFFICIENT_DATA);
                default -> throw wrong(token);
            };
        }

        /** The name stands in quotation marks, or bare, and then with spaces only where it is a part of the text. */
        private boolean is(State state) {
            if (!takes("(")) {
                throw wrong(take());
            }
            List<String> words = new ArrayList<>();
            while (!tokens.get(next).equals(")")) {
                words.add(take());
            }
            close();
            String name = String.join(" ", words).replaceAll("^\"|\"$", "");
            return states.apply(name.replaceFirst("^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:", "")) == state;
        }

        private void close() {
            if (!takes(")")) {
                throw wrong(take());
            }
        }

        private boolean takes(String token) {
            boolean there = next < tokens.size() && tokens.get(next).equals(token);
            next += there ? 1 : 0;
            return there;
        }

        private String take() {
            if (next == tokens.size()) {
                throw wrong("its end");
            }
            return tokens.get(next++);
        }

        private Unsupported wrong(String token) {
            return new Unsupported("rule '%s' of a composite alarm cannot be read at '%s'".formatted(text, token));
        }
    }
}
