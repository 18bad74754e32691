package jp.mymovie.movies.http;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryPage;
import jp.mymovie.movies.domain.MovieStore;

/**
 * The caller's whole list as CSV, by the films' ids. A long list comes in parts, since a function's answer ends at 6 MB: put
 * behind one another they are the file.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Export {
    private static final int ENOUGH_CHARACTERS = 1_000_000;
    private static final int ROWS = 250;

    private final MovieStore store;
    private final Cursors cursors;

    Export(MovieStore store, Cursors cursors) {
        this.store = store;
        this.cursors = cursors;
    }

    Response csv(Request request, String userId) {
        ExportFormat format = format(request);
        if (store.profile(userId) == null) {
            throw Problem.noProfile(404).thrown();
        }
        String list = "export " + format.wireName() + " " + userId;
        String cursor = Parameters.cursor(request);
        String after = cursor == null ? null : cursors.open(list, cursor);
        StringBuilder csv = new StringBuilder(after == null ? format.header() + "\r\n" : "");
        EntryPage page;
        do {
            page = store.wholeEntries(userId, ROWS, after == null ? 0 : Integer.parseInt(after));
            for (Entry entry : page.items()) {
                format.rows(entry).forEach(row -> csv.append(row).append("\r\n"));
                after = String.valueOf(entry.tmdbId());
            }
        } while (page.more() && csv.length() < ENOUGH_CHARACTERS);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "text/csv; charset=utf-8");
        headers.put("content-disposition", "attachment; filename=\"" + format.fileName() + "\"");
        headers.put("cache-control", "no-store");
        if (page.more() && after != null) {
            headers.put("link", Links.next("/me/entries/export", request, cursors.seal(list, after)));
        }
        return new Response(200, headers, csv.toString());
    }

    private static ExportFormat format(Request request) {
        String name = request.query().getOrDefault("format", ExportFormat.MYMOVIE.wireName());
        for (ExportFormat format : ExportFormat.values()) {
            if (format.wireName().equals(name)) {
                return format;
            }
        }
        throw Problem.badParameter("format", "mymovie or letterboxd", name).thrown();
    }
}
