package jp.mymovie.constructs.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSecurityPolicyTest {
    @Test
    void allowsThePagesOwnFilesAndNothingInline() {
        assertThat(ContentSecurityPolicy.ownOnly().toString())
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'")
                .contains("base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
    }

    @Test
    void isWidenedByOriginsAndLeavesTheNarrowOneAlone() {
        ContentSecurityPolicy narrow = ContentSecurityPolicy.ownOnly();
        ContentSecurityPolicy wide =
                narrow.connect("https://sign-in.example").picture("data:").picture("https://pictures.example");

        assertThat(wide.toString())
                .contains("connect-src 'self' https://sign-in.example;")
                .contains("img-src 'self' data: https://pictures.example;");
        assertThat(narrow.toString()).doesNotContain("https:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example", "https://a.example/path", "'unsafe-inline'", "a.example; script-src *"})
    void refusesWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() -> ContentSecurityPolicy.ownOnly().connect(origin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'connect-src' must be data: or an https origin without a path, got %s".formatted(origin));
    }
}
