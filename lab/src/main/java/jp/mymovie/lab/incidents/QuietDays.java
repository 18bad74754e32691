package jp.mymovie.lab.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import jp.mymovie.local.cloudwatch.Alarm;
import jp.mymovie.local.cloudwatch.MetricStore;

/**
 * Days on which nothing is wrong, from the first deployment on: accounts that come one after another, nights without
 * visitors, scanners, deployments, cold starts, and the single failures that every network has. What is told of them is
 * false.
 */
final class QuietDays {
    /** Visits by the hour of Japan's day, of 24 on average: none from one to five. */
    private static final int[] BY_HOUR = {
        12, 0, 0, 0, 0, 6, 12, 20, 24, 24, 24, 26, 30, 26, 24, 24, 26, 30, 36, 44, 52, 56, 44, 36
    };

    private static final Duration JAPAN = Duration.ofHours(9);
    /** Minutes after which accounts are deployed, and those after which what AWS made up is recorded. */
    private static final int STG = 60;

    private static final int PROD = 120;
    private static final int RECORDED = 180;
    /** One call in so many meets an environment that has just begun, and takes two seconds. */
    private static final int COLD_EVERY = 400;

    private final Replay replay;
    private final double rate;
    private final Instant begin;
    private final World world;
    private final Days days;
    private final Watch watch;
    private final RandomGenerator random;

    /** False pages and mails: told though nothing was wrong. */
    record Told(List<String> pages, List<String> mornings) {}

    QuietDays(Replay replay, double rate, Instant begin) {
        this.replay = replay;
        this.rate = rate;
        this.begin = begin;
        this.world = new World(replay.names(), new MetricStore(Replay::delay));
        this.random = Replay.random(Math.round(rate * 10) + 7);
        this.days = new Days(world, random, begin);
        this.watch = new Watch(replay.alarms(), world.store);
        world.stages.forEach(stage -> {
            stage.deployed = false;
            stage.breaks(Step.DNS);
            stage.oddEvery = COLD_EVERY;
            stage.odd = Outcome.SLOW;
            stage.faultEvery = 20_000;
            stage.probeBlinksEvery = 5_000;
        });
    }

    Told pass(int count) {
        Set<String> pages = new LinkedHashSet<>();
        Set<String> mornings = new LinkedHashSet<>();
        int scannersAt = 0;
        for (int minute = 0; minute < count * 24 * 60; minute++) {
            Instant at = begin.plusSeconds(60L * minute);
            if (minute == STG || minute == PROD) {
                StageState stage = minute == STG ? world.stage("stg") : world.production();
                stage.deployed = true;
                stage.mends();
            }
            if (minute % (24 * 60) == 0) {
                scannersAt = minute + random.nextInt(24 * 60);
            }
            StageState production = world.production();
            // Scanners come for a quarter of an hour each day.
            production.scans = minute >= scannersAt && minute < scannersAt + 15 ? 60 : 0;
            deployment(production, minute);
            days.minute(
                    at, rate * BY_HOUR[at.plus(JAPAN).atOffset(ZoneOffset.UTC).getHour()] / 24);
            for (Alarm alarm : watch.minute(at.plusSeconds(60), minute >= RECORDED)) {
                (Watch.urgency(alarm) == Urgency.PAGE ? pages : mornings)
                        .add(told(minute, alarm.id().name()));
            }
            if (Replay.isRound(at)) {
                int now = minute;
                replay.findings(world, at)
                        .forEach(finding ->
                                mornings.add(told(now, "%s: %s".formatted(finding.account(), finding.what()))));
            }
        }
        return new Told(List.copyOf(pages), List.copyOf(mornings));
    }

    /** Every fourth day at 15:00 in Japan: for six minutes one call in four meets an environment that has just begun. */
    private static void deployment(StageState stage, int minute) {
        int ofFour = minute % (4 * 24 * 60);
        boolean deploys = ofFour >= 6 * 60 && ofFour < 6 * 60 + 6 && minute > 24 * 60;
        stage.oddEvery = deploys ? 4 : COLD_EVERY;
        stage.odd = deploys ? Outcome.VERY_SLOW : Outcome.SLOW;
    }

    private static String told(int minute, String what) {
        return "day %d, %02d:%02d UTC: %s".formatted(minute / (24 * 60) + 1, minute / 60 % 24, minute % 60, what);
    }
}
