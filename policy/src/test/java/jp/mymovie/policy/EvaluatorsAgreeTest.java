package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our evaluator against {@code @cloud-copilot/iam-simulate}, which was written by others from the same description. */
class EvaluatorsAgreeTest {
    private static final Path ROOT = Path.of(System.getProperty("mymovie.root"));

    @Test
    void onFourThousandRandomRequests() {
        agree(0, 4_000);
    }

    @Test
    @Tag("deep")
    void onAHundredThousandMore() {
        agree(4_000, 100_000);
    }

    private static void agree(long from, int cases) {
        List<String> differences = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        List<RandomCase> corpus =
                LongStream.range(from, from + cases).mapToObj(RandomCase::of).toList();
        try (Simulator simulator = Simulator.start(ROOT)) {
            List<Simulator.Answer> answers = simulator.ask(corpus.stream()
                    .map(made -> new Simulator.Question(made.request(), made.policies()))
                    .toList());
            for (int i = 0; i < cases; i++) {
                RandomCase made = corpus.get(i);
                Decision ours = Evaluator.decide(made.request(), made.policies());
                Simulator.Answer theirs = answers.get(i);
                if (theirs.outcome().equals(ours.outcome().name())) {
                    outcomes.merge(theirs.outcome(), 1, Integer::sum);
                } else if (KnownDifference.of(made.request(), made.policies()) != null) {
                    outcomes.merge("explained", 1, Integer::sum);
                } else {
                    differences.add("seed %d: ours %s, theirs %s\n%s\n%s"
                            .formatted(from + i, ours, theirs, made.request(), made.policies()));
                }
            }
        }
        System.out.printf("%d random requests, differences %d, %s%n", cases, differences.size(), outcomes);
        assertThat(differences).isEmpty();
        // All three outcomes are common, or the corpus would prove little.
        assertThat(outcomes.get("ALLOWED")).isGreaterThan(cases / 20);
        assertThat(outcomes.get("EXPLICITLY_DENIED")).isGreaterThan(cases / 10);
        assertThat(outcomes.get("IMPLICITLY_DENIED")).isGreaterThan(cases / 10);
        assertThat(outcomes.getOrDefault("explained", 0)).isLessThan(cases / 100);
    }
}
