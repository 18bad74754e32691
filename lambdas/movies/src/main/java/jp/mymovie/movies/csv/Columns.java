package jp.mymovie.movies.csv;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a file, by name in any case. */
final class Columns {
    private static final int LONG = 200;

    private final Map<String, Integer> places = new HashMap<>();

    Columns(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            places.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
    }

    boolean has(String name) {
        return places.containsKey(name.toLowerCase(Locale.ROOT));
    }

    Row row(int line, List<String> fields) {
        return new Row(line, fields);
    }

    String names() {
        return String.join(", ", places.keySet().stream().sorted().limit(20).toList());
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

        /** What stands in a column, as it stands there; null where there is nothing or no such column. */
        @Nullable
        String raw(String name) {
            Integer place = places.get(name.toLowerCase(Locale.ROOT));
            String text = place == null || place >= fields.size() ? "" : fields.get(place);
            return text.isEmpty() ? null : text;
        }

        /** The same without the space around it. */
        @Nullable
        String text(String name) {
            String text = raw(name);
            return text == null || text.isBlank() ? null : text.strip();
        }

        /** What the film is called, empty where it is not said. */
        String title() {
            String title = text("Title") == null ? text("Name") : text("Title");
            if (title == null) {
                return "";
            }
            int length = Math.min(title.codePointCount(0, title.length()), LONG);
            return title.substring(0, title.offsetByCodePoints(0, length));
        }
    }
}
