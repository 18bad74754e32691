package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The orders a list can be asked in. Each gives an entry a key; keys compared as UTF-8 bytes are the order, and the
 * film's id at their end makes them unique, so that ties are in the order of ids and a key is a place to go on from.
 */
public enum Sort {
    REGISTERED,
    SCORE,
    RELEASE,
    TITLE;

    /** The start of the keys of undated films and of entries without a score, and greater than that of any other. */
    public static final String UNKNOWN = "~";

    private static final int ID_LENGTH = 6;
    private static final int MILLIS_LENGTH = 9;
    private static final int TITLE_LENGTH = 100;

    public String key(Entry entry) {
        String start = switch (this) {
            case REGISTERED -> base36(entry.registeredAt().toEpochMilli(), MILLIS_LENGTH);
            case SCORE -> entry.score() == null ? UNKNOWN : digits(entry.score().value(), 3);
            case RELEASE -> release(entry.film());
            case TITLE -> title(entry.film().title()) + '\u0001';
        };
        return start + base36(entry.tmdbId(), ID_LENGTH);
    }

    /** The key of {@link #REGISTERED} of what was added at a time. */
    static String registeredKey(Instant at, int tmdbId) {
        return base36(at.toEpochMilli(), MILLIS_LENGTH) + base36(tmdbId, ID_LENGTH);
    }

    /** True if some entries have no value to be sorted by; they come last in either direction. */
    public boolean hasUnknown() {
        return this == SCORE || this == RELEASE;
    }

    /** The film's id a key ends with. */
    public static int tmdbId(String key) {
        return Integer.parseInt(key.substring(key.length() - ID_LENGTH), 36);
    }

    /** The time of registration a key of {@link #REGISTERED} starts with, in milliseconds since 1970. */
    public static long registeredMillis(String key) {
        return Long.parseLong(key.substring(0, MILLIS_LENGTH), 36);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String release(Film film) {
        LocalDate date = film.releaseDate();
        return date == null
                ? UNKNOWN
                : digits(date.getYear(), 4) + digits(date.getMonthValue(), 2) + digits(date.getDayOfMonth(), 2);
    }

    private static String title(String title) {
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(title, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> c >= ' ')
                .limit(TITLE_LENGTH)
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String digits(int value, int length) {
        return padded(Integer.toString(value), length);
    }

    private static String base36(long value, int length) {
        return padded(Long.toString(value, 36), length);
    }

    private static String padded(String digits, int length) {
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
