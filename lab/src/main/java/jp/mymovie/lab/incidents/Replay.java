package jp.mymovie.lab.incidents;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.lab.incidents.World.ApiCall;
import jp.mymovie.local.cloudwatch.Alarm;
import jp.mymovie.local.cloudwatch.AlarmTemplates;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.Series;
import jp.mymovie.operations.checkup.Estate;
import jp.mymovie.operations.checkup.Examination;
import jp.mymovie.operations.checkup.Finding;

/** Replays incidents in virtual time, with a healthy week before each. The templates are its only input. */
final class Replay {
    /** Metrics are readable some minutes late; AWS promises no figure, these are careful ones. */
    private static final int DELAY = 2;

    private static final int EDGE_DELAY = 3;

    private static final Instant HISTORY = Instant.parse("2026-11-17T00:00:00Z");
    private static final int WARM_UP = 10;
    private static final int PAGE_WATCHED = 30;
    private static final long PAGE_LIMIT = 5;
    /** Minutes after seven in which the morning's mail comes. */
    private static final long MAIL = 10;
    /** AWS updates what a budget knows up to three times a day, 8 to 12 hours apart. */
    private static final long BUDGET_MINUTES = 12 * 60;
    /** CloudTrail writes a file within an average of 5 minutes; the watch reads it within a minute. */
    private static final long TRAIL_MINUTES = 6;

    private final EstateNames names;
    private final List<Alarm> alarms;
    private final EventRules rules;
    private final boolean budgets;

    Replay(Assembly assembly) {
        this.names = EstateNames.of(assembly);
        this.alarms = AlarmTemplates.read(assembly.stacks());
        this.rules = new EventRules(assembly);
        this.budgets =
                !Assembly.resources(assembly.stacks(), "AWS::Budgets::Budget").isEmpty();
    }

    static int delay(Series series) {
        return series.namespace().equals("AWS/CloudFront") ? EDGE_DELAY : DELAY;
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    EstateNames names() {
        return names;
    }

    List<Alarm> alarms() {
        return alarms;
    }

    /** True where every function of the production stage has a hook that tries its new version. */
    boolean hasHooks() {
        return names.stages().stream()
                .filter(stage -> "prod".equals(stage.account().stage()))
                .allMatch(stage -> stage.queries().hook()
                        && stage.commands().hook()
                        && stage.work().hook());
    }

    /** The answers to the incidents at one rate, in the order of the incidents. */
    List<Answer> at(double rate, List<Incident> incidents) {
        World healthy = new World(names, new MetricStore(Replay::delay));
        Days days = new Days(healthy, random(Math.round(rate * 10)), HISTORY);
        Instant now = HISTORY;
        List<Answer> answers = new ArrayList<>();
        for (Incident incident :
                incidents.stream().sorted(Comparator.comparing(Incident::begin)).toList()) {
            for (; now.isBefore(incident.moment()); now = now.plusSeconds(60)) {
                days.minute(now, rate);
            }
            answers.add(answer(incident, rate, healthy.store.copy()));
        }
        answers.sort(Comparator.comparingInt(answer -> incidents.indexOf(answer.incident())));
        return answers;
    }

    private Answer answer(Incident incident, double rate, MetricStore store) {
        Instant begin = incident.moment();
        World world = new World(names, store);
        Days days = new Days(world, random(1_000 + incident.number()), begin);
        Watch watch = new Watch(alarms, store);
        for (int i = WARM_UP; i > 0; i--) {
            watch.minute(begin.minusSeconds(60L * i), true);
        }
        Set<String> known = new HashSet<>();
        findings(world, begin).forEach(finding -> known.add(key(finding)));
        List<Told> told = new ArrayList<>();
        boolean page = incident.urgency() == Urgency.PAGE;
        long limit =
                page ? PAGE_LIMIT : Duration.between(begin, incident.morning()).toMinutes() + MAIL;
        long end = page ? PAGE_WATCHED : limit + Duration.ofDays(2).toMinutes();
        for (long minute = 0; minute <= end; minute++) {
            Instant at = begin.plusSeconds(60 * minute);
            days.minute(at, rate);
            if (minute == 0) {
                // Just after the probe's visit and the visitors of that minute: the latest that it can be seen.
                incident.strike().on(world, begin);
                told.addAll(atOnce(incident, world));
            }
            long passed = minute + 1;
            if (incident.kind() != Incident.Kind.FORGOTTEN) {
                watch.minute(at.plusSeconds(60), true)
                        .forEach(alarm -> told.add(new Told(
                                passed, Watch.urgency(alarm), alarm.id().name())));
            }
            if (world.checkupRuns && isRound(at)) {
                findings(world, at).stream()
                        .filter(finding -> known.add(key(finding)))
                        .forEach(finding ->
                                told.add(new Told(passed, Urgency.MORNING, "finding '%s'".formatted(finding.what()))));
            }
            if (!page && !told.isEmpty()) {
                break;
            }
        }
        told.sort(Comparator.comparingLong(Told::minutes));
        return new Answer(incident, rate, List.copyOf(told), limit);
    }

    /** Messages that need no metric. */
    private List<Told> atOnce(Incident incident, World world) {
        List<Told> told = new ArrayList<>();
        world.calls.forEach(call -> rules.topics(world, call)
                .forEach(topic -> told.add(new Told(1, Told.of(topic.getValue()), "rule " + topic.getKey()))));
        if (world.trailWrites && world.calls.stream().anyMatch(ApiCall::watched)) {
            told.add(new Told(TRAIL_MINUTES, Urgency.PAGE, "watch of the trail"));
        }
        if (incident.kind() == Incident.Kind.BUDGET && budgets) {
            told.add(new Told(BUDGET_MINUTES, Urgency.MORNING, "mail of the budget"));
        }
        return told;
    }

    static boolean isRound(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC);
        return time.equals(Days.MORNING) || time.equals(Days.EVENING);
    }

    /** Findings of the monitoring account's examination; none where the estate has none. */
    List<Finding> findings(World world, Instant at) {
        if (names.checkup() == null) {
            return List.of();
        }
        WorldSeen seen = new WorldSeen(world, at);
        return new Examination(Estate.of(names.settings()), new StoredMetrics(world), seen, seen).findings(at);
    }

    private static String key(Finding finding) {
        return finding.account() + finding.what();
    }
}
