package jp.mymovie.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @Test
    void measuresAsMuchAsASoberComparisonNeeds() {
        assertThat(Options.parse(List.of("cold")))
                .isEqualTo(new Options(Options.Kind.COLD, Path.of("cdk.out"), "Stg", 15, 3_000, 10_000, List.of()));
    }

    @Test
    void takesPeersWithTheirCommands() {
        assertThat(Options.parse(List.of("warm", "--peer", "python=python3 -m peer --x=1", "--requests", "9"))
                        .peers())
                .containsExactly(new Options.Peer("python", "python3 -m peer --x=1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hot             | unknown word 'hot' of bench: known are address, cold, warm",
                "cold --fast     | unknown option '--fast' of bench",
                "cold --runs     | '--runs' needs a value",
                "cold --runs 0   | '--runs' must be 1 to 1000000, got 0",
                "warm --films x  | '--films' must be 1 to 1000000, got x",
                "warm --peer x=  | '--peer' must be NAME=COMMAND, got x="
            })
    void saysWhatIsWrong(String words, String message) {
        assertThatThrownBy(() -> Options.parse(Arrays.asList(words.split(" ")))).hasMessageContaining(message);
    }
}
