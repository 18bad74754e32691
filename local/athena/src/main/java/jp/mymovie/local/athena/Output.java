package jp.mymovie.local.athena;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an answer is printed. */
public enum Output {
    TABLE {
        @Override
        public String print(List<String> columns, List<List<@Nullable Object>> rows) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(columns);
            rows.forEach(row -> lines.add(row.stream().map(Output::text).toList()));
            int[] widths = new int[columns.size()];
            lines.forEach(line -> {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], width(line.get(i)));
                }
            });
            StringBuilder table = new StringBuilder();
            for (int l = 0; l < lines.size(); l++) {
                for (int i = 0; i < widths.length; i++) {
                    String cell = lines.get(l).get(i);
                    String space = " ".repeat(widths[i] - width(cell));
                    boolean number = l > 0 && rows.get(l - 1).get(i) instanceof Number;
                    table.append(i == 0 ? "" : "  ").append(number ? space + cell : cell + space);
                }
                trim(table).append('\n');
                if (l == 0) {
                    for (int i = 0; i < widths.length; i++) {
                        table.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
                    }
                    table.append('\n');
                }
            }
            return table.append("(%d row%s)%n".formatted(rows.size(), rows.size() == 1 ? "" : "s"))
                    .toString();
        }
    },
    CSV {
        @Override
        public String print(List<String> columns, List<List<@Nullable Object>> rows) {
            StringBuilder csv = new StringBuilder();
            csv.append(columns.stream().map(Output::quoted).collect(Collectors.joining(",", "", "\n")));
            for (List<@Nullable Object> row : rows) {
                csv.append(row.stream()
                        .map(value -> value == null ? "" : quoted(text(value)))
                        .collect(Collectors.joining(",", "", "\n")));
            }
            return csv.toString();
        }
    },
    JSON {
        @Override
        public String print(List<String> columns, List<List<@Nullable Object>> rows) {
            List<Map<String, @Nullable Object>> objects = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    Object value = row.get(i);
                    object.put(
                            columns.get(i),
                            value == null || value instanceof Number || value instanceof Boolean ? value : text(value));
                }
                objects.add(object);
            }
            try {
                return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(objects) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    public abstract String print(List<String> columns, List<List<@Nullable Object>> rows);

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    /** Columns on a terminal: Japanese characters take two. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> c >= 0x1100 && c < 0xFF61 && !(c >= 0x2000 && c < 0x2E80) ? 2 : 1)
                .sum();
    }

    private static StringBuilder trim(StringBuilder line) {
        while (!line.isEmpty() && line.charAt(line.length() - 1) == ' ') {
            line.setLength(line.length() - 1);
        }
        return line;
    }
}
