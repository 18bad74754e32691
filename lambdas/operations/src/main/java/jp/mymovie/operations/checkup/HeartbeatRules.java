package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import jp.mymovie.operations.checkup.Estate.Account;
import jp.mymovie.operations.checkup.Estate.Stage;

/** Functions of the estate that must run: the compaction, the watches of the trail and of deliveries, and the probes. */
final class HeartbeatRules {
    /** Failed visits of a probe that a morning wants to know of. */
    private static final int FAILED_VISITS = 3;

    private HeartbeatRules() {}

    static List<Finding> look(Estate estate, Metrics metrics, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Account archive = estate.only("logArchive");
        for (Heartbeat heartbeat :
                List.of(compaction(archive, estate), trail(archive, estate), deliveries(archive, estate))) {
            heartbeat.look(archive, estate, metrics, now).ifPresent(findings::add);
        }
        for (Account account : estate.accounts()) {
            Stage stage = account.stage();
            if (stage != null) {
                findings.addAll(probe(account, stage, estate, metrics, now));
            }
        }
        return findings;
    }

    private static Heartbeat compaction(Account archive, Estate estate) {
        return new Heartbeat(
                archive,
                estate.homeRegion(),
                archive.name() + "-Lake-Compaction",
                Duration.ofHours(26),
                "compaction silent",
                "the nightly compaction of logs did not run",
                "the schedule of the compaction and the log of its function",
                "morning-mail.md");
    }

    /** CloudTrail writes a digest file every hour, be there events or not. */
    private static Heartbeat trail(Account archive, Estate estate) {
        return new Heartbeat(
                archive,
                estate.homeRegion(),
                archive.name() + "-Lake-Watch",
                Duration.ofHours(4),
                "trail silent",
                "no file of the organization's trail came for four hours",
                "status of the trail in the management account: is it logging, can it write",
                "morning-mail.md");
    }

    private static Heartbeat deliveries(Account archive, Estate estate) {
        return new Heartbeat(
                archive,
                estate.homeRegion(),
                archive.name() + "-Lake-Deliveries",
                Duration.ofHours(14),
                "delivery watch silent",
                "nobody looked for logs that stopped",
                "the schedule of the watch and the log of its function",
                "morning-mail.md");
    }

    private static List<Finding> probe(Account account, Stage stage, Estate estate, Metrics metrics, Instant now) {
        Heartbeat probe = new Heartbeat(
                estate.only("monitoring"),
                Estate.EDGE_REGION,
                stage.probe(),
                Duration.ofHours(2),
                "probe is silent",
                "no visitor from outside came to %s for two hours".formatted(stage.host()),
                "rule and function of the probe in the monitoring account, us-east-1",
                "monitoring.md");
        List<Finding> findings = new ArrayList<>();
        probe.look(account, estate, metrics, now).ifPresent(findings::add);
        TreeMap<Instant, Double> failed = probe.failures(metrics, now);
        double visits =
                failed.values().stream().mapToDouble(Double::doubleValue).sum();
        if (visits >= FAILED_VISITS && estate.isSettled(now)) {
            findings.add(new Finding(
                    account.name(),
                    stage.service(),
                    "site was down",
                    "%.0f visits of the probe failed since the round before".formatted(visits),
                    failed.firstKey(),
                    "the lines of the probe's log, which name the step",
                    "site-down.md"));
        }
        return findings;
    }
}
