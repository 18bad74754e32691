package jp.mymovie.movies.csv;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.mymovie.movies.domain.ImportRow;
import org.jspecify.annotations.Nullable;

/**
 * IMDb's ratings and lists, as it writes them now, in 2017 and before. Shorts, specials and videos are looked for by their
 * id, since TMDB has many of them as films; what can be none is refused by its type.
 */
final class Imdb implements Format {
    private static final Pattern NO_FILM = Pattern.compile(".*(series|episode|game|podcast).*");

    @Override
    public String service() {
        return "imdb";
    }

    @Override
    public boolean matches(Columns columns) {
        return columns.has("const") && columns.hasAny("your rating", "you rated", "position");
    }

    @Override
    public List<String> kept() {
        return List.of(
                "const",
                "your rating",
                "you rated",
                "date rated",
                "date added",
                "created",
                "description",
                "title",
                "title type",
                "year");
    }

    @Override
    public List<String> about() {
        return List.of(
                "position",
                "modified",
                "original title",
                "url",
                "imdb rating",
                "runtime (mins)",
                "genres",
                "num votes",
                "num. votes",
                "release date",
                "release date (month/day/year)",
                "directors");
    }

    @Override
    public ImportRow read(Columns.Row row, Options options) {
        film(row.text("title type"));
        if (row.text("const") == null) {
            throw BadValue.of(row.name("const"), "an id such as tt0245429", null);
        }
        return new Draft(row)
                .imdbId("const")
                .title("title")
                .year("year")
                .rating("your rating", Scale.TEN)
                .rating("you rated", Scale.TEN)
                .note(row.text("description"))
                .registered("date rated", "date added", "created")
                .asSaid(options)
                .row();
    }

    private static void film(@Nullable String type) {
        if (type != null && NO_FILM.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new BadValue("it is no film but '" + type + "'");
        }
    }
}
