package jp.mymovie.movies.csv;

import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.ImportRow;

/** Simkl's backup as CSV: films completed are watched, those planned are wishes, those given up are neither. */
final class Simkl implements Format {
    @Override
    public String service() {
        return "simkl";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.hasAll("simkl_id", "title", "type", "watchlist");
    }

    @Override
    public List<String> kept() {
        return List.of("title", "type", "year", "watchlist", "watcheddate", "rating", "memo", "tmdb", "imdb");
    }

    @Override
    public List<String> about() {
        return List.of("simkl_id", "lastepwatched", "tvdb");
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        Kinds.film(row.text("type"));
        Draft draft = new Draft(row)
                .tmdbId("tmdb")
                .imdbId("imdb")
                .title("title")
                .year("year")
                .rating("rating", Scale.TEN)
                .watched("watcheddate")
                .note(row.text("memo"));
        String list = Objects.requireNonNullElse(row.text("watchlist"), "");
        boolean wish = list.equals("plantowatch") && !draft.isRated();
        if (!wish && !list.equals("completed") && !draft.isRated()) {
            throw new BadValue("it is neither completed nor planned nor rated but '" + list + "'");
        }
        return draft.wish(wish).row();
    }
}
