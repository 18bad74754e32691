package jp.mymovie.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Ways to break a promise, drawn backwards from each row of the table that breaks one: the moves that its needs ask for. */
final class TurnedGoals {
    private static final String LOST = "lost:";

    /** By what is lost how, and then by thing. */
    private final List<List<List<TurnedMoves.Move>>> goals;

    private final List<List<TurnedMoves.Move>> hops;
    private final Map<String, List<TurnedMoves.Move>> byThing = new TreeMap<>();
    private final Map<String, List<TurnedMoves.Move>> everywhere = new TreeMap<>();

    TurnedGoals(List<TurnedMoves.Move> moves, TurnedEffects effects) {
        for (TurnedMoves.Move move : moves) {
            byThing.computeIfAbsent(key(move.thing()), none -> new ArrayList<>())
                    .add(move);
            for (TurnedEffects.Row row : move.rows()) {
                row.makes().stream()
                        .filter(mark -> mark.startsWith("^"))
                        .forEach(mark -> everywhere
                                .computeIfAbsent(mark, none -> new ArrayList<>())
                                .add(move));
            }
        }
        Map<String, List<List<TurnedMoves.Move>>> kinds = new TreeMap<>();
        byThing.values().forEach(ofThing -> {
            TurnedThing thing = ofThing.getFirst().thing();
            Set<TurnedEffects.Row> rows = new LinkedHashSet<>(effects.byItself(thing));
            ofThing.forEach(move -> rows.addAll(move.rows()));
            for (TurnedEffects.Row row : rows) {
                if (row.makes().stream().anyMatch(mark -> mark.startsWith(LOST))) {
                    Set<TurnedMoves.Move> towards = new LinkedHashSet<>();
                    collect(row, ofThing, towards);
                    kinds.computeIfAbsent(row.names() + row.type(), none -> new ArrayList<>())
                            .add(List.copyOf(towards));
                }
            }
        });
        goals = List.copyOf(kinds.values());
        Map<String, List<TurnedMoves.Move>> byAction = new TreeMap<>();
        moves.stream()
                .filter(move -> makes(move, "acts") || makes(move, "made"))
                .forEach(move -> byAction.computeIfAbsent(move.action(), none -> new ArrayList<>())
                        .add(move));
        hops = List.copyOf(byAction.values());
    }

    private static String key(TurnedThing thing) {
        return thing.type() + " " + thing.arn() + " " + thing.context();
    }

    static boolean makes(TurnedMoves.Move move, String mark) {
        return move.rows().stream().anyMatch(row -> row.makes().contains(mark));
    }

    private void collect(TurnedEffects.Row row, List<TurnedMoves.Move> ofThing, Set<TurnedMoves.Move> towards) {
        List<TurnedMoves.Move> found = new ArrayList<>(
                ofThing.stream().filter(move -> move.rows().contains(row)).toList());
        for (String need : row.needs()) {
            found.addAll(everywhere.getOrDefault(need, List.of()));
            ofThing.stream().filter(move -> makes(move, need)).forEach(found::add);
        }
        for (TurnedMoves.Move move : found) {
            if (towards.add(move)) {
                move.rows().forEach(other -> collect(other, byThing.getOrDefault(key(move.thing()), ofThing), towards));
            }
        }
    }

    /** The moves towards one loss of one thing: each kind of loss as often as the next, however many things it can befall. */
    List<TurnedMoves.Move> draw(Random random) {
        List<List<TurnedMoves.Move>> things = goals.get(random.nextInt(goals.size()));
        return things.get(random.nextInt(things.size()));
    }

    /** The moves on a thing. */
    List<TurnedMoves.Move> on(TurnedThing thing) {
        return byThing.getOrDefault(key(thing), List.of());
    }

    /** Moves by one action that lends another role. */
    List<TurnedMoves.Move> hops(Random random) {
        return hops.get(random.nextInt(hops.size()));
    }
}
