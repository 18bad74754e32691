package jp.mymovie.movies.csv;

import java.util.List;
import jp.mymovie.movies.domain.ImportRow;

/** Trakt's CSV: ratings, history, watchlist and what it imports. Its days are those of UTC, as it writes them. */
final class Trakt implements Format {
    @Override
    public String service() {
        return "trakt";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.has("type")
                && columns.hasAny("rated_at", "watched_at", "last_watched_at", "listed_at", "watchlisted_at")
                && columns.hasAny("trakt_id", "tmdb_id", "imdb_id");
    }

    @Override
    public List<String> kept() {
        return List.of(
                "type",
                "title",
                "year",
                "tmdb_id",
                "imdb_id",
                "rating",
                "rated_at",
                "watched_at",
                "last_watched_at",
                "watchlisted_at",
                "listed_at");
    }

    @Override
    public List<String> about() {
        return List.of(
                "trakt_id",
                "trakt_rating",
                "tvdb_id",
                "url",
                "released",
                "season_number",
                "episode_number",
                "episode_title",
                "episode_released",
                "episode_trakt_rating",
                "episode_trakt_id",
                "episode_imdb_id",
                "episode_tmdb_id",
                "episode_tvdb_id",
                "genres");
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        Kinds.film(row.text("type"));
        Draft draft = new Draft(row)
                .tmdbId("tmdb_id")
                .imdbId("imdb_id")
                .title("title")
                .year("year")
                .rating("rating", Scale.TEN)
                .watched("watched_at", "last_watched_at")
                .registered("rated_at", "watchlisted_at", "listed_at");
        boolean wished = row.text("watchlisted_at") != null && !draft.isRated() && !draft.isWatched();
        return (wished ? draft.wish(true) : draft.asSaid(options)).row();
    }
}
