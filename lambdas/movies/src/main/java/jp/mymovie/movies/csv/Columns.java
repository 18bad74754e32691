package jp.mymovie.movies.csv;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.mymovie.movies.domain.FreeText;
import org.jspecify.annotations.Nullable;

/** The columns of a file, by name in any case and width. */
final class Columns {
    private static final int SHOWN = 40;
    private static final int SOME = 30;

    /** Places by folded name. */
    private final Map<String, Integer> places = new LinkedHashMap<>();

    private final List<String> names;

    /** @throws WrongFile if two columns have one name */
    Columns(List<String> header) {
        names = header.stream().map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            String name = folded(names.get(i));
            if (!name.isEmpty() && places.putIfAbsent(name, i) != null) {
                throw new WrongFile("the columns must have different names, got '" + FreeText.shown(names.get(i), SHOWN)
                        + "' twice: rename or remove one");
            }
        }
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    boolean hasAll(String... wanted) {
        return List.of(wanted).stream().allMatch(this::has);
    }

    boolean hasAny(String... wanted) {
        return List.of(wanted).stream().anyMatch(this::has);
    }

    /** Those of the names that are there. */
    List<String> among(Collection<String> wanted) {
        return wanted.stream().filter(this::has).toList();
    }

    /** Columns that are none of those, as the file writes them. */
    List<String> besides(Collection<String> known) {
        return places.entrySet().stream()
                .filter(column -> !known.contains(column.getKey()))
                .limit(SOME)
                .map(column -> FreeText.shown(names.get(column.getValue()), SHOWN))
                .toList();
    }

    /** A column as the file writes it. */
    String name(String column) {
        Integer place = places.get(column);
        return place == null ? column : FreeText.shown(names.get(place), SHOWN);
    }

    /** All names as the file writes them. */
    String names() {
        List<String> all = besides(List.of());
        return String.join(", ", all) + (places.size() > all.size() ? ", …" : "");
    }

    Row row(Lines.Line line) {
        return new Row(line.number(), line.fields());
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }

    /** A line of the file. */
    final class Row {
        private final int line;
        private final List<String> fields;

        private Row(int line, List<String> fields) {
            this.line = line;
            this.fields = fields;
        }

        int line() {
            return line;
        }

        boolean has(String column) {
            return places.containsKey(column);
        }

        /** More than the columns: a separator stands within a text. */
        boolean overflows() {
            return fields.stream().skip(names.size()).anyMatch(field -> !field.isBlank());
        }

        int size() {
            return fields.size();
        }

        int columns() {
            return names.size();
        }

        /** As the file writes the column. */
        String name(String column) {
            return Columns.this.name(column);
        }

        /** What stands in a column, as it stands there; null where there is nothing or no such column. */
        @Nullable
        String raw(String column) {
            Integer place = places.get(column);
            String text = place == null || place >= fields.size() ? "" : fields.get(place);
            return text.isEmpty() ? null : text;
        }

        /** The same without the space around it. */
        @Nullable
        String text(String column) {
            String text = raw(column);
            return text == null || text.isBlank() ? null : text.strip();
        }

        /** The first of the columns in which something stands; null where there is none. */
        @Nullable
        String filled(String... columns) {
            for (String column : columns) {
                if (text(column) != null) {
                    return column;
                }
            }
            return null;
        }
    }
}
