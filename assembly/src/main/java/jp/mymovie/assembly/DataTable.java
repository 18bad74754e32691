package jp.mymovie.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Tables of data beside a class: a row a line, columns parted by bars, comments after a hash. */
public final class DataTable {
    private DataTable() {}

    /**
     * The rows of a table.
     *
     * @throws IllegalArgumentException if a row has another number of columns
     */
    public static List<List<String>> read(Class<?> beside, String name, int columns) {
        try (var in = beside.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(line, name, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String line, String name, int columns) {
        List<String> row =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (row.size() != columns) {
            throw new IllegalArgumentException(
                    "a line of '%s' must have %d columns, got %d in '%s'".formatted(name, columns, row.size(), line));
        }
        return row;
    }
}
