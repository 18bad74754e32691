package jp.mymovie.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The decision matrix, as its tables have it: {@code threats.txt} and {@code services.txt} by hand, {@code products.txt}
 * written and reviewed.
 */
final class Matrix {
    private static final Map<String, String> FIRST_AND_LAST = Map.of("Prod", "000000000005", "Stg", "000000000004");

    private Matrix() {}

    static List<Cell> threats() {
        return read(text("threats.txt"), false);
    }

    static List<Cell> products() {
        return read(text("products.txt"), true);
    }

    /** Consoles, billing and what is closed: each line asked of the administrators of a first and of a last stage. */
    static List<Cell> services() {
        List<Cell> cells = new ArrayList<>();
        lines(text("services.txt")).forEach((number, line) -> {
            List<String> columns = columns(line);
            FIRST_AND_LAST.forEach((account, id) -> {
                Map<String, String> asked = new LinkedHashMap<>();
                asked.put("who", account + "/Administrator");
                asked.put("do", columns.get(0));
                asked.put("on", columns.get(1).replace("OWN", id));
                asked.put("with", columns.get(2));
                cells.add(new Cell("services.txt, line " + number, asked, columns.get(3), true));
            });
        });
        return cells;
    }

    /** All, each question once: the neighbour of one denial is often that of another. */
    static List<Cell> all() {
        Map<Map<String, String>, Cell> cells = new LinkedHashMap<>();
        Stream.of(threats(), services(), products())
                .flatMap(List::stream)
                .forEach(cell -> cells.putIfAbsent(cell.asked(), cell));
        return List.copyOf(cells.values());
    }

    static String text(String table) {
        try (var in = Matrix.class.getResourceAsStream(table)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The lines of a table without its comments, each with its number, names such as {@code $TABLE} filled in. */
    static Map<Integer, String> lines(String text) {
        Map<String, String> names = new TreeMap<>(Comparator.reverseOrder());
        Map<Integer, String> lines = new TreeMap<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (line.startsWith("$")) {
                names.put(line.split(" = ")[0], line.split(" = ")[1]);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                for (Map.Entry<String, String> name : names.entrySet()) {
                    line = line.replace(name.getKey(), name.getValue());
                }
                lines.put(number, line);
            }
        }
        return lines;
    }

    static List<String> columns(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    /** Every row, and beside every denial the neighbour that is allowed. */
    private static List<Cell> read(String text, boolean exactly) {
        List<Cell> cells = new ArrayList<>();
        lines(text).forEach((number, line) -> {
            List<String> columns = columns(line);
            Cell written = Cell.of(
                    "line " + number,
                    columns.get(4),
                    columns.subList(0, Cell.COLUMNS.size()).toArray(String[]::new));
            Cell cell = new Cell(written.row(), written.asked(), written.expected(), exactly);
            cells.add(cell);
            if (!cell.isAllowed()) {
                cells.add(cell.neighbour(columns.get(5)));
            }
        });
        return cells;
    }
}
