package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.EntryFilter;
import jp.mymovie.movies.domain.Score;

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
}
