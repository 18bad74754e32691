package jp.mymovie.movies.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonText;

/** Films within the rows of an import. */
final class FilmJson {
    private FilmJson() {}

    static void write(JsonGenerator json, Film film) throws IOException {
        json.writeStartObject();
        json.writeNumberField("tmdbId", film.tmdbId());
        json.writeStringField("title", film.title());
        json.writeStringField("originalTitle", film.originalTitle());
        JsonText.member(json, "englishTitle", film.englishTitle());
        JsonText.member(json, "releaseDate", film.releaseDate());
        JsonText.member(json, "posterPath", film.posterPath());
        json.writeArrayFieldStart("genres");
        for (int genre : film.genres()) {
            json.writeNumber(genre);
        }
        json.writeEndArray();
        JsonText.member(json, "director", film.director());
        if (film.runtime() != null) {
            json.writeNumberField("runtime", film.runtime());
        }
        json.writeEndObject();
    }

    static Film read(JsonObject film) {
        String date = film.string("releaseDate");
        Long runtime = film.integer("runtime");
        return new Film(
                Math.toIntExact(Objects.requireNonNull(film.integer("tmdbId"))),
                Objects.requireNonNull(film.string("title")),
                Objects.requireNonNull(film.string("originalTitle")),
                film.string("englishTitle"),
                date == null ? null : LocalDate.parse(date),
                film.string("posterPath"),
                film.integers("genres").stream().map(Math::toIntExact).toList(),
                film.string("director"),
                runtime == null ? null : Math.toIntExact(runtime));
    }
}
