package jp.mymovie.constructs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderedTest {
    @Test
    void keepsTheOrderInWhichAMapIsWritten() {
        assertThat(Ordered.map("z", 1, "y", 2).keySet()).containsExactly("z", "y");
        assertThat(Ordered.map("z", 1, "y", 2, "x", 3).keySet()).containsExactly("z", "y", "x");
        assertThat(Ordered.map("z", 1, "y", 2, "x", 3, "w", 4).keySet()).containsExactly("z", "y", "x", "w");
        assertThat(Ordered.map("z", 1, "y", 2, "x", 3, "w", 4, "v", 5).toString())
                .isEqualTo("{z=1, y=2, x=3, w=4, v=5}");
    }

    @Test
    void refusesAKeyTwice() {
        assertThatThrownBy(() -> Ordered.map("z", 1, "z", 2)).hasMessage("keys must differ, got 'z' twice");
    }

    @Test
    void sortsWhatComesFromOutsideToItsDepth() {
        Map<String, Object> event = Map.of(
                "list", List.of("b", "a"),
                "set", Set.of("d", "c", "b", "a"),
                "map", Map.of("q", List.of(Map.of("n", 1, "m", 2)), "p", 2));

        assertThat(Ordered.byKey(event).toString())
                .isEqualTo("{list=[b, a], map={p=2, q=[{m=2, n=1}]}, set=[a, b, c, d]}");
    }
}
