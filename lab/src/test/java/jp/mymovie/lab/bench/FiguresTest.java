package jp.mymovie.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures figures = new Figures();

    @Test
    void theMedianIsTheMiddleOneOrBetweenTheTwo() {
        add(3, 1, 2);
        assertThat(figures.median()).isEqualTo(2);
        add(4);
        assertThat(figures.median()).isEqualTo(2.5);
        assertThat(figures.spread()).isEqualTo("3 (1-4)");
    }

    @Test
    void aPercentileIsAMeasuredValueThatSoManyDoNotExceed() {
        IntStream.rangeClosed(1, 200).map(n -> 201 - n).forEach(this::add);
        assertThat(figures.percentile(90)).isEqualTo(180);
        assertThat(figures.percentile(99)).isEqualTo(198);
        assertThat(figures.most()).isEqualTo(200);
    }

    @Test
    void ofOneValueItIsThatValue() {
        assertThat(figures.isEmpty()).isTrue();
        add(7);
        assertThat(figures.percentile(99)).isEqualTo(7);
        assertThat(figures.isEmpty()).isFalse();
    }

    private void add(int... values) {
        for (int value : values) {
            figures.add(value);
        }
    }
}
