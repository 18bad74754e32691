package jp.mymovie.movies.csv;

import java.util.List;
import jp.mymovie.movies.domain.ImportRow;

/**
 * Files that Letterboxd exports: diary, ratings and reviews. Those of films watched, of the watchlist and of likes have one
 * header, so that the user says which it is, or the archive they come in does.
 *
 * @see <a href="https://letterboxd.com/settings/data/">export of one's data</a>
 */
final class Letterboxd implements Format {
    @Override
    public String service() {
        return "letterboxd";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.hasAll("date", "name", "year", "letterboxd uri");
    }

    @Override
    public List<String> kept() {
        return List.of("date", "name", "year", "rating", "review", "watched date");
    }

    @Override
    public List<String> about() {
        return List.of("letterboxd uri", "rewatch");
    }

    @Override
    public void check(Columns columns, Options options) {
        Format.super.check(columns, options);
        if (!saysUse(columns) && options.use() == null) {
            throw new WrongFile(
                    WrongFile.Wanted.USE,
                    "the films watched and the watchlist of letterboxd have the same columns (" + columns.names()
                            + "): add as=watched or as=wish");
        }
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        return new Draft(row)
                .title("name")
                .year("year")
                .rating("rating", Scale.STARS)
                .watched("watched date")
                .note(row.text("review"))
                .registered("date")
                .wish(!row.has("rating") && !row.has("watched date") && options.use() == Options.Use.WISH)
                .row();
    }

    private static boolean saysUse(Columns columns) {
        return columns.hasAny("rating", "watched date");
    }
}
