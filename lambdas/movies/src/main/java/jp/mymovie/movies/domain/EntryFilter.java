package jp.mymovie.movies.domain;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a list are wanted: those that fit every part that is there. Texts are compared without case and width.
 *
 * @param decade first year of ten, of release
 * @param watchedYear of any of the days the film was watched on
 * @param minScore entries without a score fit neither this nor {@code maxScore}
 * @param scored whether there must be a score, or must be none
 * @param genre TMDB's id of it
 * @param director the whole name
 * @param text anywhere in the title, the original or the English one
 * @param dated whether the film must have a date of release, or must have none
 */
public record EntryFilter(
        @Nullable Integer decade,
        @Nullable Integer watchedYear,
        @Nullable Integer minScore,
        @Nullable Integer maxScore,
        @Nullable Boolean scored,
        @Nullable Integer genre,
        @Nullable String director,
        @Nullable String text,
        @Nullable Boolean dated) {
    /** Everything. */
    public static final EntryFilter NONE = new EntryFilter(null, null, null, null, null, null, null, null, null);

    private static final int DECADE = 10;

    public EntryFilter {
        if (minScore != null && maxScore != null && minScore > maxScore) {
            throw new IllegalArgumentException(
                    "minScore must be at most maxScore, got %d and %d".formatted(minScore, maxScore));
        }
        director = director == null ? null : folded(director);
        text = text == null ? null : folded(text);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The same for filters that let the same through, for a cursor to be bound to; empty for {@link #NONE}. */
    public String key() {
        StringJoiner key = new StringJoiner(" ");
        add(key, "decade", decade);
        add(key, "watchedYear", watchedYear);
        add(key, "minScore", minScore);
        add(key, "maxScore", maxScore);
        add(key, "scored", scored);
        add(key, "genre", genre);
        add(key, "dated", dated);
        // Lengths, since these two may hold whatever separates the parts.
        add(key, "director", director == null ? null : director.length() + ":" + director);
        add(key, "text", text == null ? null : text.length() + ":" + text);
        return key.toString();
    }

    public boolean matches(Entry entry) {
        return matches(entry.film()) && matches(entry.score()) && matches(entry.remarks());
    }

    private boolean matches(Film film) {
        LocalDate date = film.releaseDate();
        return (decade == null || date != null && Math.floorDiv(date.getYear(), DECADE) * DECADE == decade)
                && (dated == null || dated == (date != null))
                && (genre == null || film.genres().contains(genre))
                && (director == null
                        || film.director() != null && folded(film.director()).equals(director))
                && (text == null
                        || contains(film.title())
                        || contains(film.originalTitle())
                        || contains(film.englishTitle()));
    }

    private boolean matches(@Nullable Score score) {
        return (scored == null || scored == (score != null))
                && (minScore == null || score != null && score.value() >= minScore)
                && (maxScore == null || score != null && score.value() <= maxScore);
    }

    private boolean matches(Remarks remarks) {
        return watchedYear == null || remarks.watched().stream().anyMatch(day -> day.getYear() == watchedYear);
    }

    private boolean contains(@Nullable String title) {
        return text != null && title != null && folded(title).contains(text);
    }

    private static void add(StringJoiner key, String name, @Nullable Object value) {
        if (value != null) {
            key.add(name + "=" + value);
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
