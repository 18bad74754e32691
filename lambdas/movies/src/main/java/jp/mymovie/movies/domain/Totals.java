package jp.mymovie.movies.domain;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a list of entries adds up to. A change of a list is totals too: the difference it makes, with negative numbers
 * for what goes.
 *
 * @param bands entries by {@linkplain Score#band band of ten points}, without zeros
 * @param years entries by year of release, 0 for undated ones, without zeros
 */
public record Totals(long count, long scoreSum, SortedMap<Integer, Long> bands, SortedMap<Integer, Long> years) {
    public static final Totals NONE = new Totals(0, 0, new TreeMap<>(), new TreeMap<>());

    public Totals {
        bands = Collections.unmodifiableSortedMap(withoutZeros(bands));
        years = Collections.unmodifiableSortedMap(withoutZeros(years));
    }

    /** The difference that replacing one entry by another makes; null stands for no entry. */
    public static Totals change(@Nullable Entry before, @Nullable Entry after) {
        return NONE.plus(before, -1).plus(after, 1);
    }

    public Totals plus(Totals other) {
        SortedMap<Integer, Long> sumOfBands = new TreeMap<>(bands);
        other.bands.forEach((band, n) -> sumOfBands.merge(band, n, Long::sum));
        SortedMap<Integer, Long> sumOfYears = new TreeMap<>(years);
        other.years.forEach((year, n) -> sumOfYears.merge(year, n, Long::sum));
        return new Totals(count + other.count, scoreSum + other.scoreSum, sumOfBands, sumOfYears);
    }

    private Totals plus(@Nullable Entry entry, long times) {
        if (entry == null) {
            return this;
        }
        var date = entry.film().releaseDate();
        return plus(new Totals(
                times,
                times * entry.score().value(),
                new TreeMap<>(Map.of(entry.score().band(), times)),
                new TreeMap<>(Map.of(date == null ? 0 : date.getYear(), times))));
    }

    private static SortedMap<Integer, Long> withoutZeros(SortedMap<Integer, Long> counts) {
        SortedMap<Integer, Long> kept = new TreeMap<>(counts);
        kept.values().removeIf(n -> n == 0);
        return kept;
    }
}
