package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of moves of one administrator, drawn at random by a seed: half of them towards the loss of one thing, the
 * other half anything at all. What is denied does nothing.
 */
final class TurnedGame {
    private static final int STEPS = 12;

    private final TurnedMoves moves;
    private final TurnedEffects effects;
    private final Identity administrator;
    private final TurnedGoals goals;
    private final Map<String, List<Step>> losses = new TreeMap<>();
    private final Set<String> broken = new TreeSet<>();
    private long allowed;

    /** A move and who makes it. */
    record Step(Identity actor, TurnedMoves.Move move) {
        @Override
        public String toString() {
            return actor.name() + ": " + move;
        }
    }

    TurnedGame(TurnedMoves moves, TurnedEffects effects, Identity administrator) {
        this.moves = moves;
        this.effects = effects;
        this.administrator = administrator;
        this.goals = new TurnedGoals(moves.all(), effects);
    }

    /** Plays so many sequences, and keeps the shortest of each kind of loss. */
    Map<String, List<Step>> play(int sequences, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < sequences; i++) {
            boolean seeking = i % 2 == 0;
            List<TurnedMoves.Move> target = goals.draw(random);
            TurnedWorld world = new TurnedWorld(effects, administrator);
            List<Step> done = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                // A new identity is tried out at once, and what is half made is made.
                List<Identity> held = world.held();
                Identity actor =
                        seeking && random.nextBoolean() ? held.getLast() : held.get(random.nextInt(held.size()));
                TurnedMoves.@Nullable Move last = done.isEmpty() ? null : done.getLast().move;
                List<TurnedMoves.Move> from = !seeking
                        ? moves.all()
                        : last != null && TurnedGoals.makes(last, "made")
                                ? goals.on(last.thing())
                                : random.nextInt(4) > 0 ? target : goals.hops(random);
                TurnedMoves.Move move = from.get(random.nextInt(from.size()));
                if (moves.isAllowed(actor, move)) {
                    allowed++;
                    world.apply(actor, move);
                    done.add(new Step(actor, move));
                }
            }
            broken.addAll(world.broken());
            for (String loss : world.losses()) {
                if (!losses.containsKey(loss)) {
                    losses.put(loss, shortest(loss, done));
                }
            }
        }
        return losses;
    }

    /** The losses of any sequence, with the very thing. */
    Set<String> broken() {
        return broken;
    }

    /** Moves that were allowed. */
    long allowed() {
        return allowed;
    }

    /** Leaves out each step without which the loss comes all the same. */
    private List<Step> shortest(String loss, List<Step> done) {
        List<Step> left = new ArrayList<>(done);
        for (int i = left.size() - 1; i >= 0; i--) {
            List<Step> without = new ArrayList<>(left);
            without.remove(i);
            if (replay(without).contains(loss)) {
                left = without;
            }
        }
        return List.copyOf(left);
    }

    private Set<String> replay(List<Step> steps) {
        TurnedWorld world = new TurnedWorld(effects, administrator);
        steps.stream().filter(step -> world.holds(step.actor)).forEach(step -> world.apply(step.actor, step.move));
        return world.losses();
    }

    /** Every move that any sequence of any length comes to, made: marks are never taken away, so the end is one. */
    TurnedWorld everything() {
        TurnedWorld world = new TurnedWorld(effects, administrator);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Identity actor : world.held()) {
                for (TurnedMoves.Move move : moves.all()) {
                    if (!move.rows().isEmpty() && moves.isAllowed(actor, move)) {
                        changed |= world.apply(actor, move);
                    }
                }
            }
        }
        return world;
    }

    /** Allowed moves that neither table judges. */
    Set<String> unjudged() {
        Set<String> unjudged = new TreeSet<>();
        for (Identity actor : everything().held()) {
            for (TurnedMoves.Move move : moves.all()) {
                if (moves.isAllowed(actor, move)
                        && move.rows().isEmpty()
                        && !effects.isHarmless(move.action(), move.thing())) {
                    unjudged.add(move.action() + " | " + move.thing().type());
                }
            }
        }
        return unjudged;
    }

    static String told(Map<String, List<Step>> losses) {
        return losses.entrySet().stream()
                .map(loss -> loss.getKey() + "\n"
                        + loss.getValue().stream()
                                .map(step -> "    " + step + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }
}
