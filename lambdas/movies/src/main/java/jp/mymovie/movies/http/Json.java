package jp.mymovie.movies.http;

import static jp.mymovie.movies.json.JsonText.member;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.domain.Profile;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Totals;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Wish;
import org.jspecify.annotations.Nullable;

/** How the domain looks in the API's JSON. */
final class Json {
    private Json() {}

    /** An entry as lists show it. @param watched whether to tell the days it was watched on */
    static void entry(JsonGenerator json, Entry entry, boolean watched) throws IOException {
        json.writeStartObject();
        entryMembers(json, entry, watched);
        json.writeEndObject();
    }

    static void wish(JsonGenerator json, Wish wish) throws IOException {
        json.writeStartObject();
        film(json, wish.film());
        json.writeStringField("addedAt", wish.addedAt().toString());
        json.writeEndObject();
    }

    /** An entry with what its owner alone sees: the note, and the score as another service wrote it. */
    static void ownEntry(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        entryMembers(json, entry, true);
        member(json, "note", entry.remarks().note());
        member(json, "rating", entry.remarks().rating());
        json.writeEndObject();
    }

    private static void entryMembers(JsonGenerator json, Entry entry, boolean watched) throws IOException {
        film(json, entry.film());
        score(json, entry.score());
        if (watched) {
            json.writeArrayFieldStart("watched");
            for (LocalDate day : entry.remarks().watched()) {
                json.writeString(day.toString());
            }
            json.writeEndArray();
        } else {
            json.writeNullField("watched");
        }
        json.writeStringField("registeredAt", entry.registeredAt().toString());
        json.writeStringField("updatedAt", entry.updatedAt().toString());
        json.writeNumberField("version", entry.version());
    }

    /** The member {@code score}; null for none. */
    static void score(JsonGenerator json, @Nullable Score score) throws IOException {
        if (score == null) {
            json.writeNullField("score");
        } else {
            json.writeNumberField("score", score.value());
        }
    }

    static void found(JsonGenerator json, FoundFilm found) throws IOException {
        json.writeStartObject();
        film(json, found.film());
        json.writeStringField("overview", found.overview());
        json.writeEndObject();
    }

    /** @param today by which the age is told */
    static void user(JsonGenerator json, User user, LocalDate today) throws IOException {
        json.writeStartObject();
        userMembers(json, user, today);
        json.writeEndObject();
    }

    static void me(JsonGenerator json, Profile profile, LocalDate today) throws IOException {
        json.writeStartObject();
        userMembers(json, profile.user(), today);
        member(json, "birthday", profile.user().birthday());
        json.writeBooleanField("private", profile.user().isPrivate());
        json.writeBooleanField("watchedPublic", profile.user().showsWatched());
        json.writeNumberField("version", profile.version());
        json.writeEndObject();
    }

    static void film(JsonGenerator json, Film film) throws IOException {
        json.writeNumberField("tmdbId", film.tmdbId());
        json.writeStringField("title", film.title());
        json.writeStringField("originalTitle", film.originalTitle());
        member(json, "englishTitle", film.englishTitle());
        member(json, "releaseDate", film.releaseDate());
        member(json, "posterPath", film.posterPath());
        json.writeArrayFieldStart("genres");
        for (int genre : film.genres()) {
            json.writeNumber(genre);
        }
        json.writeEndArray();
        member(json, "director", film.director());
        number(json, "runtime", film.runtime());
    }

    /** The members that a film's own page has beside those of {@link #film}. */
    static void details(JsonGenerator json, FilmDetails details) throws IOException {
        json.writeStringField("overview", details.overview());
        strings(json, "countries", details.countries());
        strings(json, "cast", details.cast());
        member(json, "trailer", details.trailer());
    }

    /** Number of entries, the mean of those with a score to one decimal, and how many in each band of ten points, the last being 100 itself. */
    static void totals(JsonGenerator json, Totals totals) throws IOException {
        json.writeNumberField("count", totals.count());
        json.writeNumberField("scored", totals.scored());
        if (totals.scored() == 0) {
            json.writeNullField("mean");
        } else {
            json.writeNumberField("mean", Math.round(10.0 * totals.scoreSum() / totals.scored()) / 10.0);
        }
        json.writeArrayFieldStart("histogram");
        for (int band = 0; band <= Score.MAX / 10; band++) {
            json.writeNumber(totals.bands().getOrDefault(band, 0L));
        }
        json.writeEndArray();
    }

    /** An array of objects that tell how many there are of each. */
    static void counts(JsonGenerator json, String name, String key, SortedMap<Integer, Long> counts)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (var count : counts.entrySet()) {
            json.writeStartObject();
            json.writeNumberField(key, count.getKey());
            json.writeNumberField("count", count.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void userMembers(JsonGenerator json, User user, LocalDate today) throws IOException {
        json.writeStringField("handle", user.handle().value());
        json.writeStringField("nickname", user.nickname());
        member(json, "url", user.url());
        number(json, "age", user.age(today));
        json.writeNumberField("count", user.count());
        json.writeNumberField("revision", user.revision());
        json.writeNumberField("followers", user.followers());
        json.writeNumberField("following", user.following());
    }

    static void number(JsonGenerator json, String name, @Nullable Integer value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
