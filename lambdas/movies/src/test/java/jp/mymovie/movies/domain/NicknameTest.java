package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NicknameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "花子",
                "が",
                "㈱ハナコ①",
                "ﾊﾅｺ",
                "Ana María",
                "نورا",
                "สมชาย",
                "👩‍👩‍👧‍👦",
                "👩🏽‍🚀",
                "❤️",
                "🏳️‍🌈",
                "1️⃣",
                "🇯🇵",
                "葛󠄀城",
                "<b>&</b>",
                "ー",
                "・"
            })
    void takesWhatIsSeen(String text) {
        assertThat(Nickname.fault(Nickname.normalized(text))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "200B, a zero-width space",
        "2060, a word joiner",
        "3164, a Hangul filler",
        "FFA0, a half-width Hangul filler",
        "115F, a choseong filler",
        "00AD, a soft hyphen",
        "2800, a blank of braille",
        "200D, a joiner",
        "FE0F, a selector",
        "E0101, a selector of ideographs",
        "0301, an accent",
        "3099, a voicing mark",
        "202E, right to left",
        "2066, an isolate",
        "2069, its end",
        "061C, an Arabic mark",
        "FEFF, a byte order mark",
        "E0061, a tag",
        "0000, nothing",
        "0085, a control",
        "D800, half a pair",
        "E000, private",
        "0378, not assigned",
        "FFFD, what was not UTF-8"
    })
    void refusesWhatIsNotSeenOrMovesWhatIsAround(String hex, String name) {
        String c = Character.toString(Integer.parseInt(hex, 16));
        assertThat(Nickname.fault(Nickname.normalized(c))).as(name).isNotNull();
        assertThat(Nickname.fault(Nickname.normalized(c + c))).as(name).isNotNull();
        assertThat(Nickname.fault(Nickname.normalized("x " + c))).as(name).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u3000\u00a0",
                "a\u200db",
                "👩\u200d",
                "\u200d👩",
                "👩\u200dx",
                "a\ufe0f",
                "a\u2028b",
                "Z͑ͫ̓ͪ̂a"
            })
    void refusesNothingAndJoinersOutsideOfEmoji(String text) {
        assertThat(Nickname.fault(Nickname.normalized(text))).isNotNull();
    }

    @Test
    void composesAndStripsButKeepsTheShape() {
        assertThat(Nickname.normalized("\u3000か\u3099 \u00a0")).isEqualTo("が");
        assertThat(Nickname.normalized("㈱ ﾊﾅｺ")).isEqualTo("㈱ ﾊﾅｺ");
    }

    @Test
    void hasUpToFiftyCodePoints() {
        assertThat(Nickname.fault("😀".repeat(50))).isNull();
        assertThat(Nickname.fault("😀".repeat(51))).isEqualTo("51 characters");
    }

    @Test
    void saysWhichCharacterIsWrong() {
        assertThat(Nickname.fault("花\u202e子")).isEqualTo("U+202E at character 2");
    }
}
