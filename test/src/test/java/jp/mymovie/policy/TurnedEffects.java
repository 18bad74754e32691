package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Effects of actions on the estate, {@code effects.txt}; and those that do no harm, {@code harmless.txt}. */
final class TurnedEffects {
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> harmless = new ArrayList<>();

    /**
     * A row of either table.
     *
     * @param actions patterns, none for what happens by itself
     * @param type of the thing
     * @param needs marks that it must have before
     * @param makes marks that it has afterwards
     */
    record Row(List<Pattern> actions, List<String> names, String type, List<String> needs, List<String> makes) {
        private static Row of(String actions, String type, String needs, String makes) {
            List<String> names = words(actions);
            return new Row(
                    names.stream()
                            .map(name -> new Pattern(name.toLowerCase(Locale.ROOT)))
                            .toList(),
                    names,
                    type,
                    words(needs),
                    words(makes));
        }

        private static List<String> words(String column) {
            return column.equals("-") ? List.of() : Arrays.asList(column.split(" +"));
        }

        boolean isOf(String action, TurnedThing thing) {
            String asked = action.toLowerCase(Locale.ROOT);
            return thing.isA(type) && actions.stream().anyMatch(pattern -> pattern.matches(asked));
        }
    }

    TurnedEffects() {
        for (String line : Matrix.lines(Matrix.text("turned/effects.txt")).values()) {
            List<String> columns = Matrix.columns(line);
            rows.add(Row.of(columns.get(0), columns.get(1), columns.get(2), columns.get(3)));
        }
        for (String line : Matrix.lines(Matrix.text("turned/harmless.txt")).values()) {
            List<String> columns = Matrix.columns(line);
            for (String type : columns.get(1).split(" *, *")) {
                harmless.add(Row.of(columns.get(0), type, "-", "-"));
            }
        }
    }

    List<Row> of(String action, TurnedThing thing) {
        return rows.stream().filter(row -> row.isOf(action, thing)).toList();
    }

    /** Effects that AWS brings about by itself to a thing. */
    List<Row> byItself(TurnedThing thing) {
        return rows.stream()
                .filter(row -> row.actions().isEmpty() && thing.isA(row.type()))
                .toList();
    }

    /** Actions that the table names for a thing, whether or not AWS's data has them for its type. */
    Set<String> named(TurnedThing thing) {
        Set<String> named = new LinkedHashSet<>();
        rows.stream().filter(row -> thing.isA(row.type())).forEach(row -> named.addAll(row.names()));
        return named;
    }

    boolean isHarmless(String action, TurnedThing thing) {
        return harmless.stream().anyMatch(row -> row.isOf(action, thing));
    }
}
