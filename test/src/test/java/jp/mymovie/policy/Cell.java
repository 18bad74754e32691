package jp.mymovie.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A cell of the matrix: a question, and the answer that is expected.
 *
 * @param row how a person finds it
 * @param asked who, does what, on what, with what
 * @param expected {@code allow}; {@code deny -} where nothing allows it; or {@code deny} and the statements that deny
 * @param exactly whether those statements and no others must deny
 */
record Cell(String row, Map<String, String> asked, String expected, boolean exactly) {
    static final List<String> COLUMNS = List.of("who", "do", "on", "with");

    static Cell of(String row, String expected, String... asked) {
        Map<String, String> columns = new LinkedHashMap<>();
        COLUMNS.forEach(column -> columns.put(column, asked[COLUMNS.indexOf(column)]));
        return new Cell(row, columns, expected, false);
    }

    String get(String column) {
        return asked.getOrDefault(column, "");
    }

    boolean isAllowed() {
        return expected.equals("allow");
    }

    /** The cell beside it that differs in one column, such as {@code with=mfa}, and is allowed. */
    Cell neighbour(String change) {
        String[] pair = change.split("=", 2);
        if (!asked.containsKey(pair[0])) {
            throw new IllegalArgumentException(
                    "%s: the neighbour must change one of %s, got '%s'".formatted(row, COLUMNS, change));
        }
        Map<String, String> changed = new LinkedHashMap<>(asked);
        changed.put(pair[0], pair[1]);
        return new Cell(row + ", its neighbour", changed, "allow", exactly);
    }

    boolean fits(Decision decision) {
        if (decision.outcome() != Decision.Outcome.EXPLICITLY_DENIED) {
            return expected.equals(said(decision));
        }
        Set<String> named = Set.copyOf(Arrays.asList(expected.split(" ")));
        Set<String> denying = Set.copyOf(Arrays.asList(said(decision).split(" ")));
        return exactly ? denying.equals(named) : denying.containsAll(named);
    }

    /** A decision as the tables write it. */
    static String said(Decision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> "allow";
            case IMPLICITLY_DENIED -> "deny -";
            case EXPLICITLY_DENIED ->
                "deny "
                        + decision.because().stream()
                                .map(reason -> reason.substring(reason.lastIndexOf(' ') + 1))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" "));
        };
    }
}
