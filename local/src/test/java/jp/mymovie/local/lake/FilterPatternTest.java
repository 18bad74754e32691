package jp.mymovie.local.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.mymovie.assembly.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {
    private static final FilterPattern ERRORS = new FilterPattern("{ ($.level = \"ERROR\") || ($.level = \"FATAL\") ||"
            + " (($.type = \"platform.report\") && ($.record.status != \"success\")) }");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"level\":\"ERROR\"}",
                "{\"level\":\"FATAL\",\"message\":\"x\"}",
                "{\"type\":\"platform.report\",\"record\":{\"status\":\"timeout\"}}"
            })
    void takesErrorsAndCallsThatDidNotEndWell(String line) {
        assertThat(ERRORS.takes(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"level\":\"INFO\",\"message\":\"ERROR\"}",
                "{\"type\":\"platform.report\",\"record\":{\"status\":\"success\"}}",
                "{\"type\":\"platform.report\"}",
                "ERROR in plain text",
                "{broken"
            })
    void leavesOutEverythingElse(String line) {
        assertThat(ERRORS.takes(line)).isFalse();
    }

    @Test
    void knowsWildcardsAndNumbers() {
        FilterPattern pattern = new FilterPattern("{ $.path = \"/api/*\" && $.status = 404 }");

        assertThat(pattern.takes("{\"path\":\"/api/x\",\"status\":404}")).isTrue();
        assertThat(pattern.takes("{\"path\":\"/x\",\"status\":404}")).isFalse();
        assertThat(new FilterPattern("").takes("anything")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR", "{ $.a > 5 }", "{ $.a IS NULL }", "{ $.a = \"b\" ", "{ $.a = 1 || }"})
    void namesWhatItDoesNotKnow(String pattern) {
        assertThatThrownBy(() -> new FilterPattern(pattern))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining(pattern);
    }
}
