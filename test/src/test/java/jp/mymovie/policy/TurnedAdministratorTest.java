package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
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

    private final List<Stack> stacks;
    private final PolicyEstate estate;
    private final TurnedEffects effects = new TurnedEffects();
    private final Map<String, TurnedMoves> moves = new TreeMap<>();

    TurnedAdministratorTest() {
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        stacks = Stream.concat(assembly.stacks().stream(), assembly.bootstrap().stream())
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

    /** So that a type that is new in the templates is judged. */
    @Test
    void everyResourceTypeOfAMemberIsPlayedOrLeftOutWithAReason() {
        Set<String> types = new TreeSet<>();
        stacks.stream()
                .filter(stack -> estate.organization().isMember(stack.account()))
                .flatMap(stack -> stack.resources().stream())
                .map(Resource::type)
                .filter(type -> !type.equals("AWS::CDK::Metadata") && !TurnedThings.play(type))
                .forEach(types::add);
        assertThat(reasons("left-out"))
                .as("write it into left-out.txt, or let TurnedThings play it")
                .containsAll(types);
    }

    /** Each denial taken out: the game must lose something that it keeps with it, or the table says why not. */
    @Test
    void theGameSeesThatADenialIsGone() {
        Map<String, TurnedCanaries.Seen> all = new TurnedCanaries(estate, moves, this::game).all();
        Set<String> seen = new TreeSet<>();
        Set<String> unseen = new TreeSet<>();
        all.forEach((sid, found) -> {
            System.out.printf("without %s: %s%n", sid, found);
            if (found.isSeen()) {
                seen.add(sid);
            } else if (found.fellows().isEmpty()) {
                unseen.add(sid);
            }
        });
        System.out.printf("%d of %d denials seen, %d unseen%n", seen.size(), all.size(), unseen.size());
        assertThat(seen).hasSizeGreaterThanOrEqualTo(15);
        assertThat(unseen)
                .as(
                        "a denial that the game does not miss needs its reason in unseen.txt, or another that denies the same")
                .isSubsetOf(reasons("unseen"));
        assertThat(seen)
                .as("a denial that the game misses needs no reason in unseen.txt")
                .doesNotContainAnyElementsOf(reasons("unseen"));
    }

    /** The first column of a table. */
    private static Set<String> reasons(String table) {
        Set<String> named = new TreeSet<>();
        for (String line :
                Matrix.lines(Matrix.text("turned/%s.txt".formatted(table))).values()) {
            List<String> columns = Matrix.columns(line);
            assertThat(columns.get(1)).as(line).isNotBlank();
            named.add(columns.get(0));
        }
        return named;
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
}
