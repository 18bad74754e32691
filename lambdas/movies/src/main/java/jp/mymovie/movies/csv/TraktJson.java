package jp.mymovie.movies.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * Trakt's export as JSON: ratings, history, films watched, watchlist and lists. Its days are those of UTC, as it writes
 * them; a watchlist looks as any list does, so that the user says what it is.
 */
final class TraktJson {
    static final String SERVICE = "trakt";

    private static final JsonReader READER = new JsonReader(20);
    private static final List<String> KEPT =
            List.of("type", "movie", "rating", "rated_at", "watched_at", "last_watched_at", "listed_at", "notes");
    private static final List<String> ABOUT = List.of("id", "action", "rank", "plays", "last_updated_at");

    private TraktJson() {}

    static boolean is(String text) {
        String start = text.stripLeading();
        return start.startsWith("[") || start.startsWith("{");
    }

    static void read(String text, Options options, Gathered gathered) {
        if (options.scale() != null) {
            throw new WrongFile("the scale of trakt's files is known: leave 'scale' out");
        }
        List<JsonObject> items = items(text);
        if (items.isEmpty() || items.stream().noneMatch(TraktJson::isOfTrakt)) {
            throw new WrongFile(
                    "the file must be json of trakt, a list of objects with 'movie' and its 'ids', got other"
                            + " json: send csv");
        }
        TreeSet<String> ignored = new TreeSet<>();
        for (int i = 0; i < items.size(); i++) {
            JsonObject item = items.get(i);
            int line = i + 1;
            item.members().keySet().stream()
                    .filter(name -> !KEPT.contains(name) && !ABOUT.contains(name))
                    .limit(50)
                    .forEach(ignored::add);
            gathered.line("", line, item.object("movie").string("title"), () -> row(line, item, options));
        }
        ignored.removeAll(List.of("show", "season", "episode"));
        gathered.ignored("", ignored.stream().limit(50).toList());
    }

    private static List<JsonObject> items(String text) {
        try {
            JsonObject file = READER.read("{\"items\":" + text + "}");
            return file.objects("items");
        } catch (MalformedJson e) {
            throw new WrongFile("the file must be csv, or json of trakt, got json that is broken: export it again");
        }
    }

    private static boolean isOfTrakt(JsonObject item) {
        return item.has("show") || item.object("movie").has("ids");
    }

    private static ImportRow row(int line, JsonObject item, Options options) {
        JsonObject movie = item.object("movie");
        String type = item.string("type");
        if (type != null && !type.equals("movie") || !item.has("movie")) {
            throw new BadValue("it is no film but '" + (type == null ? "of no type" : type) + "'");
        }
        Score score = score(item);
        List<LocalDate> watched = days(item);
        boolean known = score != null || !watched.isEmpty();
        if (!known && options.use() == null) {
            throw new BadValue("it has no rating and no day, and the file does not tell whether it was watched: add"
                    + " as=watched or as=wish");
        }
        boolean wish = !known && options.use() == Options.Use.WISH;
        Integer tmdbId = whole(movie.object("ids"), "tmdb");
        return new ImportRow(
                line,
                tmdbId,
                movie.object("ids").string("imdb"),
                Objects.requireNonNullElse(movie.string("title"), ""),
                whole(movie, "year"),
                wish
                        ? Remarks.NONE
                        : new Remarks(
                                score,
                                watched,
                                item.string("notes"),
                                score == null ? null : Scale.TEN.kept(String.valueOf(item.get("rating")))),
                at(item, item.has("rated_at") ? "rated_at" : "listed_at"),
                wish);
    }

    private static @Nullable Score score(JsonObject item) {
        Object rating = item.get("rating");
        if (rating == null || rating instanceof Long whole && whole == 0) {
            return null;
        }
        if (rating instanceof Long || rating instanceof BigDecimal) {
            return Scale.TEN.score(String.valueOf(rating), "rating");
        }
        throw BadValue.of("rating", "a number", String.valueOf(rating));
    }

    private static List<LocalDate> days(JsonObject item) {
        Function<String, @Nullable String> text = item::string;
        return List.of("watched_at", "last_watched_at").stream()
                .filter(name -> text.apply(name) != null)
                .map(name -> Days.day(String.valueOf(text.apply(name)), name))
                .distinct()
                .toList();
    }

    private static @Nullable Instant at(JsonObject item, String name) {
        String text = item.string(name);
        return text == null ? null : Days.instant(text, name);
    }

    private static @Nullable Integer whole(JsonObject object, String name) {
        Long number = object.integer(name);
        if (number != null && (number < 0 || number > Integer.MAX_VALUE)) {
            throw BadValue.of(name, "a number", String.valueOf(number));
        }
        return number == null ? null : Integer.valueOf(number.intValue());
    }
}
