package jp.mymovie.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void hasADefaultForEverything() {
        assertThat(Options.parse(List.of()))
                .isEqualTo(new Options(Path.of("cdk.out"), null, null, 8080, null, null, false, 1));
    }

    @Test
    void takesEveryOption() {
        Options options = Options.parse(List.of(
                "--assembly",
                "out",
                "--service",
                "films",
                "--stage",
                "prod",
                "--port",
                "0",
                "--data",
                "/d",
                "--home",
                "h",
                "--empty"));

        assertThat(options)
                .isEqualTo(new Options(Path.of("out"), "films", "prod", 0, Path.of("/d"), Path.of("h"), true, 1));
    }

    @Test
    void namesAnUnknownOptionAndThoseThereAre() {
        assertThatThrownBy(() -> Options.parse(List.of("--prot", "1")))
                .hasMessageContaining("'--prot'")
                .hasMessageContaining("--port N");
    }

    @Test
    void saysWhatAPortIs() {
        assertThatThrownBy(() -> Options.parse(List.of("--port", "eighty"))).hasMessageContaining("got eighty");
        assertThatThrownBy(() -> Options.parse(List.of("--port"))).hasMessageContaining("needs a value");
    }
}
