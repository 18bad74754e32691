package jp.mymovie.local.athena;

import io.trino.testing.MaterializedResult;
import io.trino.testing.QueryFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.mymovie.local.template.Assembly;
import jp.mymovie.local.template.Unsupported;
import org.jspecify.annotations.Nullable;

/** Asks the log lake of the local run: {@code --assembly DIR [--lake DIR] [--csv|--json] "SQL"}. */
public final class Athena {
    private record Question(Path assembly, @Nullable Path lake, Output output, String sql) {}

    /** Trino's logging puts itself in the place of {@code System.err} when it starts. */
    private static final PrintStream ERR = System.err;

    private Athena() {}

    /** Prints the answer; a mistake of the caller, of the SQL too, is one line and a status other than 0. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int status = 0;
        try {
            out.print(answer(parse(arguments)));
            out.flush();
        } catch (IllegalArgumentException | Unsupported e) {
            status = complain(e.getMessage(), 2);
        } catch (QueryFailedException e) {
            status = complain(e.getMessage(), 1);
        }
        // Trino's threads would keep the process for a while.
        System.exit(status);
    }

    private static int complain(@Nullable String message, int status) {
        ERR.println("mymovie: " + String.valueOf(message).replaceAll("\\s+", " "));
        return status;
    }

    private static Question parse(String[] arguments) {
        Path assembly = Path.of("cdk.out");
        Path lake = null;
        Output output = Output.TABLE;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--assembly" -> assembly = Path.of(value(arguments, ++i));
                case "--lake" -> lake = Path.of(value(arguments, ++i));
                case "--csv" -> output = Output.CSV;
                case "--json" -> output = Output.JSON;
                default -> {
                    if (arguments[i].matches("--[a-z-]+")) {
                        throw new IllegalArgumentException(
                                "unknown option '%s' of athena: known are --lake DIR, --csv, --json, --assembly DIR"
                                        .formatted(arguments[i]));
                    }
                    words.add(arguments[i]);
                }
            }
        }
        if (words.size() != 1 || words.get(0).isBlank()) {
            throw new IllegalArgumentException(
                    "athena takes one SQL statement in quotes, got %d words".formatted(words.size()));
        }
        return new Question(assembly, lake, output, words.get(0).strip().replaceAll(";$", ""));
    }

    private static String value(String[] arguments, int index) {
        if (index == arguments.length) {
            throw new IllegalArgumentException("'%s' needs a value".formatted(arguments[index - 1]));
        }
        return arguments[index];
    }

    private static String answer(Question question) throws IOException {
        Assembly assembly = Assembly.read(question.assembly);
        try (LogLake lake = new LogLake(assembly, lake(assembly, question.lake))) {
            MaterializedResult result = lake.ask(question.sql);
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.getMaterializedRows().forEach(row -> rows.add(row.getFields()));
            return question.output.print(result.getColumnNames(), rows);
        }
    }

    /** The folder that was named, as {@code up --data} takes it or its {@code s3}, or the one that {@code up} left word of. */
    private static Path lake(Assembly assembly, @Nullable Path named) throws IOException {
        Path word = Objects.requireNonNull(assembly.directory().getParent()).resolve(".mymovie/lake");
        if (named == null && !Files.exists(word)) {
            throw new IllegalArgumentException("there is no lake yet: run ./mymovie up, or name one with --lake DIR");
        }
        Path lake = named == null ? Path.of(Files.readString(word).strip()) : named;
        Path buckets = Files.isDirectory(lake.resolve("s3")) ? lake.resolve("s3") : lake;
        if (!Files.isDirectory(buckets)) {
            throw new IllegalArgumentException(
                    "'--lake' must be the folder given to up --data, got '%s'".formatted(lake));
        }
        return buckets.toAbsolutePath().normalize();
    }
}
