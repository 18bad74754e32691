package jp.mymovie.movies.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/imports.md} and its Japanese copy: every row of their tables is tried, and none is missing. */
final class ImportsPageTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Path FILES = Path.of("src/test/resources/jp/mymovie/movies/csv/imports");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Their tables have six, three and three columns. */
    private static final int FORMATS = 6;

    @ParameterizedTest
    @ValueSource(strings = {"imports.md", "imports.ja.md"})
    void answersAsThePageSays(String page) throws IOException {
        List<List<String>> rows = table(page, 0);
        for (List<String> row : rows) {
            String header = code(row.get(1));
            Options options = options(row.get(2));
            assertThat(answer(header, options)).as(header).isEqualTo(code(row.get(3)));
        }
        List<Format> seen = rows.stream()
                .map(row -> new Columns(Arrays.asList(code(row.get(1)).split(",", -1))))
                .flatMap(columns -> Format.ALL.stream().filter(format -> format.matches(columns)))
                .toList();
        assertThat(seen).as("formats of the page").containsAll(Format.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imports.md", "imports.ja.md"})
    void refusesForTheReasonsOfThePage(String page) throws IOException {
        for (List<String> row : table(page, 1)) {
            Path becomes = FILES.resolve(code(row.get(2)) + ".becomes");
            assertThat(Files.readAllLines(becomes))
                    .as(row.get(0))
                    .anyMatch(line ->
                            (line.startsWith("bad ") || line.startsWith("refused")) && line.contains(code(row.get(1))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imports.md", "imports.ja.md"})
    void readsTheColumnsOfThePage(String page) throws IOException {
        assertThat(table(page, 2).stream().map(row -> row.get(1) + row.get(2)).toList())
                .isEqualTo(Format.ALL.stream()
                        .map(format -> cell(format.kept()) + cell(format.about()))
                        .toList());
    }

    @Test
    void bothPagesSayTheSame() throws IOException {
        assertThat(codes("imports.ja.md")).isEqualTo(codes("imports.md"));
    }

    private static Map<String, Long> codes(String page) throws IOException {
        return CODE.matcher(String.join(
                        "\n",
                        Files.readAllLines(DOCS.resolve(page)).stream()
                                .filter(line -> line.startsWith("|"))
                                .toList()))
                .results()
                .collect(Collectors.groupingBy(found -> found.group(1), Collectors.counting()));
    }

    private static String answer(String header, Options options) {
        try {
            return ListFile.read(header + "\n", options).format();
        } catch (WrongFile e) {
            return switch (e.wanted()) {
                case FILE -> "bad-request";
                case SCALE -> "scale-wanted";
                case USE -> "use-wanted";
            };
        }
    }

    private static Options options(String cell) {
        return switch (cell.replace("`", "")) {
            case "scale=5" -> new Options(Scale.FIVE, null);
            case "as=watched" -> new Options(null, Options.Use.WATCHED);
            case "as=wish" -> new Options(null, Options.Use.WISH);
            case "nothing", "なし" -> Options.NONE;
            default -> throw new IllegalArgumentException("a file is not sent with '" + cell + "'");
        };
    }

    private static String cell(List<String> columns) {
        return columns.isEmpty() ? "" : "`" + String.join(", ", columns) + "`";
    }

    private static String code(String cell) {
        Matcher code = CODE.matcher(cell);
        assertThat(code.find()).as(cell).isTrue();
        return code.group(1);
    }

    /** Cells of one of the three tables, without its head. */
    private static List<List<String>> table(String page, int which) throws IOException {
        List<List<List<String>>> tables = new ArrayList<>();
        boolean within = false;
        for (String line : Files.readAllLines(DOCS.resolve(page))) {
            if (line.startsWith("|") && !within) {
                tables.add(new ArrayList<>());
            }
            within = line.startsWith("|");
            if (within) {
                String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
                tables.getLast().add(Arrays.stream(cells).map(String::strip).toList());
            }
        }
        assertThat(tables).hasSize(3);
        List<List<String>> table = tables.get(which);
        assertThat(table).hasSizeGreaterThan(2).allMatch(row -> row.size() == (which == 0 ? FORMATS : 3));
        return table.subList(2, table.size());
    }
}
