package jp.mymovie.movies.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as people have them and what each row of them becomes. Beside each file stands its {@code .becomes}: a section for
 * each way of sending it, with what is said of the file. {@code -Dsnapshot.update=true} writes the sections anew; the
 * first line of each is written by hand.
 */
final class ImportedFilesTest {
    private static final Path FILES = Path.of("src/test/resources/jp/mymovie/movies/csv/imports");
    private static final String BECOMES = ".becomes";
    private static final String SENT = "sent with ";

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FILES)) {
            return all.filter(file -> !file.toString().endsWith(BECOMES))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void becomesWhatStandsBesideIt(Path file) throws IOException {
        Path beside = Path.of(file + BECOMES);
        String expected = Files.readString(beside);
        byte[] bytes = Files.readAllBytes(file);
        String actual = expected.lines()
                .filter(line -> line.startsWith(SENT))
                .map(line -> line + "\n" + becomes(bytes, options(line.substring(SENT.length()))))
                .collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("snapshot.update")) {
            Files.writeString(beside, actual);
        }
        assertThat(actual).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void areMoreThanTwentyBesideThoseThatWereGiven() throws IOException {
        assertThat(files()).hasSizeGreaterThan(24 + 20);
    }

    /** All that a row becomes fits what the form takes, so that a later step reads it as it is. */
    @ParameterizedTest
    @MethodSource("files")
    void becomesNothingThatTheFormRefuses(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (Scale scale : new Scale[] {Scale.FIVE, Scale.TEN, Scale.HUNDRED}) {
            ImportFile read;
            try {
                read = ListFile.read(bytes, new Options(scale, Options.Use.WATCHED));
            } catch (WrongFile e) {
                continue;
            }
            assertThat(read.rows()).allSatisfy(row -> {
                String note = Objects.requireNonNullElse(row.remarks().note(), "");
                assertThat(note.codePoints()).allMatch(c -> c == '\n' || c == '\t' || c == '\r' || c >= ' ');
                assertThat(note).doesNotContain("\u202e").hasSizeLessThanOrEqualTo(2 * Remarks.MAX_NOTE);
                assertThat(row.remarks().watched()).allMatch(Remarks::fits);
            });
        }
    }

    private static Options options(String said) {
        Scale scale = null;
        Options.Use use = null;
        for (String one : said.split(" ", -1)) {
            switch (one) {
                case "scale=5" -> scale = Scale.FIVE;
                case "scale=10" -> scale = Scale.TEN;
                case "scale=100" -> scale = Scale.HUNDRED;
                case "as=watched" -> use = Options.Use.WATCHED;
                case "as=wish" -> use = Options.Use.WISH;
                case "nothing" -> {
                    // as most files are sent
                }
                default -> throw new IllegalArgumentException("nobody says '" + one + "' of a file");
            }
        }
        return new Options(scale, use);
    }

    private static String becomes(byte[] bytes, Options options) {
        ImportFile file;
        try {
            file = ListFile.read(bytes, options);
        } catch (WrongFile e) {
            return "refused, " + e.wanted().name().toLowerCase(Locale.ROOT) + " wanted: " + e.getMessage() + "\n";
        }
        List<String> lines = new ArrayList<>();
        lines.add("format " + file.format());
        file.rows().forEach(row -> lines.add(row(row)));
        file.bad().forEach(bad -> lines.add("bad %d '%s': %s".formatted(bad.line(), cut(bad.title()), bad.reason())));
        if (!file.ignored().isEmpty()) {
            lines.add("ignored " + String.join("; ", file.ignored()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(ImportRow row) {
        Remarks remarks = row.remarks();
        StringJoiner text = new StringJoiner(" | ");
        text.add((row.wish() ? "wish " : "film ") + row.line() + " '" + row.title() + "' "
                + Objects.requireNonNullElse(row.year(), "of no year"));
        add(text, "tmdb ", row.tmdbId());
        add(text, "imdb ", row.imdbId());
        add(text, "score ", remarks.score() == null ? null : remarks.score().value() + " of " + remarks.rating());
        add(text, "watched ", remarks.watched().isEmpty() ? null : days(remarks));
        add(text, "registered ", row.registeredAt());
        add(text, "note ", remarks.note() == null ? null : cut(remarks.note()));
        return text.toString();
    }

    private static String days(Remarks remarks) {
        return remarks.watched().stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static void add(StringJoiner text, String name, @Nullable Object value) {
        if (value != null) {
            text.add(name + value);
        }
    }

    private static String cut(String text) {
        String line = text.replace("\n", "\\n");
        return line.length() > 120 ? line.substring(0, 120) + "… of " + text.length() : line;
    }
}
