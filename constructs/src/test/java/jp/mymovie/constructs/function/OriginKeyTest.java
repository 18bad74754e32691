package jp.mymovie.constructs.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OriginKeyTest {
    @Test
    void isAReferenceToASecret() {
        String reference = "{{resolve:secretsmanager:films:SecretString:key}}";
        assertThat(new OriginKey("key1", reference).value()).isEqualTo(reference);
    }

    @Test
    void refusesALiteralWithoutRepeatingIt() {
        assertThatThrownBy(() -> new OriginKey("key1", "correct-horse-battery-staple"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got a literal: keep it in Secrets Manager")
                .hasMessageNotContaining("horse");
    }
}
