package jp.mymovie.cost;

import static jp.mymovie.cost.sheet.Amount.dollars;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.sheet.Amount;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;
import jp.mymovie.cost.sheet.Total;
import org.jspecify.annotations.Nullable;

/** Effect of a change on the bill: the sums, and each line that is new, gone or another. */
final class Against {
    private Against() {}

    static Table sums(Sheet before, Sheet after) {
        List<List<String>> rows = new ArrayList<>();
        for (Profile profile : Profile.values()) {
            rows.add(row(profile.word() + " a month", dollars(before.month(profile)), dollars(after.month(profile))));
        }
        rows.add(row("worst day, hard", total(before, Line::hard), total(after, Line::hard)));
        rows.add(row("worst day, best effort", total(before, Line::bestEffort), total(after, Line::bestEffort)));
        rows.add(
                row("worst day, braked", before.braked().words(), after.braked().words()));
        return new Table(List.of("", "before", "after", ""), rows);
    }

    private static List<String> row(String name, String before, String after) {
        return List.of(name, before, after, before.equals(after) ? "" : "changed");
    }

    private static String total(Sheet sheet, Function<Line, Amount> column) {
        return Total.of(sheet.lines(), column).words();
    }

    static Table lines(Sheet before, Sheet after) {
        Map<String, List<String>> old = cells(before);
        Map<String, List<String>> fresh = cells(after);
        List<List<String>> rows = new TreeSet<>(Stream.concat(old.keySet().stream(), fresh.keySet().stream())
                        .toList())
                .stream()
                        .filter(name -> !Objects.equals(old.get(name), fresh.get(name)))
                        .map(name -> changed(name, old.get(name), fresh.get(name)))
                        .toList();
        return new Table(List.of("resource and price", "idle a month", "hard", "best effort", "braked"), rows);
    }

    private static List<String> changed(String name, @Nullable List<String> before, @Nullable List<String> after) {
        List<String> row = new ArrayList<>(List.of(name));
        for (int i = 0; i < 4; i++) {
            String old = before == null ? "none" : before.get(i);
            String fresh = after == null ? "none" : after.get(i);
            row.add(old.equals(fresh) ? old : old + " -> " + fresh);
        }
        return row;
    }

    private static Map<String, List<String>> cells(Sheet sheet) {
        Map<String, List<String>> cells = new TreeMap<>();
        for (Line line : sheet.lines()) {
            cells.put(
                    line.name(),
                    List.of(
                            dollars(line.month(Profile.IDLE)),
                            line.hard().words(),
                            line.bestEffort().words(),
                            line.braked().words()));
        }
        return cells;
    }
}
