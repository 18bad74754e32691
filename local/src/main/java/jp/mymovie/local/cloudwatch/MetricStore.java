package jp.mymovie.local.cloudwatch;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Data points of metrics, kept by the minute, CloudWatch's standard resolution. A minute's data can be read once the minute
 * is over and the metric's delay has passed. Not safe for use by several threads.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html">concepts</a>
 */
public final class MetricStore {
    private final ToIntFunction<Series> delay;
    private final Map<Series, Minutes> metrics = new HashMap<>();

    /** A store in which every metric can be read as soon as its minute is over. */
    public MetricStore() {
        this(series -> 0);
    }

    /** @param delay minutes, beyond the end of its own, after which a metric's data can be read; at least 0 */
    public MetricStore(ToIntFunction<Series> delay) {
        this.delay = delay;
    }

    /** Adds a value to the minute of {@code at}. */
    public void put(Series series, Instant at, double value) {
        put(series, at, value, 1);
    }

    /** Adds a value that came {@code times} times in the minute of {@code at}; nothing for 0 times. */
    public void put(Series series, Instant at, double value, long times) {
        if (times > 0) {
            minutes(series).at(minute(at)).add(value, times);
        }
    }

    /** The metrics that have a data point. */
    public Set<Series> series() {
        return metrics.entrySet().stream()
                .filter(entry -> entry.getValue().samples.length > 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The statistic of a period, of what can be read at {@code now}; not a number where there is none.
     *
     * @param from begin of the period
     * @param to its end, exclusive
     * @param statistic in CloudWatch's words, such as {@code Sum} or {@code p99}
     */
    public double value(Series series, String statistic, Instant from, Instant to, Instant now) {
        return minutes(series).between(minute(from), minute(to), minute(now)).of(Statistic.of(statistic));
    }

    /** A store of its own with the same data; neither may get values of minutes that the other has. */
    public MetricStore copy() {
        MetricStore copy = new MetricStore(delay);
        metrics.forEach((series, minutes) -> copy.metrics.put(series, minutes.copy()));
        return copy;
    }

    Minutes minutes(Series series) {
        return metrics.computeIfAbsent(series, each -> new Minutes(delay.applyAsInt(each)));
    }

    static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60);
    }

    /** The minutes of one metric. */
    static final class Minutes {
        private static final Samples NONE = new Samples();

        private final int delay;
        private long first;
        private @Nullable Samples[] samples = {};

        private Minutes(int delay) {
            this.delay = delay;
        }

        private Minutes copy() {
            Minutes copy = new Minutes(delay);
            copy.first = first;
            copy.samples = samples.clone();
            return copy;
        }

        private Samples at(long minute) {
            if (samples.length == 0) {
                first = minute;
            }
            if (minute < first) {
                @Nullable Samples[] longer = new Samples[samples.length + (int) (first - minute)];
                System.arraycopy(samples, 0, longer, (int) (first - minute), samples.length);
                samples = longer;
                first = minute;
            }
            int place = (int) (minute - first);
            if (place >= samples.length) {
                samples = Arrays.copyOf(samples, Math.max(place + 1, samples.length * 2));
            }
            Samples found = samples[place];
            if (found == null) {
                found = new Samples();
                samples[place] = found;
            }
            return found;
        }

        /** Points that can be read at {@code now} of the minutes {@code from} to {@code to}, exclusive. */
        Samples between(long from, long to, long now) {
            int begin = (int) Math.max(0, from - first);
            int end = (int) Math.min(samples.length, Math.min(to, now - delay) - first);
            if (end - begin == 1) {
                Samples only = samples[begin];
                return only == null ? NONE : only;
            }
            Samples all = NONE;
            for (int i = begin; i < end; i++) {
                Samples each = samples[i];
                if (each != null) {
                    if (all == NONE) {
                        all = new Samples();
                    }
                    all.addAll(each);
                }
            }
            return all;
        }
    }
}
