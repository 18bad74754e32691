package jp.mymovie.movies.csv;

import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.ImportRow;
import org.jspecify.annotations.Nullable;

/**
 * A table of nobody's, such as one typed by hand or copied from Filmarks, whose columns have usual names. Nothing in it
 * tells how many points its ratings go up to: the user does.
 */
final class Plain implements Format {
    static final String SERVICE = "table";

    private static final List<String> TITLE = List.of("title", "name", "film", "movie", "タイトル", "作品名", "作品", "映画");
    private static final List<String> YEAR = List.of("year", "release year", "年", "公開年", "製作年");
    private static final List<String> RATING =
            List.of("rating", "your rating", "my rating", "score", "stars", "評価", "スコア", "点数", "採点");
    private static final List<String> DATE = List.of("date", "date rated", "date added", "登録日", "記録日");
    private static final List<String> WATCHED =
            List.of("watched", "watched date", "watched at", "watcheddate", "watchedat", "鑑賞日", "視聴日");
    private static final List<String> NOTE = List.of("note", "review", "comment", "memo", "感想", "レビュー", "コメント", "メモ");
    private static final List<String> TYPE = List.of("type", "title type", "media type", "media_type", "種別");
    private static final List<String> TMDB = List.of("tmdbid", "tmdb id", "tmdb_id", "tmdb");
    private static final List<String> IMDB = List.of("imdbid", "imdb id", "imdb_id", "imdb", "const");

    private final @Nullable String title;
    private final @Nullable String year;
    private final @Nullable String rating;
    private final @Nullable String date;
    private final @Nullable String watched;
    private final @Nullable String note;
    private final @Nullable String type;
    private final @Nullable String tmdbId;
    private final @Nullable String imdbId;

    private Plain(Columns columns) {
        title = one(columns, TITLE);
        year = one(columns, YEAR);
        rating = one(columns, RATING);
        date = one(columns, DATE);
        watched = one(columns, WATCHED);
        note = one(columns, NOTE);
        type = one(columns, TYPE);
        tmdbId = one(columns, TMDB);
        imdbId = one(columns, IMDB);
    }

    /** @throws WrongFile if there are no films in it, or not all that is needed is known of them */
    static Plain of(Columns columns, Options options) {
        if (columns.among(TITLE).isEmpty()
                && columns.among(TMDB).isEmpty()
                && columns.among(IMDB).isEmpty()) {
            throw new WrongFile("the columns must be those of letterboxd, imdb, tmdb, trakt, simkl, movary or our own"
                    + " export, or have the names Title, Year, Rating, Date, Watched, Note, tmdbID, imdbID, got: "
                    + columns.names());
        }
        return new Plain(columns);
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public boolean matches(Columns columns) {
        return false;
    }

    @Override
    public void check(Columns columns, Options options) {
        if (rating != null && options.scale() == null) {
            throw new WrongFile(
                    WrongFile.Wanted.SCALE,
                    "the columns (" + columns.names() + ") do not tell whose file it is, so that the scale of '"
                            + columns.name(rating) + "' is not known: add scale=5, scale=10 or scale=100");
        }
        if (rating == null && options.scale() != null) {
            throw new WrongFile("a scale needs a column of ratings, such as Rating, got: " + columns.names());
        }
        if (rating == null && watched == null && options.use() == null) {
            throw new WrongFile(
                    WrongFile.Wanted.USE,
                    "the columns (" + columns.names()
                            + ") do not tell whether the films were watched: add as=watched or as=wish");
        }
    }

    @Override
    public List<String> kept() {
        return Stream.of(title, year, rating, date, watched, note, type, tmdbId, imdbId)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    @Override
    public List<String> about() {
        return List.of();
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        if (type != null) {
            Kinds.film(row.text(type));
        }
        Draft draft = new Draft(row);
        if (title != null) {
            draft.title(title);
        }
        if (tmdbId != null) {
            draft.tmdbId(tmdbId);
        }
        if (imdbId != null) {
            draft.imdbId(imdbId);
        }
        if (year != null) {
            draft.year(year);
        }
        if (rating != null && options.scale() != null) {
            draft.scored(rating, options.scale());
        }
        if (watched != null) {
            draft.watched(watched);
        }
        if (note != null) {
            draft.note(row.text(note));
        }
        if (date != null) {
            draft.registered(date);
        }
        return draft.asSaid(options).row();
    }

    private static @Nullable String one(Columns columns, List<String> names) {
        List<String> found = columns.among(names);
        if (found.size() > 1) {
            throw new WrongFile("one column must tell what '" + names.getFirst() + "' does, got "
                    + String.join(" and ", found.stream().map(columns::name).toList())
                    + ": rename or remove the others");
        }
        return found.isEmpty() ? null : found.getFirst();
    }
}
