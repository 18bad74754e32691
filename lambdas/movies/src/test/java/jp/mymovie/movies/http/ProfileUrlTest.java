package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileUrlTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "https://example.org, https://example.org/",
                "https://example.org/, https://example.org/",
                "HTTPS://Example.ORG/Me, https://example.org/Me",
                "example.org/me, https://example.org/me",
                "example.org, https://example.org/",
                "` https://example.org/ `, https://example.org/",
                "ｅｘａｍｐｌｅ．ｏｒｇ／ｍｅ, https://example.org/me",
                "https://example.org:443/me, https://example.org/me",
                "https://example.org./me, https://example.org/me",
                "https://example.org?a=b#c, https://example.org/?a=b#c",
                "https://example.org/a/./b/../c, https://example.org/a/c",
                "https://example.org/花, https://example.org/%E8%8A%B1",
                "https://example.org/%e8%8a%b1, https://example.org/%e8%8a%b1",
                "https://日本語.jp/, https://xn--wgv71a119e.jp/",
                "日本語。ＪＰ, https://xn--wgv71a119e.jp/",
                "https://例え.テスト/, https://xn--r8jz45g.xn--zckzah/",
                "https://xn--wgv71a119e.jp/, https://xn--wgv71a119e.jp/",
                // Six letters that are Cyrillic, and look it now.
                "https://раурау.com/, https://xn--80aa0cboc.com/"
            })
    void haveOneForm(String text, String form) {
        assertThat(ProfileUrl.parse(text)).isEqualTo(form);
        assertThat(ProfileUrl.parse(form)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://",
                "http://example.org/",
                "ftp://example.org/",
                "//example.org/",
                "javascript:alert(1)",
                "javascript://example.org/%0aalert(1)",
                "javascript:443/x",
                "data:text/html,x",
                "mailto:a@example.org",
                "https:alert(1)",
                "https:///example.org",
                "https://user@example.org/",
                "https://user:pass@example.org/",
                "https://example.org@evil.example.com/",
                "https://example.org:8443/",
                "https://example.org:0443/",
                "https://example.org:80/",
                "https://example.org:/",
                "https://example.org\\@evil.com/",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://0177.0.0.1/",
                "https://017700000001/",
                "https://１２７．０．０．１/",
                "https://127。0。0。1/",
                "https://①②⑦.⓪.⓪.①/",
                "https://1.2.3.4./",
                "https://example.1/",
                "https://example.0x1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://localhost/",
                "https://app.localhost/",
                "https://ｌｏｃａｌｈｏｓｔ/",
                "https://printer/",
                "https://printer.local/",
                "https://printer.local./",
                "https://metadata.google.internal/",
                "https://router.home.arpa/",
                "https://site.test/",
                "https://site.onion/",
                "https://-a.example.org/",
                "https://a_b.example.org/",
                "https://a..org/",
                "https://.org/",
                "https://exa mple.org/",
                "https://example.org/<script>",
                "https://example.org/a b",
                "https://example.org/%zz",
                "https://example.org/../x",
                "https://example.org/\ufffd"
            })
    void refusesWhatIsNoLinkToAPublicHost(String text) {
        assertThat(ProfileUrl.parse(text)).isNull();
    }

    @Test
    void refusesHalvesOfPairs() {
        assertThat(ProfileUrl.parse("https://example.org/\ud800")).isNull();
    }

    @Test
    void haveUpToTwoHundredCodePoints() {
        String start = "https://example.org/";
        String most = start + "😀".repeat(200 - start.length());
        assertThat(ProfileUrl.parse(most)).startsWith("https://example.org/%F0%9F%98%80");
        assertThat(ProfileUrl.parse(most + "x")).isNull();
    }
}
