package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FreeTextTest {
    @Test
    void composesWhatSomeComputersTakeApart() {
        assertThat(FreeText.normalized("か\u3099 e\u0301 ㈱ ﾊ")).isEqualTo("が é ㈱ ﾊ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\nb", "a\r\nb\tc", "😀", "שלום\u200f", "\u200b", "\u2029"})
    void takesWhatCanBeKept(String text) {
        assertThat(FreeText.fault(text, 8)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0000", "0008", "000B", "001F", "007F", "0085", "202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068",
        "2069", "D800", "DFFF"
    })
    void refusesControlsAndWhatTurnsTheTextAround(String code) {
        String text = "😀" + (char) Integer.parseInt(code, 16);
        assertThat(FreeText.fault(text, 8)).isEqualTo("U+" + code + " at character 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2029", "202F", "2065", "206A", "0020", "00A0"})
    void takesTheNeighboursOfWhatIsRefused(String code) {
        assertThat(FreeText.fault("" + (char) Integer.parseInt(code, 16), 8)).isNull();
    }

    @Test
    void countsCharactersAndNotTheHalvesOfPairs() {
        assertThat(FreeText.fault("😀😀", 2)).isNull();
        assertThat(FreeText.fault("😀😀😀", 2)).isEqualTo("3 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "a,true",
        "😀,true",
        "'',false",
        "' ',false",
        "'\u200b\u3000\n',false",
        "'\u0301',false",
        "'\u3164',false",
        "'\u2028\u2029',false",
        "'\ud800',false"
    })
    void seesWhetherAReaderSeesAnything(String text, boolean visible) {
        assertThat(FreeText.visible(text)).isEqualTo(visible);
    }

    @Test
    void showsALineOfAnything() {
        assertThat(FreeText.shown("a\nb\u0000c\u202e\ud800😀😀", 7)).isEqualTo("a b\ufffdc\ufffd\ufffd");
        assertThat(FreeText.shown("😀😀", 1)).isEqualTo("😀");
    }
}
