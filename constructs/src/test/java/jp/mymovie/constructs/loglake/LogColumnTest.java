package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogColumnTest {
    @ParameterizedTest
    @CsvSource({
        "cs(Host),cs_host",
        "cs(User-Agent),cs_user_agent",
        "x-edge-result-type,x_edge_result_type",
        "requestId,request_id",
        "resourcePath,resource_path",
        "date,date",
    })
    void isCalledLikeItsFieldInAthenasLetters(String field, String name) {
        assertThat(LogColumn.of(field).name()).isEqualTo(name);
    }

    @Test
    void keepsTheFieldAsTheLogSpellsIt() {
        assertThat(LogColumn.of("cs(Host)").field()).isEqualTo("cs(Host)");
    }
}
