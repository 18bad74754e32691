package jp.mymovie.movies.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Sort;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as an item. Reading a list is paid by its bytes, so what an index key says already (id, score, both dates) is
 * not said again, and the rest has names of one letter: {@code t} title, {@code o} original title where it differs,
 * {@code p} poster path, {@code u} time of the last change where it is not the first, {@code v} version,
 * {@code w} the days it was watched on, {@code r} the score as another service wrote it, {@code n} the note, which no index
 * carries.
 */
final class EntryItem {
    static final String VERSION = "v";
    static final String EXPIRES_AT = "expiresAt";

    private EntryItem() {}

    static Map<String, AttributeValue> write(String userId, Entry entry) {
        Film film = entry.film();
        Map<String, AttributeValue> item = new HashMap<>(Keys.entry(userId, entry.tmdbId()));
        for (Sort sort : Sort.values()) {
            item.put(Keys.indexKey(sort), AttributeValue.fromS(sort.key(entry)));
        }
        item.put(FilmLog.KEY, AttributeValue.fromS(Keys.film(entry.tmdbId())));
        item.put(FilmLog.SORT, AttributeValue.fromS(FilmLog.place(entry.registeredAt(), userId)));
        item.put("t", AttributeValue.fromS(film.title()));
        putText(item, "o", film.originalTitle().equals(film.title()) ? null : film.originalTitle());
        putText(item, "p", film.posterPath());
        if (!entry.updatedAt().equals(entry.registeredAt())) {
            item.put("u", AttributeValue.fromN(Long.toString(entry.updatedAt().toEpochMilli())));
        }
        if (!entry.remarks().watched().isEmpty()) {
            item.put(
                    "w",
                    AttributeValue.fromS(entry.remarks().watched().stream()
                            .map(LocalDate::toString)
                            .collect(Collectors.joining(","))));
        }
        putText(item, "r", entry.remarks().rating());
        putText(item, "n", entry.remarks().note());
        item.put(VERSION, AttributeValue.fromN(Long.toString(entry.version())));
        return item;
    }

    /** As it is kept after deletion: on no film's page, and gone by itself at that time. */
    static Map<String, AttributeValue> deleted(String userId, Entry entry, Instant expiresAt) {
        Map<String, AttributeValue> item = write(userId, entry);
        item.remove(FilmLog.KEY);
        item.remove(FilmLog.SORT);
        item.putAll(Keys.deleted(userId, entry.tmdbId()));
        item.put(EXPIRES_AT, AttributeValue.fromN(Long.toString(expiresAt.getEpochSecond())));
        return item;
    }

    static boolean expired(Map<String, AttributeValue> item, Instant now) {
        return Long.parseLong(Objects.requireNonNull(item.get(EXPIRES_AT)).n()) <= now.getEpochSecond();
    }

    static Entry read(Map<String, AttributeValue> item) {
        String registeredKey = text(item, Keys.indexKey(Sort.REGISTERED));
        String title = text(item, "t");
        Instant registeredAt = Instant.ofEpochMilli(Sort.registeredMillis(registeredKey));
        String original = optional(item, "o");
        AttributeValue updated = item.get("u");
        Film film = new Film(
                Sort.tmdbId(registeredKey),
                title,
                original == null ? title : original,
                releaseDate(text(item, Keys.indexKey(Sort.RELEASE))),
                optional(item, "p"));
        return new Entry(
                film,
                new Remarks(
                        new Score(Integer.parseInt(
                                text(item, Keys.indexKey(Sort.SCORE)).substring(0, 3))),
                        item.containsKey("w")
                                ? Stream.of(text(item, "w").split(","))
                                        .map(LocalDate::parse)
                                        .toList()
                                : List.of(),
                        optional(item, "n"),
                        optional(item, "r")),
                registeredAt,
                updated == null ? registeredAt : Instant.ofEpochMilli(Long.parseLong(updated.n())),
                Long.parseLong(Objects.requireNonNull(item.get(VERSION)).n()));
    }

    private static @Nullable LocalDate releaseDate(String releaseKey) {
        return releaseKey.startsWith(Sort.UNDATED)
                ? null
                : LocalDate.parse(releaseKey.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static void putText(Map<String, AttributeValue> item, String name, @Nullable String text) {
        if (text != null) {
            item.put(name, AttributeValue.fromS(text));
        }
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name).s();
    }
}
