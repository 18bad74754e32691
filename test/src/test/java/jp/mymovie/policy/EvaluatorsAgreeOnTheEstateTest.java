package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the guardrails decide about every action they name is decided alike by the second evaluator. */
class EvaluatorsAgreeOnTheEstateTest {
    @Test
    void onThreeHundredCellsOfTheProducts() {
        agree(300);
    }

    @Test
    @Tag("deep")
    void onAllCellsOfTheProducts() {
        agree(Integer.MAX_VALUE);
    }

    private static void agree(int most) {
        PolicyEstate estate = PolicyEstate.read(Assembly.directory());
        Hops hops = new Hops(estate);
        List<Threats.Cell> cells = new ArrayList<>(Products.of(estate));
        assertThat(cells).hasSizeGreaterThan(1_000);
        java.util.Collections.shuffle(cells, new Random(4));
        List<String> differences = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            for (Threats.Cell cell : cells.subList(0, Math.min(most, cells.size()))) {
                Identity who = estate.identity(cell.get("who"));
                Request request = hops.request(cell);
                Policies policies = estate.policies(who, request);
                Simulator.Answer theirs = simulator.ask(request, policies);
                String ours = Evaluator.decide(request, policies).outcome().name();
                outcomes.merge(theirs.outcome(), 1, Integer::sum);
                // An action made of a pattern such as s3:PutBucket* may be none of AWS's, or want another kind of
                // thing.
                if (!List.of("UNKNOWN", "FAILED", ours).contains(theirs.outcome())) {
                    differences.add(
                            "%s: ours %s, theirs %s".formatted(cell.asked().values(), ours, theirs));
                }
            }
        }
        System.out.println("cells held against the second evaluator: " + outcomes);
        assertThat(differences).isEmpty();
    }
}
