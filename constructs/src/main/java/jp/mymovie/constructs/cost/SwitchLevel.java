package jp.mymovie.constructs.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts of a stage that a kill switch moves, in the order in which they are cut; restored in reverse. */
public enum SwitchLevel {
    /** Address records lead to the maintenance page. */
    DNS,
    /** The distribution is disabled, which also ends its own name. */
    DISTRIBUTION,
    /** The API's stage throttles every request. */
    THROTTLE,
    /** Reserved concurrency of the functions is 0. */
    FUNCTIONS,
    /** Event source mappings are disabled. */
    EVENTS,
    /** The function before a sign-up is refused, and Cognito refuses the sign-up with it. */
    SIGN_UPS;

    /** The level's word in settings, environment and messages, such as {@code sign-ups}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of all levels, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SwitchLevel::word).toList();
    }

    /** @throws IllegalArgumentException if no level has the word */
    public static SwitchLevel of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("level must be one of %s, got '%s'".formatted(words(), word)));
    }

    static String list(List<SwitchLevel> levels) {
        return levels.stream().sorted().map(SwitchLevel::word).collect(Collectors.joining(","));
    }
}
