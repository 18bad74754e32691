package jp.mymovie.policy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of {@code harmless.txt}: what an administrator may do, and why nothing that was promised is lost by it.
 *
 * @param type of the resource, - for actions without one; a star stands for any letters in all three
 * @param place of the resource
 * @param actions patterns
 */
record Harmless(String type, String place, List<String> actions, String reason) {
    static List<Harmless> all() {
        return Matrix.lines(Matrix.text("siblings/harmless.txt")).values().stream()
                .map(Matrix::columns)
                .map(row ->
                        new Harmless(row.get(0), row.get(1), List.of(row.get(2).split(" ")), row.get(3)))
                .toList();
    }

    /** A line of each of its patterns. */
    List<Harmless> each() {
        return actions.stream()
                .map(action -> new Harmless(type, place, List.of(action), reason))
                .toList();
    }

    boolean covers(Siblings.Open open) {
        return matches(type, open.type())
                && matches(place, open.place())
                && actions.stream().anyMatch(pattern -> matches(pattern, open.action()));
    }

    private static boolean matches(String pattern, String text) {
        return text.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }
}
