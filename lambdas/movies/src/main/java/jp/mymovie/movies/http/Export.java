package jp.mymovie.movies.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.StringJoiner;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Sort;

/**
 * The caller's whole list as CSV, oldest first, with the columns Letterboxd imports ahead of our own. Titles are as they
 * are, also those that a spreadsheet may take for a formula.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://letterboxd.com/about/importing-data/">Letterboxd's columns</a>
 */
final class Export {
    private static final String HEADER = "tmdbID,Title,Year,Rating10,Score,OriginalTitle,ReleaseDate,RegisteredAt\r\n";

    private final MovieStore store;

    Export(MovieStore store) {
        this.store = store;
    }

    Response csv(String userId) {
        if (store.profile(userId) == null) {
            throw Problem.noProfile(404).thrown();
        }
        StringBuilder csv = new StringBuilder(HEADER);
        String after = null;
        EntryPage page;
        do {
            page = store.entries(userId, new EntryQuery(Sort.REGISTERED, true, EntryQuery.MAX_LIMIT, after, true));
            for (Entry entry : page.items()) {
                csv.append(row(entry)).append("\r\n");
                after = Sort.REGISTERED.key(entry);
            }
        } while (page.more());
        return new Response(
                200,
                Map.of(
                        "content-type", "text/csv; charset=utf-8",
                        "content-disposition", "attachment; filename=\"mymovie.csv\"",
                        "cache-control", "no-store"),
                csv.toString());
    }

    private static String row(Entry entry) {
        Film film = entry.film();
        LocalDate date = film.releaseDate();
        return new StringJoiner(",")
                .add(String.valueOf(film.tmdbId()))
                .add(field(film.title()))
                .add(date == null ? "" : String.valueOf(date.getYear()))
                .add(BigDecimal.valueOf(entry.score().value(), 1).toPlainString())
                .add(String.valueOf(entry.score().value()))
                .add(field(film.originalTitle()))
                .add(date == null ? "" : date.toString())
                .add(entry.registeredAt().toString())
                .toString();
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && text.equals(text.strip());
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
