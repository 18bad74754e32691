package jp.mymovie.movies.http;

import static jp.mymovie.movies.json.JsonText.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.User;

/** How the domain looks in the API's JSON. */
final class Json {
    private Json() {}

    static void entry(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        film(json, entry.film());
        json.writeNumberField("score", entry.score().value());
        json.writeStringField("registeredAt", entry.registeredAt().toString());
        json.writeStringField("updatedAt", entry.updatedAt().toString());
        json.writeNumberField("version", entry.version());
        json.writeEndObject();
    }

    static void found(JsonGenerator json, FoundFilm found) throws IOException {
        json.writeStartObject();
        film(json, found.film());
        json.writeStringField("overview", found.overview());
        json.writeEndObject();
    }

    static void user(JsonGenerator json, User user) throws IOException {
        json.writeStartObject();
        userMembers(json, user);
        json.writeEndObject();
    }

    static void me(JsonGenerator json, Profile profile) throws IOException {
        json.writeStartObject();
        userMembers(json, profile.user());
        json.writeBooleanField("private", profile.user().isPrivate());
        json.writeNumberField("version", profile.version());
        json.writeEndObject();
    }

    private static void film(JsonGenerator json, Film film) throws IOException {
        json.writeNumberField("tmdbId", film.tmdbId());
        json.writeStringField("title", film.title());
        json.writeStringField("originalTitle", film.originalTitle());
        member(json, "releaseDate", film.releaseDate());
        member(json, "posterPath", film.posterPath());
    }

    private static void userMembers(JsonGenerator json, User user) throws IOException {
        json.writeStringField("handle", user.handle().value());
        json.writeStringField("nickname", user.nickname());
        member(json, "url", user.url());
        json.writeNumberField("count", user.count());
        json.writeNumberField("revision", user.revision());
        json.writeNumberField("followers", user.followers());
        json.writeNumberField("following", user.following());
    }
}
