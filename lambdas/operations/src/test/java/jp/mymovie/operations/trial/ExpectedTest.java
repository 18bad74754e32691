package jp.mymovie.operations.trial;

import static org.assertj.core.api.Assertions.assertThat;

import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {
    private static @Nullable String difference(String expected, String got) {
        return Expected.difference(Json.object(expected), Json.object(got), "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {\"a\":1}",
                "{\"a\":1} | {\"a\":1,\"b\":2}",
                "{\"a\":\"*\"} | {\"a\":null}",
                "{\"a\":\"x*\"} | {\"a\":\"xyz\"}",
                "{\"a\":\"*z\"} | {\"a\":\"xyz\"}",
                "{\"a\":[1,{\"b\":\"*\"}]} | {\"a\":[1,{\"b\":2,\"c\":3}]}",
                "{\"a\":{\"b\":true}} | {\"a\":{\"b\":true}}",
                "{\"a\":null} | {\"a\":null}"
            })
    void matches(String expected, String got) {
        assertThat(difference(expected, got)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1} | {} | 'a' must be there, got nothing",
                "{\"a\":\"*\"} | {} | 'a' must be there, got nothing",
                "{\"a\":\"x*\"} | {\"a\":\"y\"} | 'a' must be x*, got y",
                "{\"a\":\"x*\"} | {\"a\":1} | 'a' must be x*, got 1",
                "{\"a\":[]} | {\"a\":[1]} | 'a' must be [], got [1]",
                "{\"a\":[1]} | {\"a\":[2]} | 'a[0]' must be 1, got 2",
                "{\"a\":{\"b\":1}} | {\"a\":{\"b\":2}} | 'a.b' must be 1, got 2",
                "{\"a\":{\"b\":1}} | {\"a\":1} | 'a' must be an object, got 1",
                "{\"a\":null} | {\"a\":1} | 'a' must be null, got 1"
            })
    void saysWhatDiffers(String expected, String got, String difference) {
        assertThat(difference(expected, got)).isEqualTo(difference);
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(difference("{\"a\":1}", "{\"a\":\"%s\"}".formatted("x".repeat(500))))
                .hasSizeLessThan(240)
                .endsWith("…");
    }
}
