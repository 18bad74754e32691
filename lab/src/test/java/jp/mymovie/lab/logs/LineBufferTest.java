package jp.mymovie.lab.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" \\ back",
                "a\r\n\t\u0000\u001f\u007f",
                "映画🎬",
                "\u202eright\u202c é",
                "🎬"
            })
    void writesTextThatJsonGivesBack(String text) throws Exception {
        byte[] line = new LineBuffer(1).letter('"').json(text).letter('"').take();

        assertThat(new JsonMapper().readValue(line, String.class)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 10, 999, 1_000, 1_795_305_606_505L, Long.MAX_VALUE, -1})
    void writesNumbers(long number) {
        assertThat(text(new LineBuffer(1).letter('x').number(number).letter('y')))
                .isEqualTo("x" + number + "y");
    }

    @Test
    void writesLeadingZerosAndRepeats() {
        LineBuffer buffer = new LineBuffer(1).number(7, 3).letter(':');

        assertThat(text(buffer.repeat(1, 4))).isEqualTo("007:07:");
    }

    private static String text(LineBuffer buffer) {
        return new String(buffer.take(), StandardCharsets.UTF_8);
    }
}
