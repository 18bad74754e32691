package jp.mymovie.local.athena;

import io.trino.testing.QueryFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Unsupported;
import org.jspecify.annotations.Nullable;

/**
 * Asks the log lake of the local run: {@code --assembly DIR [--lake DIR] [--csv|--json] "SQL"}, or a saved query of the
 * templates instead of the SQL: {@code --saved NAME [--day DAY | --from DAY --to DAY] [--NAME VALUE …] [--print]}.
 */
public final class Athena {
    /** Trino's logging puts itself in the place of {@code System.err} when it starts. */
    private static final PrintStream ERR = System.err;

    private Athena() {}

    /** Prints the answer; a mistake of the caller, of the SQL too, is one line and a status other than 0. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int status = 0;
        try {
            out.print(answer(Question.parse(arguments)));
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

    private static String answer(Question question) throws IOException {
        Assembly assembly = Assembly.read(question.assembly());
        if (Question.LIST.equals(question.saved())) {
            return list(assembly, question.output());
        }
        String sql = question.sql();
        if (question.saved() != null) {
            NamedQuery query = NamedQuery.find(NamedQuery.all(assembly), question.saved());
            Map<String, String> values = query.values(question.options());
            if (question.print()) {
                return query.print(values);
            }
            sql = query.execute(values);
        }
        try (LogLake lake = new LogLake(assembly, lake(assembly, question.lake()))) {
            Answer answer = lake.ask(Objects.requireNonNull(sql));
            return question.output().print(answer.columns(), answer.rows());
        }
    }

    private static String list(Assembly assembly, Output output) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        NamedQuery.all(assembly)
                .forEach(query -> rows.add(List.of(query.name(), query.options(), query.description())));
        return output.print(List.of("name", "parameters", "description"), rows);
    }

    /** The folder that was named, as {@code up --data} takes it or its {@code s3}, or the one that {@code up} left word of. */
    public static Path lake(Assembly assembly, @Nullable Path named) throws IOException {
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
