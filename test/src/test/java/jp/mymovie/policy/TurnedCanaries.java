package jp.mymovie.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The game over policies with a denial taken out. */
final class TurnedCanaries {
    private static final int SEQUENCES = 10_000;
    private static final int AT_ONCE = 1_000;

    private final PolicyEstate estate;
    private final Map<String, TurnedMoves> moves;
    private final BiFunction<String, TurnedMoves, TurnedGame> game;
    private final Map<String, Set<String>> sound = new TreeMap<>();
    private final List<Policy> policies;

    /**
     * The outcome of the game without a denial.
     *
     * @param loss in which account, of what; empty if nothing is lost
     * @param fellows other statements that deny all that it denies
     */
    record Seen(String loss, Set<String> fellows) {
        boolean isSeen() {
            return !loss.isEmpty();
        }
    }

    TurnedCanaries(
            PolicyEstate estate, Map<String, TurnedMoves> moves, BiFunction<String, TurnedMoves, TurnedGame> game) {
        this.estate = estate;
        this.moves = moves;
        this.game = game;
        this.policies = List.copyOf(estate.organization().policies());
        moves.forEach((account, all) -> {
            TurnedGame sounds = game.apply(account, all);
            sounds.unjudged();
            sound.put(account, sounds.everything().broken());
        });
    }

    /** By Sid what is lost without the denial. */
    Map<String, Seen> all() {
        Map<String, Seen> all = new TreeMap<>();
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                if (!statement.allows()) {
                    String name = statement.name();
                    all.put(sid(name), new Seen(lost(name).orElse(""), fellows(name)));
                }
            }
        }
        return all;
    }

    /** The other statements that deny what this one denies, if each of its denials has one: the game cannot miss it. */
    private Set<String> fellows(String statement) {
        Set<String> fellows = new TreeSet<>();
        for (TurnedMoves all : moves.values()) {
            for (Set<String> by : all.denied(statement).values()) {
                if (by.size() == 1) {
                    return Set.of();
                }
                by.forEach(fellow -> fellows.add(sid(fellow)));
            }
        }
        fellows.remove(sid(statement));
        return fellows;
    }

    private static String sid(String statement) {
        return statement.substring(statement.lastIndexOf(' ') + 1);
    }

    /** The first loss without a statement. */
    private Optional<String> lost(String statement) {
        policies.forEach(policy -> estate.organization().replace(policy, without(policy, statement)));
        try {
            for (Map.Entry<String, TurnedMoves> account : moves.entrySet()) {
                TurnedMoves weaker = account.getValue().without(statement);
                if (weaker != account.getValue()) {
                    Optional<String> loss = lost(account.getKey(), weaker);
                    if (loss.isPresent()) {
                        return loss.map(lost -> account.getKey() + " " + lost);
                    }
                }
            }
            return Optional.empty();
        } finally {
            policies.forEach(policy -> estate.organization().replace(policy, policy));
        }
    }

    /** A promise that no sequence at all loses need not be played for. */
    private Optional<String> lost(String account, TurnedMoves weaker) {
        Set<String> before = sound.getOrDefault(account, Set.of());
        Predicate<String> added = loss -> !before.contains(loss);
        if (game.apply(account, weaker).everything().broken().stream().noneMatch(added)) {
            return Optional.empty();
        }
        for (int played = 0; played < SEQUENCES; played += AT_ONCE) {
            TurnedGame playing = game.apply(account, weaker);
            playing.play(AT_ONCE, played);
            Optional<String> loss = playing.broken().stream().filter(added).findFirst();
            if (loss.isPresent()) {
                return loss;
            }
        }
        return Optional.empty();
    }

    private static Policy without(Policy policy, String statement) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < policy.statements().size(); i++) {
            if (!statement.equals(policy.statements().get(i).name())) {
                kept.add(policy.document().path("Statement").path(i));
            }
        }
        ObjectNode document = policy.document().deepCopy();
        document.set("Statement", kept);
        return Policy.of(policy.name(), document);
    }
}
