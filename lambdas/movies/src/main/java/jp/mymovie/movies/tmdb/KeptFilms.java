package jp.mymovie.movies.tmdb;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmStore;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.JsonText;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * Details of films that somebody has looked at, among the kept answers: a kilobyte or two, where TMDB's own answer is as
 * large as its credits are long. The function that only reads may write there, and not where films of lists are kept.
 */
public final class KeptFilms implements FilmStore {
    private static final JsonReader READER = new JsonReader(4);

    private final AnswerCache cache;

    public KeptFilms(AnswerCache cache) {
        this.cache = cache;
    }

    @Override
    public @Nullable Kept film(int tmdbId) {
        AnswerCache.Kept kept = cache.find(question(tmdbId));
        if (kept == null) {
            return null;
        }
        try {
            FilmDetails details = read(READER.read(kept.body()));
            return new Kept(details, FilmStore.until(details.film(), kept.at()));
        } catch (MalformedJson | RuntimeException e) {
            return null; // A copy that cannot be read is none.
        }
    }

    @Override
    public void keep(FilmDetails details, Instant now) {
        byte[] body = JsonText.of(json -> write(json, details)).getBytes(StandardCharsets.UTF_8);
        cache.keep(question(details.film().tmdbId()), new AnswerCache.Kept(body, now));
    }

    private static String question(int tmdbId) {
        return "film " + tmdbId;
    }

    private static void write(JsonGenerator json, FilmDetails details) throws IOException {
        Film film = details.film();
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
        json.writeStringField("overview", details.overview());
        texts(json, "countries", details.countries());
        texts(json, "cast", details.cast());
        JsonText.member(json, "trailer", details.trailer());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static FilmDetails read(JsonObject json) {
        String date = json.string("releaseDate");
        Long runtime = json.integer("runtime");
        return new FilmDetails(
                new Film(
                        Math.toIntExact(Objects.requireNonNull(json.integer("tmdbId"))),
                        Objects.requireNonNull(json.string("title")),
                        Objects.requireNonNull(json.string("originalTitle")),
                        json.string("englishTitle"),
                        date == null ? null : LocalDate.parse(date),
                        json.string("posterPath"),
                        json.integers("genres").stream().map(Math::toIntExact).toList(),
                        json.string("director"),
                        runtime == null ? null : Math.toIntExact(runtime)),
                Objects.requireNonNull(json.string("overview")),
                json.strings("countries"),
                json.strings("cast"),
                json.string("trailer"));
    }
}
