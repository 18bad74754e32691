package jp.mymovie.local.athena;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks.
 *
 * @param sql a statement, null with {@code --saved}
 * @param saved the name of a saved query, {@code list} for all of them, null without {@code --saved}
 * @param options for the saved query, by their names
 * @param print whether to print the statement rather than run it
 */
record Question(
        Path assembly,
        @Nullable Path lake,
        Output output,
        @Nullable String sql,
        @Nullable String saved,
        Map<String, String> options,
        boolean print) {
    static final String LIST = "list";

    static Question parse(String... arguments) {
        boolean asksSaved = List.of(arguments).contains("--saved");
        Path assembly = Path.of("cdk.out");
        Path lake = null;
        Output output = Output.TABLE;
        String saved = null;
        boolean print = false;
        Map<String, String> options = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--assembly" -> assembly = Path.of(value(arguments, ++i));
                case "--lake" -> lake = Path.of(value(arguments, ++i));
                case "--csv" -> output = Output.CSV;
                case "--json" -> output = Output.JSON;
                case "--print" -> print = true;
                case "--saved" ->
                    saved = i + 1 == arguments.length || arguments[i + 1].startsWith("--") ? LIST : arguments[++i];
                default -> {
                    if (!arguments[i].matches("--[a-z-]+")) {
                        words.add(arguments[i]);
                    } else if (asksSaved) {
                        options.put(arguments[i].substring(2), value(arguments, ++i));
                    } else {
                        throw new IllegalArgumentException(
                                "unknown option '%s' of athena: known are --saved NAME, --lake DIR, --csv, --json, --assembly DIR"
                                        .formatted(arguments[i]));
                    }
                }
            }
        }
        if (asksSaved && !words.isEmpty()) {
            throw new IllegalArgumentException("--saved takes options alone, got '%s'".formatted(words.get(0)));
        }
        if (!asksSaved && (words.size() != 1 || words.get(0).isBlank())) {
            throw new IllegalArgumentException(
                    "athena takes one SQL statement in quotes, or --saved NAME, got %d words".formatted(words.size()));
        }
        String sql = asksSaved ? null : words.get(0).strip().replaceAll(";$", "");
        return new Question(assembly, lake, output, sql, saved, options, print);
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException("'%s' needs a value".formatted(arguments[index - 1]));
        }
        return arguments[index];
    }
}
