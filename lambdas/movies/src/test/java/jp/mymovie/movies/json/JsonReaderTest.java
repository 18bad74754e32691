package jp.mymovie.movies.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {
    private final JsonReader reader = new JsonReader(8);

    @ParameterizedTest
    @CsvSource({
        "50, 50",
        "50.0, 50",
        "5e1, 50",
        "5E+1, 50",
        "500e-1, 50",
        "0.05e3, 50",
        "-0.0, 0",
        "0e999999999, 0",
        "0.0e-999999999, 0",
        "999999999999999999.0, 999999999999999999",
        "1e17, 100000000000000000"
    })
    void takesWholeNumbersHoweverTheyAreWritten(String written, long number) throws MalformedJson {
        assertThat(read(written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"50.5", "1e-1", "1e999999999", "1e-999999999", "-1E999999999", "1e18", "9999999999999999999999"})
    void keepsOthersAsDecimals(String written) throws MalformedJson {
        Object number = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(written));
        assertThat(number).isEqualTo(new BigDecimal(written));
        assertThat(reader.read("{\"x\":" + written + "}").integer("x")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "50.", ".5", "0x32", "Infinity", "5_0"})
    void refusesWhatIsNoNumber(String written) {
        assertThatThrownBy(() -> read(written)).isInstanceOf(MalformedJson.class);
    }

    private Object read(String number) throws MalformedJson {
        return Objects.requireNonNull(reader.read("{\"x\":" + number + "}").get("x"));
    }
}
