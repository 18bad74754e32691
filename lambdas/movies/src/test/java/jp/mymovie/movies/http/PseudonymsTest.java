package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms("key");

    @Test
    void areTheSameForTheSameValueAlone() {
        assertThat(pseudonyms.of("sender", "192.0.2.7"))
                .hasSize(20)
                .isEqualTo(new Pseudonyms("key").of("sender", "192.0.2.7"))
                .isNotEqualTo(pseudonyms.of("sender", "192.0.2.8"));
    }

    @Test
    void cannotBeMadeWithoutTheSecretNorForAnotherPurpose() {
        assertThat(pseudonyms.of("sender", "192.0.2.7"))
                .isNotEqualTo(new Pseudonyms("other").of("sender", "192.0.2.7"))
                .isNotEqualTo(pseudonyms.of("message", "192.0.2.7"));
    }
}
