package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything that can be tried from an account, and what the policies decide about it; decisions are taken once. */
final class TurnedMoves {
    /** Types of our own, of which the action data knows nothing: the table names their actions. */
    private static final Set<String> NAMED_ONLY = Set.of(
            "iam:new-role",
            "iam:new-user",
            "iam:passed-role",
            "s3:accesspoint",
            "s3:accesspointobject",
            "s3:multiregionaccesspoint",
            "organizations:-",
            "rolesanywhere:-",
            "lakeformation:-",
            "account:account");

    private final PolicyEstate estate;
    private final List<Move> moves;
    private final Map<String, @Nullable Decision[]> decided = new HashMap<>();

    /**
     * An action on a thing.
     *
     * @param rows what it does, none where it does no harm
     */
    record Move(int number, String action, TurnedThing thing, List<TurnedEffects.Row> rows) {
        boolean losesAtOnce() {
            return rows.stream()
                    .anyMatch(row ->
                            row.needs().isEmpty() && row.makes().stream().anyMatch(made -> made.startsWith("lost:")));
        }

        @Override
        public String toString() {
            return action + " on " + thing.arn() + (thing.context().isEmpty() ? "" : " " + thing.context());
        }
    }

    private TurnedMoves(PolicyEstate estate, List<Move> moves) {
        this.estate = estate;
        this.moves = moves;
    }

    static TurnedMoves of(
            PolicyEstate estate, Collection<TurnedThing> things, TurnedActions actions, TurnedEffects effects) {
        List<Move> moves = new ArrayList<>();
        for (TurnedThing thing : things) {
            Set<String> all = new TreeSet<>(effects.named(thing));
            if (!NAMED_ONLY.contains(thing.plainType())) {
                all.addAll(actions.on(thing.plainType()));
            }
            for (String action : all) {
                moves.add(new Move(moves.size(), action, thing, effects.of(action, thing)));
            }
        }
        return new TurnedMoves(estate, List.copyOf(moves));
    }

    List<Move> all() {
        return moves;
    }

    boolean isAllowed(Identity actor, Move move) {
        return decision(actor, move).allowed();
    }

    private Decision decision(Identity actor, Move move) {
        @Nullable Decision[] known = decided.computeIfAbsent(actor.name(), none -> new Decision[moves.size()]);
        @Nullable Decision decision = known[move.number];
        if (decision == null) {
            TurnedThing thing = move.thing;
            decision = estate.decide(actor, move.action, thing.arn(), thing.region(), thing.context());
            known[move.number] = decision;
        }
        return decision;
    }

    /** The same moves, with all to be decided anew in which a statement had a say; these themselves if it had none. */
    TurnedMoves without(String statement) {
        TurnedMoves without = new TurnedMoves(estate, moves);
        boolean changed = false;
        for (Map.Entry<String, @Nullable Decision[]> actor : decided.entrySet()) {
            @Nullable Decision[] kept = actor.getValue().clone();
            for (int i = 0; i < kept.length; i++) {
                Decision decision = kept[i];
                if (decision != null && decision.because().contains(statement)) {
                    kept[i] = null;
                    changed = true;
                }
            }
            without.decided.put(actor.getKey(), kept);
        }
        return changed ? without : this;
    }

    /** Moves that a statement denies of what would break a promise at once, by how a loss of it is told; and who else denies it. */
    Map<String, Set<String>> denied(String statement) {
        Map<String, Set<String>> denied = new TreeMap<>();
        decided.values().forEach(known -> {
            for (int i = 0; i < known.length; i++) {
                Decision decision = known[i];
                Move move = moves.get(i);
                if (decision != null && move.losesAtOnce() && decision.because().contains(statement)) {
                    denied.computeIfAbsent(
                                    " by %s on %s %s".formatted(move.action, move.thing.type(), move.thing.arn()),
                                    none -> new TreeSet<>())
                            .addAll(decision.because());
                }
            }
        });
        return denied;
    }
}
