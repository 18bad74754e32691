package jp.mymovie.movies.csv;

import java.util.List;
import jp.mymovie.movies.domain.ImportRow;

/**
 * The format that Letterboxd imports, as many other programs write it. All columns are optional there; a file is taken for one by
 * what no other service writes, since {@code Title}, {@code Year} and {@code Rating} alone may be out of 10.
 *
 * @see <a href="https://letterboxd.com/about/importing-data/">its columns</a>
 */
final class LetterboxdImport implements Format {
    @Override
    public String service() {
        return "letterboxd";
    }

    @Override
    public boolean matches(Columns columns) {
        boolean named = columns.hasAny("title", "name", "tmdbid", "imdbid");
        boolean ofLetterboxd = columns.hasAny("rating10", "letterboxduri")
                || columns.has("watcheddate") && columns.hasAny("tmdbid", "imdbid");
        return named && ofLetterboxd && !columns.hasAny("score", "simkl_id");
    }

    @Override
    public List<String> kept() {
        return List.of(
                "tmdbid",
                "imdbid",
                "title",
                "name",
                "year",
                "rating",
                "rating10",
                "watcheddate",
                "watched date",
                "review");
    }

    @Override
    public List<String> about() {
        return List.of("letterboxduri", "directors", "rewatch");
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        Draft draft = new Draft(row)
                .tmdbId("tmdbid")
                .imdbId("imdbid")
                .title("title", "name")
                .year("year")
                .rating("rating10", Scale.TEN)
                .rating("rating", Scale.STARS)
                .watched("watcheddate", "watched date")
                .note(row.text("review"));
        boolean ofWatched = row.has("rating10") || row.has("rating") || row.has("watcheddate");
        return (ofWatched ? draft : draft.asSaid(options)).row();
    }
}
