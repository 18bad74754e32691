package jp.mymovie.policy.rehearse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jp.mymovie.assembly.Stack;

/**
 * The first day, played: {@code bootstrap.md} from an empty account on, then every other runbook on the estate that it
 * made.
 *
 * @param steps what was played, in order
 */
record Rehearsal(List<Step> steps) {
    /** The heading under which bootstrap.md says what to do when a step fails. */
    static final String WAYS_BACK = "When a step fails";

    private static final String FIRST = "bootstrap";
    private static final String LAST = "tear-down";

    /** Everything that would stop a reader. */
    List<Finding> findings() {
        return steps.stream()
                .flatMap(step -> step.stops().stream().map(reason -> new Finding(step.place(), reason)))
                .toList();
    }

    /**
     * Plays.
     *
     * @param runbooks the first day's first; {@code tear-down} last, since nothing is there after it
     * @param settings {@code cdk.json}
     * @param launcher the commands of {@code ./mymovie}
     */
    static Rehearsal of(Blueprint blueprint, List<Runbook> runbooks, JsonNode settings, Set<String> launcher) {
        List<Step> steps = new ArrayList<>();
        Moment moment = new Moment(blueprint);
        Profiles profiles = new Profiles();
        Runbook first = runbooks.stream()
                .filter(runbook -> runbook.name().startsWith(FIRST))
                .findFirst()
                .orElseThrow();
        new Player(moment, profiles, launcher, steps, 0, true).play(first);
        whole(steps, first.name() + ", at the end", stop -> {
            everythingIsThere(moment, stop);
            everySettingIsNamed(first, settings, stop);
        });
        blueprint.all().stream().filter(stack -> !moment.has(stack.name())).forEach(moment::deploy);
        whole(
                steps,
                "the whole estate",
                new EndState(moment, reason -> steps.getLast().stops().add(reason))::check);
        whole(
                steps,
                first.name() + ", " + WAYS_BACK,
                stop -> new Leftovers(blueprint, first.prose(WAYS_BACK)).check(stop));
        for (Runbook runbook : runbooks) {
            if (!runbook.equals(first) && !runbook.name().startsWith(LAST)) {
                for (int alternative = 0; alternative < 2; alternative++) {
                    new Player(moment, profiles, launcher, steps, alternative, false).play(runbook);
                }
            }
        }
        runbooks.stream().filter(runbook -> runbook.name().startsWith(LAST)).forEach(last -> {
            new Player(moment, profiles, launcher, steps, 0, false).play(last);
            whole(
                    steps,
                    last.name() + ", at the end",
                    stop -> moment.stacks().forEach(stack -> stop.accept("%s is still there".formatted(stack))));
        });
        return new Rehearsal(List.copyOf(steps));
    }

    private static void whole(List<Step> steps, String place, Consumer<Consumer<String>> check) {
        Step step = new Step(place, "", "", "", new ArrayList<>());
        steps.add(step);
        check.accept(step.stops()::add);
    }

    private static void whole(List<Step> steps, String place, Runnable check) {
        steps.add(new Step(place, "", "", "", new ArrayList<>()));
        check.run();
    }

    private static void everythingIsThere(Moment moment, Consumer<String> stop) {
        for (Stack stack : moment.blueprint().all()) {
            if (!moment.has(stack.name())) {
                stop.accept("%s is deployed by no command".formatted(stack.name()));
            }
        }
        for (Blueprint.Recorded value : moment.blueprint().recorded()) {
            if (!moment.recorded().contains(value.path())) {
                stop.accept("nobody is told to record estate.recorded.%s".formatted(value.path()));
            }
            for (String user : value.users()) {
                if (moment.has(user) && !moment.knownTo(user).contains(value.path())) {
                    stop.accept("%s is not deployed again after estate.recorded.%s is recorded"
                            .formatted(user, value.path()));
                }
            }
        }
    }

    /** A setting that step 1 does not name stays what the sample says. */
    private static void everySettingIsNamed(Runbook first, JsonNode settings, Consumer<String> stop) {
        String prose = first.prose("1.");
        settings.path("estate").properties().stream()
                .map(entry -> entry.getKey())
                .filter(key -> !key.equals("recorded") && !prose.contains("`" + key))
                .forEach(key ->
                        stop.accept("step 1 does not name the setting '%s', which stays the sample's".formatted(key)));
    }
}
