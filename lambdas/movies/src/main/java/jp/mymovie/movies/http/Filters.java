package jp.mymovie.movies.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import jp.mymovie.movies.domain.EntryFilter;
import jp.mymovie.movies.domain.Score;
import org.jspecify.annotations.Nullable;

/** Filters of lists as parameters of the query. */
final class Filters {
    static final String[] NAMES = {
        "decade", "watchedYear", "minScore", "maxScore", "scored", "genre", "director", "q", "dated"
    };

    private static final int FIRST_DECADE = 1870;
    private static final int LAST_DECADE = 2190;
    private static final int FIRST_YEAR = 1888;
    private static final int LAST_YEAR = 2199;
    private static final int MAX_DIRECTOR = 100;
    private static final int MAX_TEXT = 200;

    private Filters() {}

    static EntryFilter read(Request request) {
        Integer decade = Parameters.number(request, "decade", new Parameters.Range(FIRST_DECADE, LAST_DECADE));
        if (decade != null && decade % 10 != 0) {
            throw Problem.badParameter("decade", "the first year of ten, such as 1990", String.valueOf(decade))
                    .thrown();
        }
        Integer minScore = Parameters.number(request, "minScore", new Parameters.Range(0, Score.MAX));
        Integer maxScore = Parameters.number(request, "maxScore", new Parameters.Range(0, Score.MAX));
        if (minScore != null && maxScore != null && minScore > maxScore) {
            throw Problem.badParameter("minScore", "at most 'maxScore', which is " + maxScore, String.valueOf(minScore))
                    .thrown();
        }
        return new EntryFilter(
                decade,
                Parameters.number(request, "watchedYear", new Parameters.Range(FIRST_YEAR, LAST_YEAR)),
                minScore,
                maxScore,
                Parameters.flag(request, "scored"),
                Parameters.number(request, "genre", new Parameters.Range(1, Integer.MAX_VALUE)),
                Parameters.text(request, "director", MAX_DIRECTOR),
                Parameters.text(request, "q", MAX_TEXT),
                Parameters.flag(request, "dated"));
    }

    /** As a query, with an ampersand behind each parameter, for the link to the next page; empty for no filter. */
    static String query(EntryFilter filter) {
        StringBuilder query = new StringBuilder();
        add(query, "decade", filter.decade());
        add(query, "watchedYear", filter.watchedYear());
        add(query, "minScore", filter.minScore());
        add(query, "maxScore", filter.maxScore());
        add(query, "scored", filter.scored());
        add(query, "genre", filter.genre());
        add(query, "director", filter.director());
        add(query, "q", filter.text());
        add(query, "dated", filter.dated());
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8))
                    .append('&');
        }
    }
}
