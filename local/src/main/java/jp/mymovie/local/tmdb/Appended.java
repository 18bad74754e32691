package jp.mymovie.local.tmdb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import jp.mymovie.local.http.Query;

/**
 * The parts that {@code append_to_response} adds to a film, in TMDB's shape; each is there only when asked for.
 *
 * @see <a href="https://developer.themoviedb.org/docs/append-to-response">append_to_response</a>
 */
final class Appended {
    private Appended() {}

    static void to(ObjectNode answer, Film film, Query query) {
        for (String part : query.get("append_to_response").split(",", -1)) {
            switch (part) {
                case "release_dates" -> releaseDates(answer.putObject(part).putArray("results"), film);
                case "credits" -> credits(answer.putObject(part), film.known());
                case "videos" -> videos(answer.putObject(part).putArray("results"), film.known(), query);
                case "translations" -> translations(answer.putObject(part).putArray("translations"), film);
                default -> {} // as TMDB, which ignores what it does not know
            }
        }
    }

    private static void releaseDates(ArrayNode results, Film film) {
        if (film.releaseDateJp() != null) {
            results.addObject()
                    .put("iso_3166_1", "JP")
                    .putArray("release_dates")
                    .addObject()
                    .put("certification", "")
                    .put("iso_639_1", "")
                    .put("note", "")
                    .put("release_date", film.releaseDateJp() + "T00:00:00.000Z")
                    .put("type", 3);
        }
    }

    private static void credits(ObjectNode credits, Details known) {
        ArrayNode cast = credits.putArray("cast");
        for (String name : known.cast()) {
            person(cast, name).put("character", "").put("order", cast.size() - 1);
        }
        ArrayNode crew = credits.putArray("crew");
        if (!known.director().isEmpty()) {
            person(crew, known.director()).put("department", "Directing").put("job", "Director");
        }
    }

    private static ObjectNode person(ArrayNode people, String name) {
        return people.addObject()
                .put("adult", false)
                .put("gender", 0)
                .put("id", 900_000_000 + people.size())
                .put("name", name)
                .put("original_name", name)
                .putNull("profile_path");
    }

    /** Videos are told apart by their own language; without {@code include_video_language} it must be that of the answer. */
    private static void videos(ArrayNode results, Details known, Query query) {
        String languages = query.get("include_video_language");
        String asked = languages.isEmpty() ? query.get("language").split("-", 2)[0] : languages;
        if (known.trailer() != null && List.of(asked.split(",", -1)).contains("ja")) {
            results.addObject()
                    .put("iso_639_1", "ja")
                    .put("iso_3166_1", "JP")
                    .put("name", "予告編")
                    .put("key", known.trailer())
                    .put("site", "YouTube")
                    .put("size", 1080)
                    .put("type", "Trailer")
                    .put("official", true);
        }
    }

    /** The English one alone, whose title TMDB leaves empty where it is the original one. */
    private static void translations(ArrayNode translations, Film film) {
        Details known = film.known();
        if (film.titleEn() == null && known.overviewEn().isEmpty()) {
            return;
        }
        boolean original = "en".equals(film.originalLanguage());
        translations
                .addObject()
                .put("iso_3166_1", "US")
                .put("iso_639_1", "en")
                .put("name", "English")
                .put("english_name", "English")
                .putObject("data")
                .put("homepage", "")
                .put("overview", known.overviewEn())
                .put("runtime", known.runtime())
                .put("tagline", "")
                .put("title", original ? "" : Objects.requireNonNullElse(film.titleEn(), ""));
    }
}
