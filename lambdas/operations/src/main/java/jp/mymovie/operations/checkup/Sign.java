package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoublePredicate;

/** What in a series is a finding: it gives the moment since when. */
@FunctionalInterface
interface Sign {
    Optional<Instant> since(SortedMap<Instant, Double> points, Instant now);

    /** This sign, or else another. */
    default Sign or(Sign other) {
        return (points, now) -> since(points, now).or(() -> other.since(points, now));
    }

    /** At least {@code hours} points are above a limit. */
    static Sign above(double limit, int hours) {
        return counted(value -> value > limit, hours);
    }

    /** A point is below a limit. */
    static Sign below(double limit) {
        return counted(value -> value < limit, 1);
    }

    private static Sign counted(DoublePredicate wrong, int least) {
        return (points, now) -> {
            List<Instant> found = points.entrySet().stream()
                    .filter(point -> wrong.test(point.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            return found.size() < least ? Optional.empty() : found.stream().findFirst();
        };
    }

    /** All points together make at least so much. */
    static Sign total(double least) {
        return (points, now) ->
                points.values().stream().mapToDouble(Double::doubleValue).sum() < least
                        ? Optional.empty()
                        : points.entrySet().stream()
                                .filter(point -> point.getValue() > 0)
                                .map(Map.Entry::getKey)
                                .findFirst();
    }

    /**
     * Nothing came for a while from what came on most days. What is younger than that, or comes now and then, is no
     * finding.
     *
     * @param quiet silence that is too long
     * @param days on how many of the days before something must have come
     */
    static Sign silence(Duration quiet, int days) {
        return (points, now) -> {
            TreeMap<Instant, Double> alive = new TreeMap<>();
            points.forEach((at, value) -> {
                if (value > 0) {
                    alive.put(at, value);
                }
            });
            Instant begin = now.minus(quiet);
            if (!alive.tailMap(begin).isEmpty()) {
                return Optional.empty();
            }
            long seen = alive.keySet().stream()
                    .map(at -> Duration.between(at, begin).toDays())
                    .distinct()
                    .count();
            return seen < days ? Optional.empty() : Optional.of(alive.lastKey());
        };
    }

    /**
     * Nothing came for a while from what came in nearly every hour of the two days before.
     *
     * @param quiet silence that is too long
     */
    static Sign pause(Duration quiet) {
        return (points, now) -> {
            TreeMap<Instant, Double> alive = new TreeMap<>(points);
            alive.values().removeIf(value -> value == 0);
            if (alive.isEmpty() || !alive.lastKey().isBefore(now.minus(quiet))) {
                return Optional.empty();
            }
            Instant last = alive.lastKey();
            return alive.tailMap(last.minus(Duration.ofHours(48))).size() < 40 ? Optional.empty() : Optional.of(last);
        };
    }

    /**
     * The last 12 hours have several times what is usual, the median of the half days before, and at least so much.
     *
     * @param times how many times the usual
     * @param least what is never too much
     */
    static Sign surge(double times, double least) {
        Duration half = Duration.ofHours(12);
        return (points, now) -> {
            TreeMap<Long, Double> halves = new TreeMap<>();
            points.forEach((at, value) ->
                    halves.merge(Duration.between(at, now.minusNanos(1)).dividedBy(half), value, Double::sum));
            double last = halves.getOrDefault(0L, 0.0);
            List<Double> before = halves.tailMap(1L).values().stream().sorted().toList();
            // With less than three days behind it, nothing is usual yet.
            if (before.size() < 6 || last < least || last < times * before.get(before.size() / 2)) {
                return Optional.empty();
            }
            return Optional.of(now.minus(half));
        };
    }
}
