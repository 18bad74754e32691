package jp.mymovie.cost.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final Map<String, Double> METRICS = Map.of("m0", 3.0, "m1", 4.0);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    m0 + m1 * 2 | 11
                    (FILL(m0, 0) * 2 + FILL(m1,0) / 8) * 60 | 390
                    m1 - m0 - 1 | 0
                    m0 * 1.5E-2 | 0.045
                    FILL(FILL(m0, 0) + m1, 0) | 7
                    """)
    void isAdded(String expression, double value) {
        assertThat(Expression.value(expression, METRICS)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SUM(METRICS())
                    m0 + m2
                    (m0 + m1
                    m0 m1
                    m0 +
                    """)
    void isNothingWhereAWordIsNotKnown(String expression) {
        assertThat(Expression.value(expression, METRICS)).isEmpty();
    }
}
