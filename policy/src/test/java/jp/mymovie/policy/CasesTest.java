package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's documented decisions, case by case: two evaluators that agree prove nothing where they share a reading. */
class CasesTest {
    private static final Path ROOT = Path.of(System.getProperty("mymovie.root"));
    private static final List<Case> CASES = Case.all();

    static List<Case> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDecidedAsAwsDocuments(Case documented) {
        Decision decision = Evaluator.decide(documented.request(), documented.policies());

        assertThat(decision.outcome())
                .as("%s (%s): %s", documented.name(), documented.page(), decision.because())
                .isEqualTo(documented.expected());
    }

    @Test
    void eachHasItsPageOfAws() {
        Set<String> names = new HashSet<>();
        for (Case documented : CASES) {
            assertThat(documented.page()).as(documented.name()).startsWith("https://docs.aws.amazon.com/");
            assertThat(names.add(documented.name()))
                    .as("two cases called '%s'", documented.name())
                    .isTrue();
        }
        assertThat(CASES).hasSizeGreaterThanOrEqualTo(75);
    }

    @Test
    void theSimulatorReadsOtherwiseWhereTheCaseSaysSoAndNowhereElse() {
        List<String> wrong = new ArrayList<>();
        EnumSet<KnownDifference> met = EnumSet.noneOf(KnownDifference.class);
        try (Simulator simulator = Simulator.start(ROOT)) {
            List<Simulator.Answer> answers = simulator.ask(CASES.stream()
                    .map(documented -> new Simulator.Question(documented.request(), documented.policies()))
                    .toList());
            for (int i = 0; i < answers.size(); i++) {
                Case documented = CASES.get(i);
                String reviewed = documented.simulator().isEmpty()
                        ? documented.expected().name()
                        : documented.simulator().replaceFirst(":.*", "");
                if (!answers.get(i).outcome().equals(reviewed)) {
                    wrong.add(
                            "%s: iam-simulate should say %s, says %s".formatted(documented, reviewed, answers.get(i)));
                }
                KnownDifference known = KnownDifference.of(documented.request(), documented.policies());
                if (!documented.simulator().isEmpty() && known == null) {
                    wrong.add("%s: no known difference explains it".formatted(documented));
                } else if (!documented.simulator().isEmpty()) {
                    met.add(known);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(met).as("known differences without a case").containsExactlyInAnyOrder(KnownDifference.values());
    }
}
