package jp.mymovie.lab.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillOptionsTest {
    @Test
    void replaysTheWholeByDefault() {
        DrillOptions options = DrillOptions.parse(List.of("--docs", "docs/drills"));

        assertThat(options.isWhole()).isTrue();
        assertThat(options.rates()).containsExactly(0.5, 2.0, 60.0, 600.0);
    }

    @Test
    void showsOneIncidentWithoutTheQuietDays() {
        DrillOptions options = DrillOptions.parse(List.of("--incident", "26", "--rate", "0.5"));

        assertThat(options.isWhole()).isFalse();
        assertThat(options.incident()).isEqualTo(26);
        assertThat(options.quietDays()).isZero();
        assertThat(options.rates()).containsExactly(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--fast          | unknown option '--fast' of drill alarms: known are --rate N",
                "--rate          | '--rate' needs a value",
                "--rate 0        | '--rate' must be 0.1 to 6000, got 0",
                "--incident 51   | '--incident' must be 1 to 50, got 51",
                "--quiet-days x  | '--quiet-days' must be 0 to 365, got x"
            })
    void saysWhatIsWrong(String words, String message) {
        assertThatThrownBy(() -> DrillOptions.parse(Arrays.asList(words.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
