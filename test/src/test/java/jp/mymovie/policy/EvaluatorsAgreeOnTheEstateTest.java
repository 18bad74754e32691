package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/** Every request of every cell of the matrix, hops included, is decided alike by the second evaluator. */
class EvaluatorsAgreeOnTheEstateTest {
    /** Actions of which the second evaluator's data names a resource that is none of theirs. */
    private static final Set<String> MISTAKEN = Set.of("logs:DeleteDeliverySource");

    @Test
    void onEveryCellOfTheMatrix() {
        PolicyEstate estate = PolicyEstate.read(Assembly.directory());
        List<Cell> cells = Matrix.all();
        List<String> rows = new ArrayList<>();
        List<Simulator.Question> questions = new ArrayList<>();
        for (Cell cell : cells) {
            for (Hops.Asked asked : Hops.of(estate, cell).steps()) {
                rows.add(cell.row() + " " + cell.asked().values());
                questions.add(new Simulator.Question(asked.request(), asked.policies(estate)));
            }
        }
        List<String> differences = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            List<Simulator.Answer> answers = simulator.ask(questions);
            for (int i = 0; i < answers.size(); i++) {
                Request request = questions.get(i).request();
                Simulator.Answer theirs = answers.get(i);
                String ours = Evaluator.decide(request, questions.get(i).policies())
                        .outcome()
                        .name();
                outcomes.merge(theirs.outcome(), 1, Integer::sum);
                if (!theirs.outcome().equals(ours)
                        && !(theirs.isNone() && MISTAKEN.contains(request.action()))
                        && KnownDifference.of(request, questions.get(i).policies()) == null) {
                    differences.add("%s: ours %s, theirs %s".formatted(rows.get(i), ours, theirs));
                }
            }
        }
        System.out.printf("%d cells held against the second evaluator: %s%n", cells.size(), outcomes);
        assertThat(cells).hasSizeGreaterThan(1_500);
        assertThat(differences).isEmpty();
    }
}
