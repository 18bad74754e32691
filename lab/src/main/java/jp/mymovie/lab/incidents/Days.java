package jp.mymovie.lab.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import jp.mymovie.local.cloudwatch.Series;

/**
 * Lets the world go on, minute by minute: visitors, the probe, and what runs by the clock.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html">metrics of AWS Backup</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html">metrics of EventBridge</a>
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">
 *     digest files of CloudTrail, one an hour</a>
 */
final class Days {
    static final LocalTime COMPACTION = LocalTime.of(2, 0);
    static final LocalTime BACKUP = LocalTime.of(18, 20);
    static final LocalTime PINGS = LocalTime.of(6, 0);
    static final LocalTime MORNING = LocalTime.of(22, 0);
    /** Hours without a file after which the watch of deliveries calls a log silent. */
    private static final Duration QUIET = Duration.ofHours(6);

    static final LocalTime EVENING = LocalTime.of(10, 0);

    private final World world;
    private final RandomGenerator random;
    private final Map<StageState, Emission> emissions = new HashMap<>();
    private final Map<StageState, Instant> lastEdgeLines = new HashMap<>();

    /** @param begin the healthy time until then had lines of every log */
    Days(World world, RandomGenerator random, Instant begin) {
        this.world = world;
        this.random = random;
        world.stages.forEach(stage -> {
            emissions.put(stage, new Emission(stage, world.store, random));
            lastEdgeLines.put(stage, begin);
        });
    }

    /** @param visitsAnHour visits of the production stage */
    void minute(Instant at, double visitsAnHour) {
        for (StageState stage : world.stages) {
            long visits = stage == world.production() ? poisson(visitsAnHour / 60) : 0;
            emission(stage).minute(at, visits, world.probesRun);
            if (stage.deployed && stage.edgeLogs) {
                lastEdgeLines.put(stage, at);
            }
        }
        LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC);
        if (world.trailWrites && time.getMinute() % 10 == 5) {
            ran(world.names.watch(), at, 0);
        }
        Function checkup = world.names.checkup();
        if (checkup != null && world.checkupRuns && (time.equals(MORNING) || time.equals(EVENING))) {
            ran(checkup, at, 0);
        }
        if (time.equals(COMPACTION) && world.compactionRuns) {
            ran(world.names.compaction(), at, world.compactionFails ? 1 : 0);
        }
        Function deliveries = world.names.deliveries();
        if (deliveries != null && world.names.deliveryRounds().contains(time)) {
            ran(deliveries, at, 0);
            world.stages.forEach(stage -> silent(stage, deliveries, at));
        }
        if (time.equals(BACKUP)) {
            world.stages.stream()
                    .filter(stage -> stage.deployed && stage.backups)
                    .forEach(stage -> backup(stage, at));
        }
        if (time.equals(PINGS)) {
            world.stages.stream().filter(stage -> stage.deployed).forEach(stage -> pings(stage, at));
        }
    }

    Emission emission(StageState stage) {
        return emissions.computeIfAbsent(stage, each -> new Emission(each, world.store, random));
    }

    /** The watch of deliveries tells in a metric which log of a stage got no file for hours. */
    private void silent(StageState stage, Function deliveries, Instant at) {
        Instant last = lastEdgeLines.get(stage);
        if (last != null && last.isBefore(at.minus(QUIET))) {
            world.store.put(
                    Series.of(
                            deliveries.account(),
                            deliveries.region(),
                            "LogArchive",
                            "silent",
                            Map.of(
                                    "log", "cloudfront",
                                    "account", stage.names.account().id(),
                                    "service", "movies")),
                    at,
                    1);
        }
    }

    private void backup(StageState stage, Instant at) {
        world.store.put(
                World.metric(
                        stage.names,
                        "AWS/Backup",
                        stage.backupsFail ? "NumberOfBackupJobsFailed" : "NumberOfBackupJobsCompleted",
                        Map.of("BackupVaultName", stage.names.vault())),
                at,
                1);
    }

    private void pings(StageState stage, Instant at) {
        if (stage.pings) {
            for (Function function :
                    new Function[] {stage.names.queries(), stage.names.commands(), stage.names.work()}) {
                ran(function, at, 0);
            }
        } else {
            stage.names
                    .pings()
                    .forEach(rule -> world.store.put(
                            World.metric(stage.names, "AWS/Events", "FailedInvocations", Map.of("RuleName", rule)),
                            at,
                            1));
        }
    }

    /** A call of a function that is no visitor's. */
    void ran(Function function, Instant at, int error) {
        world.store.put(World.metric(function, "Invocations"), at, 1);
        world.store.put(World.metric(function, "Errors"), at, error);
        world.store.put(World.metric(function, "Throttles"), at, 0);
        world.store.put(World.metric(function, "Duration"), at, 800);
    }

    /** Knuth's way: uniform numbers are multiplied until their product is below the limit. */
    private long poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
