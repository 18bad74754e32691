package jp.mymovie.constructs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class MonthlyBudgetTest {
    private final Stack stack = SampleStack.create();

    @Test
    void warnsAtEachShareAndTellsNoTopic() {
        MonthlyBudget.warn(stack, 30, List.of("a@example.com"), List.of(50, 80));

        Template template = Template.fromStack(stack);
        assertThat(template.findResources("AWS::Budgets::Budget").toString())
                .contains("Threshold=50", "Threshold=80", "a@example.com")
                .doesNotContain("SNS");
        template.resourceCountIs("AWS::Lambda::Function", 0);
    }

    @Test
    void refusesWhatBudgetsWouldRefuse() {
        assertThatThrownBy(() -> MonthlyBudget.warn(stack, 0, List.of("a@example.com"), List.of(50)))
                .hasMessage("'usd' must be above 0, got 0.0");
        assertThatThrownBy(() -> MonthlyBudget.warn(stack, 30, List.of(), List.of(50)))
                .hasMessage("'emails' must be 1 to 10 addresses, got []");
        assertThatThrownBy(() -> MonthlyBudget.warn(stack, 30, List.of("a@example.com"), Collections.nCopies(11, 50)))
                .hasMessageStartingWith("'alertPercents' must be 1 to 10 shares, got [50, ");
    }
}
