package jp.mymovie.movies.csv;

import java.util.List;
import jp.mymovie.movies.domain.ImportRow;

/** TMDB's own export, of which {@code Your Rating} is the user's and {@code Rating} everybody's. */
final class TmdbRatings implements Format {
    @Override
    public String service() {
        return "tmdb";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.hasAll("tmdb id", "type", "name", "your rating");
    }

    @Override
    public List<String> kept() {
        return List.of("tmdb id", "imdb id", "type", "name", "release date", "your rating", "date rated");
    }

    @Override
    public List<String> about() {
        return List.of("season number", "episode number", "rating");
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        Kinds.film(row.text("type"));
        return new Draft(row)
                .tmdbId("tmdb id")
                .imdbId("imdb id")
                .title("name")
                .released("release date")
                .rating("your rating", Scale.TEN)
                .registered("date rated")
                .asSaid(options)
                .row();
    }
}
