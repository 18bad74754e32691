package jp.mymovie.movies.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import org.jspecify.annotations.Nullable;

/**
 * Rows as they are read. Those of one film become one, with all its days and notes, the last score and the first day of
 * registration; one that cannot be used is told with its reason and keeps no other back.
 */
final class Gathered {
    private final Map<String, ImportRow> rows = new LinkedHashMap<>();
    private final List<ImportRow.Bad> bad = new ArrayList<>();
    private final Set<String> ignored = new TreeSet<>();
    private int count;

    /** A line of a file; what it makes, or the reason why it makes nothing. @param where names the file, empty for the only one */
    void line(String where, int line, @Nullable String title, Supplier<ImportRow> row) {
        if (++count > ImportFile.MAX_ROWS) {
            throw new WrongFile("the file must have at most 10000 rows: split it");
        }
        try {
            ImportRow read = row.get();
            rows.merge(identity(read), read, Gathered::together);
        } catch (BadValue e) {
            bad(where, line, title, e.reason());
        } catch (ImportRow.Unfit e) {
            bad(where, line, title, e.reason());
        }
    }

    void ignored(String where, List<String> names) {
        names.forEach(name -> ignored.add(where + name));
    }

    ImportFile file(String service) {
        return new ImportFile(service, List.copyOf(rows.values()), bad, List.copyOf(ignored));
    }

    private void bad(String where, int line, @Nullable String title, String reason) {
        bad.add(new ImportRow.Bad(line, Objects.requireNonNullElse(title, ""), where + reason));
    }

    private static String identity(ImportRow row) {
        String list = row.wish() ? "wish " : "entry ";
        if (row.tmdbId() != null) {
            return list + "tmdb " + row.tmdbId();
        }
        return list + (row.imdbId() != null ? "imdb " + row.imdbId() : "title " + row.title() + " " + row.year());
    }

    private static ImportRow together(ImportRow first, ImportRow second) {
        List<LocalDate> watched = Stream.of(first, second)
                .flatMap(row -> row.remarks().watched().stream())
                .distinct()
                .toList();
        if (watched.size() > Remarks.MAX_WATCHED) {
            throw new BadValue("a film can be watched on at most 100 days, got one more");
        }
        Score score = second.remarks().score() == null
                ? first.remarks().score()
                : second.remarks().score();
        String rating = second.remarks().score() == null
                ? first.remarks().rating()
                : second.remarks().rating();
        return new ImportRow(
                first.line(),
                first.tmdbId(),
                first.imdbId() == null ? second.imdbId() : first.imdbId(),
                first.title(),
                first.year(),
                new Remarks(
                        score,
                        watched,
                        note(first.remarks().note(), second.remarks().note()),
                        rating),
                earlier(first.registeredAt(), second.registeredAt()),
                first.wish());
    }

    private static @Nullable String note(@Nullable String first, @Nullable String second) {
        if (first == null || second == null || first.equals(second)) {
            return first == null ? second : first;
        }
        return first + "\n\n" + second;
    }

    private static @Nullable Instant earlier(@Nullable Instant first, @Nullable Instant second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return first.isBefore(second) ? first : second;
    }
}
