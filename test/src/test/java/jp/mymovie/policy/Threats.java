package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of threats: what must be allowed and what denied, written by hand. */
final class Threats {
    private static final List<String> COLUMNS = List.of("who", "do", "on", "with");

    /**
     * A cell of the table.
     *
     * @param row how a person finds it
     * @param asked who, does what, on what, with what
     * @param sid the statement that must deny it, {@code -} where nothing allows it, empty where it is allowed
     */
    record Cell(String row, Map<String, String> asked, String sid) {
        String get(String column) {
            return asked.getOrDefault(column, "");
        }
    }

    private Threats() {}

    /** Every row, and its neighbour, which differs from it in one column and is allowed. */
    static List<Cell> read(String text) {
        Map<String, String> names = new TreeMap<>(java.util.Comparator.reverseOrder());
        List<Cell> cells = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("$")) {
                names.put(line.split(" = ")[0], line.split(" = ")[1]);
                continue;
            }
            for (Map.Entry<String, String> name : names.entrySet()) {
                line = line.replace(name.getKey(), name.getValue());
            }
            List<String> parts =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            Map<String, String> asked = new LinkedHashMap<>();
            COLUMNS.forEach(column -> asked.put(column, parts.get(COLUMNS.indexOf(column))));
            boolean allowed = parts.get(4).equals("allow");
            cells.add(new Cell(
                    "line " + number, asked, allowed ? "" : parts.get(4).replace("deny ", "")));
            if (!allowed) {
                String[] near = parts.get(5).split("=", 2);
                Map<String, String> changed = new LinkedHashMap<>(asked);
                changed.put(near[0], near[1]);
                cells.add(new Cell("line " + number + ", its neighbour", changed, ""));
            }
        }
        return cells;
    }
}
