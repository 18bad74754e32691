package jp.mymovie.constructs.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeySharesTest {
    @Test
    void numbersItsKeysThoseForReadsFirst() {
        assertThat(new KeyShares(3, 1).of("{{resolve:secretsmanager:films}}"))
                .containsExactly(
                        "{{resolve:secretsmanager:films}}00",
                        "{{resolve:secretsmanager:films}}01",
                        "{{resolve:secretsmanager:films}}02",
                        "{{resolve:secretsmanager:films}}03");
        assertThat(KeyShares.STANDARD.count()).isEqualTo(25);
    }

    @Test
    void wantsTwoKeysAnAddressToChooseAmongAndAsManyAsADistributionHasOrigins() {
        assertThatThrownBy(() -> new KeyShares(2, 1))
                .hasMessage("'reads' must be 3 to 40 keys, since a distribution has at most 100 origins, got 2");
        assertThatThrownBy(() -> new KeyShares(40, 41))
                .hasMessage("'writes' must be 1 to 40 keys, since a distribution has at most 100 origins, got 41");
    }
}
