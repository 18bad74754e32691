package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A turned administrator of a member account tries what he may: 10,000 sequences of up to twelve moves each, drawn by a
 * seed. Decided by the evaluator over the policies of the templates; what a move does is a simulation, from the reviewed
 * tables {@code turned/effects.txt} and {@code turned/harmless.txt}.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html">Service control
 *     policies</a>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TurnedAdministratorTest {
    private static final int SEQUENCES = 10_000;
    private static final int AT_ONCE = 1_000;

    private final PolicyEstate estate;
    private final TurnedEffects effects = new TurnedEffects();
    private final Map<String, TurnedMoves> moves = new TreeMap<>();

    TurnedAdministratorTest() {
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        List<Stack> stacks = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
                .toList();
        estate = PolicyEstate.of(stacks, assembly.accounts());
        Values values = Values.ofAnyType(stacks);
        TurnedActions actions = new TurnedActions();
        estate.accounts().forEach((name, account) -> {
            if (estate.organization().isMember(account) && estate.trusts().containsKey(administrator(account))) {
                List<TurnedThing> things = TurnedThings.of(estate, stacks, values, account);
                moves.put(name, TurnedMoves.of(estate, things, actions, effects));
            }
        });
    }

    private static String administrator(String account) {
        return "arn:aws:iam::%s:role/Administrator".formatted(account);
    }

    private TurnedGame game(String account, TurnedMoves of) {
        // Signed in with a second factor, as the role asks.
        Identity administrator =
                estate.identity(account + "/Administrator").with(Map.of("aws:MultiFactorAuthPresent", List.of("true")));
        return new TurnedGame(of, effects, administrator);
    }

    @Test
    void nothingPromisedIsLostInTenThousandSequencesOfEachAccount() {
        StringBuilder losses = new StringBuilder();
        assertThat(moves).containsOnlyKeys("LogArchive", "Monitoring", "Prod", "Stg");
        moves.forEach((account, all) -> {
            TurnedGame game = game(account, all);
            Map<String, List<TurnedGame.Step>> lost = game.play(SEQUENCES, 14);
            System.out.printf(
                    "%s: %d sequences over %d moves, %d allowed, %d kinds of loss%n",
                    account, SEQUENCES, all.all().size(), game.allowed(), lost.size());
            // Otherwise the game would be of another estate, or of somebody who may do nothing.
            assertThat(game.allowed()).as(account).isGreaterThan(1_000);
            losses.append(TurnedGame.told(lost));
        });
        assertThat(losses.toString()).isEmpty();
    }

    /** Every move that can be made at all, made: what chance has left out. */
    @Test
    void nothingPromisedIsLostByAnySequence() {
        Map<String, Set<String>> lost = new TreeMap<>();
        moves.forEach((account, all) -> {
            TurnedWorld end = game(account, all).everything();
            System.out.printf(
                    "%s: can act as %s%n",
                    account, end.held().stream().map(Identity::name).toList());
            if (!end.losses().isEmpty()) {
                lost.put(account, end.losses());
            }
        });
        assertThat(lost).isEmpty();
    }

    @Test
    void everyAllowedActionIsInOneOfTheTables() {
        Set<String> unjudged = new TreeSet<>();
        moves.forEach((account, all) -> unjudged.addAll(game(account, all).unjudged()));
        assertThat(unjudged)
                .as("write each into effects.txt with what it does, or into harmless.txt with the reason")
                .isEmpty();
    }

    /** Each denial taken out alone: the game must lose something that it keeps with it, or the table says why not. */
    @Test
    void theGameSeesThatADenialIsGone() {
        Map<String, String> reasons = new TreeMap<>();
        Matrix.lines(Matrix.text("turned/unseen.txt")).values().forEach(line -> {
            List<String> columns = Matrix.columns(line);
            reasons.put(columns.get(0), columns.get(1));
        });
        Map<String, Set<String>> sound = new TreeMap<>();
        moves.forEach((account, all) -> {
            TurnedGame game = game(account, all);
            game.unjudged();
            Set<String> broken = new HashSet<>(game.everything().broken());
            sound.put(account, broken);
        });
        List<String> seen = new ArrayList<>();
        Set<String> unseen = new TreeSet<>();
        for (Policy policy : estate.organization().policies()) {
            for (int i = 0; i < policy.statements().size(); i++) {
                if (!policy.statements().get(i).allows()) {
                    String sid = policy.document()
                            .path("Statement")
                            .path(i)
                            .path("Sid")
                            .asText();
                    String lost = lostWithout(policy, i, sound);
                    if (lost.isEmpty()) {
                        unseen.add(sid);
                    } else {
                        seen.add(sid + ": " + lost);
                    }
                }
            }
        }
        System.out.printf("without a denial is lost: %s%n", String.join("\n  ", seen));
        assertThat(seen).hasSizeGreaterThanOrEqualTo(15);
        assertThat(unseen).isEqualTo(reasons.keySet());
    }

    private String lostWithout(Policy policy, int statement, Map<String, Set<String>> sound) {
        com.fasterxml.jackson.databind.node.ObjectNode document =
                policy.document().deepCopy();
        document.withArray("/Statement").remove(statement);
        estate.organization().replace(policy, Policy.of(policy.name(), document));
        try {
            for (Map.Entry<String, TurnedMoves> account : moves.entrySet()) {
                TurnedMoves weaker =
                        account.getValue().without(policy.statements().get(statement));
                if (weaker == account.getValue()) {
                    continue;
                }
                for (int played = 0; played < SEQUENCES; played += AT_ONCE) {
                    TurnedGame game = game(account.getKey(), weaker);
                    game.play(AT_ONCE, played);
                    Set<String> lost = new TreeSet<>(game.broken());
                    lost.removeAll(sound.getOrDefault(account.getKey(), Set.of()));
                    if (!lost.isEmpty()) {
                        return account.getKey() + " " + lost.iterator().next();
                    }
                }
            }
            return "";
        } finally {
            estate.organization().replace(policy, policy);
        }
    }
}
