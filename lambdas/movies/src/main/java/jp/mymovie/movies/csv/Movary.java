package jp.mymovie.movies.csv;

import java.util.List;
import jp.mymovie.movies.domain.ImportRow;

/**
 * Movary's history, ratings and watchlist.
 *
 * @see <a href="https://docs.movary.org/">Movary</a>
 */
final class Movary implements Format {
    @Override
    public String service() {
        return "movary";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.hasAll("title", "year", "tmdbid", "imdbid")
                && columns.hasAny("watchedat", "userrating", "addedat");
    }

    @Override
    public List<String> kept() {
        return List.of("title", "year", "tmdbid", "imdbid", "watchedat", "userrating", "addedat", "comment");
    }

    @Override
    public List<String> about() {
        return List.of();
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        Draft draft = new Draft(row)
                .tmdbId("tmdbid")
                .imdbId("imdbid")
                .title("title")
                .year("year")
                .rating("userrating", Scale.TEN)
                .watched("watchedat")
                .note(row.text("comment"))
                .registered("addedat");
        boolean wish = row.text("addedat") != null && !draft.isRated() && !draft.isWatched();
        return (wish || row.has("watchedat") ? draft.wish(wish) : draft.asSaid(options)).row();
    }
}
