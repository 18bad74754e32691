package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A request knows for whom it has waited, how often and how long. */
final class WaitsTest {
    private final Waits waits = new Waits();

    @Test
    void countsCallsAndTheirTimeApart() {
        String answer = ScopedValue.where(Waits.CURRENT, waits).call(() -> {
            Waits.on(Waits.On.STORE, () -> sleep(3));
            Waits.on(Waits.On.STORE, () -> sleep(3));
            return Waits.on(Waits.On.CATALOG, () -> "answer");
        });
        assertThat(answer).isEqualTo("answer");
        assertThat(waits.calls(Waits.On.STORE)).isEqualTo(2);
        assertThat(waits.calls(Waits.On.CATALOG)).isEqualTo(1);
        assertThat(waits.millis(Waits.On.STORE)).isBetween(6L, 60_000L);
    }

    @Test
    void countsACallThatFails() {
        assertThatThrownBy(() -> ScopedValue.where(Waits.CURRENT, waits)
                        .call(() -> Waits.on(Waits.On.STORE, () -> {
                            throw new IllegalStateException("no");
                        })))
                .hasMessage("no");
        assertThat(waits.calls(Waits.On.STORE)).isEqualTo(1);
    }

    @Test
    void countsNothingWhereNoRequestIs() {
        assertThat(Waits.<String>on(Waits.On.STORE, () -> "answer")).isEqualTo("answer");
        assertThat(waits.calls(Waits.On.STORE)).isZero();
    }

    private static boolean sleep(int millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
