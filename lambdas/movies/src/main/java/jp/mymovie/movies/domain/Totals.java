package jp.mymovie.movies.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a list of entries adds up to. A change of a list is totals too: the difference it makes, with negative numbers
 * for what goes.
 *
 * @param count entries, those without a score too
 * @param minutes sum of the running times that are known
 * @param bands scored entries by {@linkplain Score#band band of ten points}, without zeros
 * @param years entries by year of release, 0 for undated ones, without zeros
 * @param genres entries by genre, without zeros; one of two genres counts in both
 */
public record Totals(
        long count,
        long scoreSum,
        long minutes,
        SortedMap<Integer, Long> bands,
        SortedMap<Integer, Long> years,
        SortedMap<Integer, Long> genres) {
    public static final Totals NONE = new Totals(0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public Totals {
        bands = Collections.unmodifiableSortedMap(withoutZeros(bands));
        years = Collections.unmodifiableSortedMap(withoutZeros(years));
        genres = Collections.unmodifiableSortedMap(withoutZeros(genres));
    }

    /** The difference that replacing one entry by another makes; null stands for no entry. */
    public static Totals change(@Nullable Entry before, @Nullable Entry after) {
        return NONE.plus(before, -1).plus(after, 1);
    }

    /** The same as the totals of the film see it: entries that are not public are none. */
    public static Totals publicChange(@Nullable Entry before, @Nullable Entry after) {
        return change(publicOnly(before), publicOnly(after));
    }

    /** Entries with a score. */
    public long scored() {
        return bands.values().stream().mapToLong(n -> n).sum();
    }

    public Totals plus(Totals other) {
        return new Totals(
                count + other.count,
                scoreSum + other.scoreSum,
                minutes + other.minutes,
                sum(bands, other.bands),
                sum(years, other.years),
                sum(genres, other.genres));
    }

    private Totals plus(@Nullable Entry entry, long times) {
        if (entry == null) {
            return this;
        }
        Film film = entry.film();
        SortedMap<Integer, Long> band = new TreeMap<>();
        if (entry.score() != null) {
            band.put(entry.score().band(), times);
        }
        SortedMap<Integer, Long> year = new TreeMap<>();
        year.put(film.releaseDate() == null ? 0 : film.releaseDate().getYear(), times);
        SortedMap<Integer, Long> genre = new TreeMap<>();
        film.genres().stream().distinct().forEach(id -> genre.put(id, times));
        return plus(new Totals(
                times,
                entry.score() == null ? 0 : times * entry.score().value(),
                film.runtime() == null ? 0 : times * film.runtime(),
                band,
                year,
                genre));
    }

    private static @Nullable Entry publicOnly(@Nullable Entry entry) {
        return entry != null && entry.isPublic() ? entry : null;
    }

    private static SortedMap<Integer, Long> sum(SortedMap<Integer, Long> one, SortedMap<Integer, Long> other) {
        SortedMap<Integer, Long> sum = new TreeMap<>(one);
        other.forEach((key, n) -> sum.merge(key, n, Long::sum));
        return sum;
    }

    private static SortedMap<Integer, Long> withoutZeros(SortedMap<Integer, Long> counts) {
        SortedMap<Integer, Long> kept = new TreeMap<>(counts);
        kept.values().removeIf(n -> n == 0);
        return kept;
    }
}
