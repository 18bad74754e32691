package jp.mymovie.lab.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.Series;
import org.jspecify.annotations.Nullable;

/** State of a stage; an incident changes it. */
final class StageState {
    final StageNames names;

    private final Map<Call, Outcome> outcomes = new EnumMap<>(Call.class);
    private final Set<Step> broken = EnumSet.noneOf(Step.class);

    /** Of calls that are fine otherwise, one in so many has this outcome; 0 for none. */
    int oddEvery;

    Outcome odd = Outcome.FINE;
    /** Percent of the edge's answers that are 5xx. */
    double edgeErrors;
    /** Requests a minute at the edge, and calls a minute of the API, of somebody who is no visitor. */
    int edgeFlood;

    int apiFlood;
    /** Calls a minute of somebody who tries paths and keys: refused. */
    int scans;
    /** Of calls that are fine otherwise, one in so many fails for no reason that lasts; 0 for none. */
    int faultEvery;
    /** One visit of the probe in so many fails for a reason of the network between; 0 for none. */
    int probeBlinksEvery;
    /** False while it is not deployed: nothing of it emits anything. */
    boolean deployed = true;
    /** Days that the certificate still holds. */
    long certificateDays = 200;
    /** Delivered logs. */
    boolean accessLogs = true;

    boolean edgeLogs = true;
    boolean archiveWritable = true;
    boolean backups = true;
    boolean backupsFail;
    boolean pings = true;
    boolean cacheKeeps = true;
    /** Status of a search for a film. */
    int catalogue = 200;
    /** When the stream stopped to advance; null where it does. */
    @Nullable
    Instant stuck;
    /** Metrics that only an incident makes, minute by minute. */
    final List<Consumer<Instant>> more = new ArrayList<>();

    private final MetricStore store;

    StageState(StageNames names, MetricStore store) {
        this.names = names;
        this.store = store;
    }

    /** A data point that an incident makes. */
    void put(Series series, Instant at, double value) {
        store.put(series, at, value);
    }

    Outcome outcome(Call call) {
        return outcomes.getOrDefault(call, Outcome.FINE);
    }

    /** Every call of these kinds has the outcome. */
    void answers(Outcome outcome, Call... calls) {
        for (Call call : calls) {
            outcomes.put(call, outcome);
        }
    }

    /** Every call of any kind has the outcome. */
    void answersAll(Outcome outcome) {
        answers(outcome, Call.values());
    }

    void breaks(Step... steps) {
        broken.addAll(List.of(steps));
    }

    /** All steps go well again. */
    void mends() {
        broken.clear();
    }

    /** True where no request reaches the edge. */
    boolean isUnreachable() {
        return broken.contains(Step.DNS) || broken.contains(Step.TLS);
    }

    /** The first of the steps that fails; null where all is well. */
    @Nullable
    Step fails(Set<Step> steps) {
        for (Step step : steps) {
            if (broken.contains(step) || !outcome(step).satisfies()) {
                return step;
            }
        }
        return null;
    }

    private Outcome outcome(Step step) {
        return switch (step) {
            case HEALTH, LIST -> outcome(Call.PUBLIC_READ);
            case SIGNED_IN -> outcome(Call.SIGNED_IN_READ);
            default -> Outcome.FINE;
        };
    }
}
