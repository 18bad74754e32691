package jp.mymovie.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table for people.
 *
 * @param head the names of its columns
 * @param rows its rows
 */
record Table(List<String> head, List<List<String>> rows) {

    /** In columns of equal width, figures to the right. */
    List<String> text() {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        int[] widths = IntStream.range(0, head.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return all.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> pad(row.get(column), widths[column], isFigure(column)))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private boolean isFigure(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.matches(
                                "[~<]?[\\d.,]+( to [\\d.,]+)?\\+?(, unbounded in \\d+)?|unbounded( in \\d+)?|"));
    }

    private static String pad(String text, int width, boolean right) {
        String space = " ".repeat(width - text.length());
        return right ? space + text : text + space;
    }

    /** The rows in Markdown; the page has the head in its own language. */
    String markdown() {
        return rows.stream()
                .map(row -> "| "
                        + row.stream()
                                .map(cell -> cell.replace("|", "\\|")
                                        .replace("<", "&lt;")
                                        .replace("~", "\\~"))
                                .collect(Collectors.joining(" | "))
                        + " |")
                .collect(Collectors.joining("\n"));
    }
}
