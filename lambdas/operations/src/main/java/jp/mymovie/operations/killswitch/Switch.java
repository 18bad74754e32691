package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** All levels of a stage. A level that fails does not keep the others from moving; the failures are thrown at the end. */
final class Switch {
    private final List<Brake> brakes;
    private final Consumer<String> log;

    /** @param brakes in the order in which they are cut */
    Switch(List<Brake> brakes, Consumer<String> log) {
        this.brakes = brakes;
        this.log = log;
    }

    /**
     * Result of an act, and what stands now.
     *
     * @param failures by level
     */
    record Report(Map<LevelName, Brake.Outcome> levels, Map<LevelName, String> failures) {
        /** The things that were moved, by level. */
        Map<String, List<String>> moved() {
            Map<String, List<String>> moved = new LinkedHashMap<>();
            levels.forEach((name, outcome) -> {
                if (!outcome.moved().isEmpty()) {
                    moved.put(name.word(), List.copyOf(outcome.moved().keySet()));
                }
            });
            return moved;
        }

        String state() {
            List<String> states = levels.values().stream()
                    .map(Brake.Outcome::state)
                    .distinct()
                    .toList();
            return states.size() == 1 ? states.getFirst() : "partly cut";
        }

        List<String> changed() {
            return levels.values().stream()
                    .flatMap(level -> level.changed().stream())
                    .toList();
        }

        List<String> unrecorded() {
            return levels.values().stream()
                    .flatMap(level -> level.unrecorded().stream())
                    .toList();
        }
    }

    Report cut(Set<LevelName> names) {
        return each(brakes, names, Brake::cut);
    }

    Report restore(Set<LevelName> names) {
        return each(brakes.reversed(), names, Brake::restore);
    }

    Report look(Set<LevelName> names) {
        return each(brakes, names, (brake, ignored) -> brake.look());
    }

    /** Things that a cut and a restore would move, by level and thing. */
    Map<String, Object> plan(Set<LevelName> names) {
        Map<String, Object> plan = new LinkedHashMap<>();
        for (Brake brake : brakes) {
            if (names.contains(brake.name())) {
                Map<String, Object> level = new LinkedHashMap<>();
                level.put("cut", words(brake.planOfCut()));
                level.put("restore", words(brake.planOfRestore()));
                plan.put(brake.name().word(), level);
            }
        }
        return plan;
    }

    private static Map<String, String> words(Map<String, Move> moves) {
        Map<String, String> words = new LinkedHashMap<>();
        moves.forEach((thing, move) -> words.put(thing, "%s -> %s".formatted(move.from(), move.to())));
        return words;
    }

    private Report each(
            List<Brake> order, Set<LevelName> names, BiFunction<Brake, Consumer<String>, Brake.Outcome> act) {
        Report report = new Report(new LinkedHashMap<>(), new LinkedHashMap<>());
        List<Brake> chosen = new ArrayList<>(order);
        chosen.removeIf(brake -> !names.contains(brake.name()));
        for (Brake brake : chosen) {
            String word = brake.name().word();
            try {
                report.levels.put(
                        brake.name(),
                        act.apply(brake, line -> log.accept("kill switch: %s: %s".formatted(word, line))));
            } catch (RuntimeException e) {
                log.accept("kill switch: %s FAILED: %s".formatted(word, e));
                report.failures.put(brake.name(), String.valueOf(e.getMessage()));
            }
        }
        return report;
    }
}
