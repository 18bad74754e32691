package jp.mymovie.local.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import jp.mymovie.assembly.Unsupported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {
    private static final Instant TIME = Instant.parse("2026-11-03T23:05:06Z");

    @Test
    void evaluatesTheTimeInUtc() {
        assertThat(Prefix.of("lambda/000000000004/movies/!{timestamp:yyyy/MM/dd}/")
                        .folder(TIME, () -> ""))
                .isEqualTo("lambda/000000000004/movies/2026/11/03/");
    }

    @Test
    void addsTheHourToAPrefixWithoutATime() {
        assertThat(Prefix.of("apigateway/").folder(TIME, () -> "")).isEqualTo("apigateway/2026/11/03/23/");
    }

    @Test
    void takesFirehosesLettersForWhatTheyAre() {
        assertThat(Prefix.of("!{timestamp:YYYY}/").folder(Instant.parse("2026-12-31T00:00:00Z"), () -> ""))
                .as("the year of the week")
                .isEqualTo("2027/");
    }

    @Test
    void saysWhatWentWrongInTheErrorPrefix() {
        Prefix prefix =
                Prefix.ofErrors("errors/!{firehose:error-output-type}/!{timestamp:yyyy}/!{firehose:random-string}/");

        assertThat(prefix.folder(TIME, "processing-failed", () -> "abc"))
                .isEqualTo("errors/processing-failed/2026/abc/");
        assertThat(prefix.start()).isEqualTo("errors/");
        assertThat(Prefix.ofErrors("").folder(TIME, "processing-failed", () -> ""))
                .isEqualTo("processing-failed/2026/11/03/23/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/!{partitionKeyFromQuery:x}/",
                "a/!{partitionKeyFromLambda:x}/",
                "a/!{firehose:error-output-type}/",
                "a/!{firehose:day}/",
                "a/!{timestamp}/"
            })
    void namesAnExpressionThatItDoesNotKnow(String prefix) {
        assertThatThrownBy(() -> Prefix.of(prefix))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("prefix expression");
    }

    @Test
    void refusesAnErrorPrefixThatDoesNotSayWhatWentWrong() {
        assertThatThrownBy(() -> Prefix.ofErrors("errors/!{timestamp:yyyy}/"))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("error-output-type");
    }
}
