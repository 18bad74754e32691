package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The kill switch of each stage: what it says, what it would move, cutting and restoring. It calls the switch's function in
 * the management account, which alone may move anything, with the operator's profile: to look is to call it, too.
 */
final class StageSwitch implements Command {
    private static final List<String> ACTIONS = List.of("status", "plan", "cut", "restore", "drill");

    private final PrintStream out;
    private final Sight sight;
    private final SwitchDrill.Visits visits;

    StageSwitch(PrintStream out, Sight sight, SwitchDrill.Visits visits) {
        this.out = out;
        this.sight = sight;
        this.visits = visits;
    }

    @Override
    public String usage() {
        return "switch status|plan|cut|restore|drill [--stage NAME] [--level NAME,…]";
    }

    /** Gives 0 where everything is in the state that was asked for and on record, else 1. */
    @Override
    public int run(List<String> arguments) throws InterruptedException {
        String action = arguments.isEmpty() ? "" : arguments.getFirst();
        if (!ACTIONS.contains(action)) {
            throw new IllegalArgumentException("the action must be one of %s, got '%s'".formatted(ACTIONS, action));
        }
        Arguments given =
                Arguments.parse(arguments.subList(1, arguments.size()), List.of("--stage", "--level"), List.of());
        String level = given.or("--level", "");
        List<String> levels = level.isEmpty() ? List.of() : List.of(level.split(","));
        EstateView estate = sight.estate();
        SwitchFunction function = new SwitchFunction(sight.programs(), estate);
        if (action.equals("drill")) {
            if (!levels.isEmpty()) {
                throw new IllegalArgumentException("'--level' must be left out of a drill, got '%s'".formatted(level));
            }
            Place stage = stage(estate, given.required("--stage", "the stage that is cut, not production"));
            return new SwitchDrill(out, function, visits).run(stage) ? 0 : 1;
        }
        boolean moves = action.equals("cut") || action.equals("restore");
        List<Place> stages = moves || given.value("--stage") != null
                ? List.of(stage(estate, given.required("--stage", "the stage that is meant, such as prod")))
                : estate.stages();
        boolean fine = true;
        for (Place stage : stages) {
            fine &= act(function, stage, action, levels);
        }
        return fine ? 0 : 1;
    }

    private static Place stage(EstateView estate, String name) {
        return estate.stages().stream()
                .filter(place -> place.account().name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'--stage' must be one of %s, got '%s'"
                        .formatted(
                                estate.stages().stream()
                                        .map(place -> place.account().name())
                                        .toList(),
                                name)));
    }

    private boolean act(SwitchFunction function, Place stage, String action, List<String> levels)
            throws InterruptedException {
        String name = stage.account().name();
        SwitchFunction.Said said;
        try {
            said = function.call(stage, action, levels);
        } catch (Aws.Unknown e) {
            out.printf("%-10s FAILED: %s%n", name, e.getMessage());
            return false;
        }
        JsonNode answer = said.answer();
        out.printf(
                "%-10s %s (%s), in %d s%n",
                name,
                answer.path("state").asText(),
                answer.path("levels")
                        .propertyStream()
                        .map(level -> level.getKey() + " " + level.getValue().asText())
                        .collect(Collectors.joining(", ")),
                said.seconds());
        answer.path("moved")
                .propertyStream()
                .forEach(
                        level -> out.printf("           moved      %s: %s%n", level.getKey(), words(level.getValue())));
        answer.path("plan").propertyStream().forEach(level -> {
            moves(level, "cut", "would cut ");
            moves(level, "restore", "would restore");
        });
        line("changed since the cut, left as deployed", answer.path("changed"));
        line("cut, but on no record: docs/runbooks/kill-switch.md", answer.path("unrecorded"));
        String wanted = Map.of("cut", "cut", "restore", "open").getOrDefault(action, "");
        boolean reached = wanted.isEmpty()
                || answer.path("levels")
                        .valueStream()
                        .allMatch(state -> state.asText().equals(wanted));
        return reached && answer.path("unrecorded").isEmpty();
    }

    private void moves(Map.Entry<String, JsonNode> level, String side, String words) {
        level.getValue()
                .path(side)
                .propertyStream()
                .forEach(move -> out.printf(
                        "           %s %s %s: %s%n",
                        words, level.getKey(), move.getKey(), move.getValue().asText()));
    }

    private void line(String words, JsonNode things) {
        if (!things.isEmpty()) {
            out.printf("           %s: %s%n", words, words(things));
        }
    }

    private static String words(JsonNode things) {
        return things.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }
}
