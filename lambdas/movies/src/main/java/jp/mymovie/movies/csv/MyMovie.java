package jp.mymovie.movies.csv;

import java.util.List;
import jp.mymovie.movies.domain.ImportRow;

/** Our own export. */
final class MyMovie implements Format {
    @Override
    public String service() {
        return "mymovie";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.hasAll("tmdbid", "score", "registeredat");
    }

    @Override
    public List<String> kept() {
        return List.of("tmdbid", "title", "score", "sourcerating", "watched", "note", "registeredat");
    }

    @Override
    public List<String> about() {
        return List.of("year", "watcheddate", "rating", "rating10", "rewatch", "originaltitle", "releasedate");
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        if (row.text("tmdbid") == null) {
            throw BadValue.of(row.name("tmdbid"), "an id of TMDB", null);
        }
        return new Draft(row)
                .tmdbId("tmdbid")
                .titled(Spreadsheet.read(row.raw("title")))
                .score("score")
                .written(Spreadsheet.read(row.text("sourcerating")))
                .allWatched("watched")
                .note(Spreadsheet.read(row.raw("note")))
                .registered("registeredat")
                .row();
    }
}
