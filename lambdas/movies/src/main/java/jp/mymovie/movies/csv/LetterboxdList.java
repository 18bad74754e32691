package jp.mymovie.movies.csv;

import java.util.List;
import jp.mymovie.movies.domain.ImportRow;

/** A list of Letterboxd: its own title stands ahead of the films. */
final class LetterboxdList implements Format {
    @Override
    public String service() {
        return "letterboxd";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.hasAll("position", "name", "year", "url") && !columns.has("const");
    }

    @Override
    public List<String> kept() {
        return List.of("name", "year", "description");
    }

    @Override
    public List<String> about() {
        return List.of("position", "url");
    }

    @Override
    public void check(Columns columns, Options options) {
        Format.super.check(columns, options);
        if (options.use() == null) {
            throw new WrongFile(
                    WrongFile.Wanted.USE,
                    "a list of letterboxd does not tell whether its films were watched: add as=watched or as=wish");
        }
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        return new Draft(row)
                .title("name")
                .year("year")
                .note(row.text("description"))
                .asSaid(options)
                .row();
    }
}
