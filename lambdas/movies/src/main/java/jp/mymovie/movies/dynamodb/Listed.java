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
import jp.mymovie.movies.domain.Film;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Members that lists show of an item, in one attribute that the indexes carry as a whole. Reading a list is paid by its bytes, so
 * its members have names of one letter; a member that is not there is null or empty. {@code docs/table.md} names them, and
 * a letter that was used once is never used for something else.
 */
final class Listed {
    static final String ADDED = "a";
    static final String DATE = "d";
    static final String GENRES = "g";
    static final String ENGLISH_TITLE = "i";
    static final String DIRECTOR = "k";
    static final String RUNTIME = "m";
    static final String ORIGINAL_TITLE = "o";
    static final String POSTER = "p";
    static final String SCORE = "s";
    static final String TITLE = "t";
    static final String UPDATED = "u";
    static final String VERSION = "v";
    static final String WATCHED = "w";

    private Listed() {}

    /** A film that was added to a list at a time. */
    static Map<String, AttributeValue> write(Film film, Instant addedAt) {
        Map<String, AttributeValue> listed = write(film);
        listed.put(ADDED, Items.number(addedAt.toEpochMilli()));
        return listed;
    }

    static Map<String, AttributeValue> write(Film film) {
        Map<String, AttributeValue> listed = new HashMap<>();
        listed.put(TITLE, Items.text(film.title()));
        Items.putText(listed, ORIGINAL_TITLE, film.originalTitle().equals(film.title()) ? null : film.originalTitle());
        Items.putText(listed, ENGLISH_TITLE, film.englishTitle());
        Items.putText(listed, POSTER, film.posterPath());
        Items.putText(listed, DIRECTOR, film.director());
        if (film.releaseDate() != null) {
            listed.put(DATE, AttributeValue.fromN(film.releaseDate().format(DateTimeFormatter.BASIC_ISO_DATE)));
        }
        if (!film.genres().isEmpty()) {
            listed.put(
                    GENRES,
                    Items.text(film.genres().stream().map(String::valueOf).collect(Collectors.joining(" "))));
        }
        if (film.runtime() != null) {
            listed.put(RUNTIME, Items.number(film.runtime()));
        }
        return listed;
    }

    static Film film(int tmdbId, Map<String, AttributeValue> listed) {
        String title = Items.text(listed, TITLE);
        Long runtime = Items.optionalNumber(listed, RUNTIME);
        return new Film(
                tmdbId,
                title,
                Objects.requireNonNullElse(Items.optional(listed, ORIGINAL_TITLE), title),
                Items.optional(listed, ENGLISH_TITLE),
                date(listed.get(DATE)),
                Items.optional(listed, POSTER),
                words(listed, GENRES).map(Integer::valueOf).toList(),
                Items.optional(listed, DIRECTOR),
                runtime == null ? null : runtime.intValue());
    }

    static Instant addedAt(Map<String, AttributeValue> listed) {
        return Instant.ofEpochMilli(Items.amount(listed, ADDED));
    }

    /** Days with spaces between; null where there is none. */
    static @Nullable String days(List<LocalDate> days) {
        return days.isEmpty() ? null : days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    }

    static List<LocalDate> days(Map<String, AttributeValue> listed) {
        return words(listed, WATCHED).map(LocalDate::parse).toList();
    }

    private static Stream<String> words(Map<String, AttributeValue> listed, String name) {
        String text = Items.optional(listed, name);
        return text == null ? Stream.empty() : Stream.of(text.split(" "));
    }

    private static @Nullable LocalDate date(@Nullable AttributeValue number) {
        return number == null
                ? null
                : LocalDate.parse("0".repeat(8 - number.n().length()) + number.n(), DateTimeFormatter.BASIC_ISO_DATE);
    }
}
