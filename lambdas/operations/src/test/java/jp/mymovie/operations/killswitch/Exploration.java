package jp.mymovie.operations.killswitch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every state that a level gets into by trips, duplicates, restores and deployments, with a death, an error of AWS, steps of
 * a deployment or a whole other run before any call. In each state what must always hold is checked.
 */
final class Exploration {
    private final LevelName level;
    private final boolean overlaps;
    private final Set<LevelName> levels;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private long runs;
    private long calls;

    /**
     * A state.
     *
     * @param variant of the templates that is deployed or being deployed
     * @param before variant that was deployed before
     * @param step steps of the deployment that are done
     */
    private record Node(
            World world,
            int variant,
            int before,
            int step,
            @Nullable Node parent,
            String how) {
        String key() {
            return "%d %d %d %s".formatted(variant, before, step, world.key());
        }

        String history() {
            return (parent == null ? "" : parent.history() + "\n  ") + how;
        }
    }

    /** @param overlaps whether whole other runs are put before calls, too */
    Exploration(LevelName level, Set<World.Flaw> flaws, boolean overlaps) {
        this.level = level;
        this.overlaps = overlaps;
        this.levels = Set.of(level);
        add(new Node(new World(flaws), 0, 0, Templates.deployment(level, 0, 0).size(), null, "deployed"));
    }

    /** Counts of what was explored. */
    record Count(int states, long runs, long calls) {}

    /** @throws AssertionError with the history of the first state in which something is wrong */
    Count explore() {
        while (!open.isEmpty()) {
            Node node = open.removeFirst();
            check(node);
            deployments(node, 0, node.world.copy()).forEach(this::add);
            for (String action : List.of("cut", "restore")) {
                acts(node, action);
            }
        }
        return new Count(seen.size(), runs, calls);
    }

    private void acts(Node node, String action) {
        int whole = act(node, action, 0, null, "");
        for (int call = 1; call <= whole; call++) {
            act(
                    node,
                    action,
                    call,
                    world -> {
                        throw new World.Death();
                    },
                    "dies before call");
            act(
                    node,
                    action,
                    call,
                    new World.Disturbance() {
                        @Override
                        public void before(World world) {}

                        @Override
                        public void after(World world) {
                            throw new World.Death();
                        }
                    },
                    "dies after call");
            act(
                    node,
                    action,
                    call,
                    world -> {
                        throw new Aws.Refusal(429, "ThrottlingException", "Rate exceeded");
                    },
                    "is refused at call");
            for (String other : overlaps ? List.of("cut", "restore") : List.<String>of()) {
                act(node, action, call, world -> another(world, other), "meets a whole " + other + " before call");
            }
            for (int to = 0; to < Templates.variants(level); to++) {
                deployed(node, action, call, to);
            }
        }
    }

    /** Steps of a deployment before a call, alone and with a whole other run behind them. */
    private void deployed(Node node, String action, int call, int to) {
        boolean pending = node.step < steps(node).size();
        if (pending ? to != node.variant : to == node.variant) {
            return;
        }
        int before = pending ? node.before : node.variant;
        int first = pending ? node.step : 0;
        int all = Templates.deployment(level, before, to).size();
        for (int last = first + 1; last <= all; last++) {
            for (String other : overlaps ? List.of("", "cut") : List.of("")) {
                World world = node.world.copy();
                int end = last;
                int made = world.run(action, levels, call, disturbed -> {
                    Templates.deployment(level, before, to).subList(first, end).forEach(step -> step.accept(disturbed));
                    if (!other.isEmpty()) {
                        another(disturbed, other);
                    }
                });
                count(made);
                add(new Node(
                        world,
                        to,
                        before,
                        last,
                        node,
                        "%s meets steps %d to %d of deployment %d %s before call %d"
                                .formatted(action, first, last, to, other, call)));
            }
        }
    }

    private void another(World world, String action) {
        Switch stage = world.stage(levels);
        Switch.Report ignored = action.equals("cut") ? stage.cut(levels) : stage.restore(levels);
    }

    private int act(Node node, String action, int call, World.@Nullable Disturbance what, String words) {
        World world = node.world.copy();
        int made = world.run(action, levels, call, what);
        count(made);
        add(new Node(world, node.variant, node.before, node.step, node, "%s %s %d".formatted(action, words, call)));
        return made;
    }

    private List<Node> deployments(Node node, int call, World world) {
        List<Node> next = new ArrayList<>();
        if (node.step < steps(node).size()) {
            steps(node).get(node.step).accept(world);
            next.add(new Node(world, node.variant, node.before, node.step + 1, node, "deployment goes on"));
            return next;
        }
        for (int to = 0; to < Templates.variants(level); to++) {
            if (to != node.variant) {
                World fresh = node.world.copy();
                Templates.deployment(level, node.variant, to).getFirst().accept(fresh);
                next.add(new Node(fresh, to, node.variant, 1, node, "deployment of %d begins".formatted(to)));
            }
        }
        return next;
    }

    private List<Consumer<World>> steps(Node node) {
        return Templates.deployment(level, node.before, node.variant);
    }

    private void check(Node node) {
        World world = node.world.copy();
        List<Consumer<World>> steps = steps(node);
        steps.subList(Math.min(node.step, steps.size()), steps.size()).forEach(step -> step.accept(world));
        Map<String, String> wanted = Templates.of(level, node.variant);

        World restored = world.copy();
        count(restored.run("restore", levels));
        expect(node, "a restore", wanted, restored.things(level));
        count(restored.run("restore", levels));
        expect(node, "a second restore", wanted, restored.things(level));

        World cut = world.copy();
        count(cut.run("cut", levels));
        String state = cut.stage(levels).look(levels).state();
        boolean closed = wanted.values().stream().allMatch(value -> value.equals("0") || value.equals("false"));
        if (!state.equals("cut") && !closed) {
            throw new AssertionError("%s must be cut, got %s after%n  %s".formatted(level, state, node.history()));
        }
        count(cut.run("cut", levels));
        count(cut.run("restore", levels));
        expect(node, "cut, cut again and a restore", wanted, cut.things(level));
    }

    private void expect(Node node, String act, Map<String, String> wanted, Map<String, String> got) {
        if (!got.equals(wanted)) {
            throw new AssertionError(
                    "%s after %s must be %s, got %s after%n  %s".formatted(level, act, wanted, got, node.history()));
        }
    }

    private void add(Node node) {
        if (seen.add(node.key())) {
            open.add(node);
        }
    }

    private void count(int made) {
        runs++;
        calls += made;
    }
}
