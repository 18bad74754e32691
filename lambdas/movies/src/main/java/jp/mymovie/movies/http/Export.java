package jp.mymovie.movies.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import jp.mymovie.movies.csv.Spreadsheet;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Remarks;

/**
 * The caller's whole list as CSV, by the films' ids, with the columns Letterboxd imports ahead of our own; our import reads
 * it back as it was. A long list comes in parts, since a function's answer ends at 6 MB: put behind one another they are
 * the file.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://letterboxd.com/about/importing-data/">Letterboxd's columns</a>
 */
final class Export {
    static final String HEADER =
            "tmdbID,Title,Year,WatchedDate,Rating,Rating10,Rewatch,Score,SourceRating,Watched,Note,"
                    + "OriginalTitle,ReleaseDate,RegisteredAt\r\n";
    private static final String STARS = "stars:";
    private static final int ENOUGH_CHARACTERS = 1_000_000;
    private static final int ROWS = 250;

    private final MovieStore store;
    private final Cursors cursors;

    Export(MovieStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    Response csv(Request request, String userId) {
        if (store.profile(userId) == null) {
            throw Problem.noProfile(404).thrown();
        }
        String list = "export " + userId;
        String cursor = Parameters.cursor(request);
        String after = cursor == null ? null : cursors.open(list, cursor);
        StringBuilder csv = new StringBuilder(after == null ? HEADER : "");
        EntryPage page;
        do {
            page = store.wholeEntries(userId, ROWS, after == null ? 0 : Integer.parseInt(after));
            for (Entry entry : page.items()) {
                csv.append(row(entry)).append("\r\n");
                after = String.valueOf(entry.tmdbId());
            }
        } while (page.more() && csv.length() < ENOUGH_CHARACTERS);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "text/csv; charset=utf-8");
        headers.put("content-disposition", "attachment; filename=\"mymovie.csv\"");
        headers.put("cache-control", "no-store");
        if (page.more() && after != null) {
            headers.put("link", Links.next("/me/entries/export?", cursors.seal(list, after)));
        }
        return new Response(200, headers, csv.toString());
    }

    private static String row(Entry entry) {
        Film film = entry.film();
        Remarks remarks = entry.remarks();
        LocalDate date = film.releaseDate();
        String rating = remarks.rating();
        String stars = rating != null && rating.startsWith(STARS) ? rating.substring(STARS.length()) : "";
        String watched = remarks.watched().stream().map(LocalDate::toString).collect(Collectors.joining(" "));
        return new StringJoiner(",")
                .add(String.valueOf(film.tmdbId()))
                .add(Spreadsheet.field(film.title()))
                .add(date == null ? "" : String.valueOf(date.getYear()))
                .add(watched.isEmpty() ? "" : remarks.watched().getLast().toString())
                .add(stars)
                .add(
                        !stars.isEmpty()
                                ? ""
                                : BigDecimal.valueOf(remarks.score().value(), 1).toPlainString())
                .add(String.valueOf(remarks.watched().size() > 1))
                .add(String.valueOf(remarks.score().value()))
                .add(Spreadsheet.field(rating))
                .add(watched)
                .add(Spreadsheet.field(remarks.note()))
                .add(Spreadsheet.field(film.originalTitle()))
                .add(date == null ? "" : date.toString())
                .add(entry.registeredAt().toString())
                .toString();
    }
}
