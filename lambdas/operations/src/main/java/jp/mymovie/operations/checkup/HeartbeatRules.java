package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.mymovie.operations.checkup.Estate.Account;
import jp.mymovie.operations.checkup.Estate.Stage;
import jp.mymovie.operations.checkup.Metrics.Search;
import jp.mymovie.operations.checkup.Metrics.Series;

/**
 * Functions of the estate that must run, be they seen before or not. One that was never seen is a finding once its account
 * has run functions for two days: before, it is not deployed yet.
 */
final class HeartbeatRules {
    private static final Duration YOUNG = Duration.ofDays(2);
    private static final Duration PERIOD = Duration.ofHours(1);

    /** Failed minutes of a probe that a morning wants to know of. */
    private static final int DOWN_MINUTES = 10;

    private HeartbeatRules() {}

    static List<Finding> look(Estate estate, Metrics metrics, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Account archive = estate.only("logArchive");
        Pulse compaction = new Pulse(archive, "LogArchive-Lake-Compaction", Duration.ofHours(26));
        heartbeat(
                        compaction,
                        estate,
                        metrics,
                        now,
                        "compaction silent",
                        "the nightly compaction of logs did not run",
                        "the schedule of the compaction and the log of its function")
                .ifPresent(findings::add);
        // CloudTrail writes a digest file every hour, be there events or not.
        Pulse watch = new Pulse(archive, "LogArchive-Lake-Watch", Duration.ofHours(4));
        heartbeat(
                        watch,
                        estate,
                        metrics,
                        now,
                        "trail silent",
                        "no file of the organization's trail came for hours",
                        "status of the trail in the management account: is it logging, can it write")
                .ifPresent(findings::add);
        for (Account account : estate.accounts()) {
            Stage stage = account.stage();
            if (stage != null) {
                wasDown(account, stage, estate, metrics, now).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /**
     * A function and the silence of it that is too long.
     *
     * @param prefix what its name begins with, up to the part that CloudFormation makes up
     */
    private record Pulse(Account account, String prefix, Duration quiet) {}

    private static Optional<Finding> heartbeat(
            Pulse pulse, Estate estate, Metrics metrics, Instant now, String what, String says, String first) {
        SortedMap<Instant, Double> all = new TreeMap<>();
        SortedMap<Instant, Double> own = new TreeMap<>();
        Search search = search(pulse.account, estate.homeRegion(), "Invocations");
        for (Series series : metrics.search(search, now.minus(MetricRule.TWO_WEEKS), now)) {
            all.putAll(series.points());
            if (name(series).startsWith(pulse.prefix)) {
                series.points().forEach((at, value) -> own.merge(at, value, Double::sum));
            }
        }
        own.values().removeIf(value -> value == 0);
        if (!own.tailMap(now.minus(pulse.quiet)).isEmpty()) {
            return Optional.empty();
        }
        if (own.isEmpty()
                && (all.isEmpty() ? !estate.isSettled(now) : all.firstKey().isAfter(now.minus(YOUNG)))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                pulse.account.name(),
                pulse.account.service(),
                what,
                own.isEmpty() ? says + " in two weeks" : says,
                own.isEmpty() ? null : own.lastKey(),
                first,
                "morning-mail.md"));
    }

    private static Optional<Finding> wasDown(
            Account account, Stage stage, Estate estate, Metrics metrics, Instant now) {
        Search errors = search(estate.only("monitoring"), Estate.EDGE_REGION, "Errors");
        TreeMap<Instant, Double> failed = new TreeMap<>();
        for (Series series : metrics.search(errors, now.minus(MetricRule.SINCE_LAST_ROUND), now)) {
            if (name(series).startsWith(stage.probe())) {
                series.points().forEach((at, value) -> failed.merge(at, value, Double::sum));
            }
        }
        failed.values().removeIf(value -> value == 0);
        double minutes =
                failed.values().stream().mapToDouble(Double::doubleValue).sum();
        return minutes < DOWN_MINUTES
                ? Optional.empty()
                : Optional.of(new Finding(
                        account.name(),
                        stage.service(),
                        "site was down",
                        "the probe failed in %.0f minutes since the round before".formatted(minutes),
                        failed.firstKey(),
                        "the line of the probe's log, which names the step",
                        "site-down.md"));
    }

    private static Search search(Account account, String region, String metric) {
        return new Search(account.id(), region, "AWS/Lambda", metric, List.of("FunctionName"), "Sum", PERIOD);
    }

    private static String name(Series series) {
        return Map.copyOf(series.dimensions()).getOrDefault("FunctionName", "");
    }
}
