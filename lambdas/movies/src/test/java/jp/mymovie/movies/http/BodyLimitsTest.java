package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a member may hold fits into a body, in whichever way JSON lets it be written. */
final class BodyLimitsTest {
    private static final Iterable<Function<String, String>> WRITTEN =
            List.of(Function.identity(), BodyLimitsTest::escaped);

    private final Api api = new Api();

    @ParameterizedTest
    @ValueSource(strings = {"a", "あ", "😀"})
    void everyMemberFitsAtItsLongestRawAndEscaped(String letter) {
        for (Function<String, String> written : WRITTEN) {
            Api.Call hanako = api.as("hanako").header("If-Match", "*");
            api.as("hanako")
                    .header("If-None-Match", "*")
                    .json("{\"handle\":\"hanako\"}")
                    .put("/me");
            String days = LocalDate.of(2026, 1, 1)
                    .datesUntil(LocalDate.of(2026, 4, 11))
                    .map(day -> string(written, day.toString()))
                    .collect(Collectors.joining(", ", "[", "]"));
            assertThat(api.as("hanako")
                            .json("{\"score\":1,\"note\":" + string(written, letter.repeat(2000)) + ",\"watched\":"
                                    + days + "}")
                            .put("/me/entries/129")
                            .json()
                            .string("note"))
                    .isEqualTo(letter.repeat(2000));
            assertThat(message(string(written, letter.repeat(4000)))).isEqualTo(202);
            assertThat(api.messages.getLast().text()).isEqualTo(letter.repeat(4000));
            assertThat(hanako.json("{\"nickname\":" + string(written, letter.repeat(50)) + "}")
                            .patch("/me")
                            .json()
                            .string("nickname"))
                    .isEqualTo(letter.repeat(50));
            assertThat(hanako.json("{\"url\":" + string(written, "https://example.org/" + letter.repeat(180)) + "}")
                            .patch("/me")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "あ", "😀"})
    void oneCharacterMoreIs422(String letter) {
        for (Function<String, String> written : WRITTEN) {
            Api.Call hanako = api.as("hanako").header("If-Match", "*");
            api.as("hanako")
                    .header("If-None-Match", "*")
                    .json("{\"handle\":\"hanako\"}")
                    .put("/me");
            assertThat(hanako.json("{\"score\":1,\"note\":" + string(written, letter.repeat(2001)) + "}")
                            .put("/me/entries/129")
                            .status())
                    .isEqualTo(422);
            assertThat(message(string(written, letter.repeat(4001)))).isEqualTo(422);
            assertThat(hanako.json("{\"nickname\":" + string(written, letter.repeat(51)) + "}")
                            .patch("/me")
                            .status())
                    .isEqualTo(422);
            assertThat(hanako.json("{\"url\":" + string(written, "https://example.org/" + letter.repeat(181)) + "}")
                            .patch("/me")
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void anAddressFitsBesideTheLongestMessage() {
        String email = "😀".repeat(64) + "@" + "😀".repeat(185) + ".org";
        String body = "{\"category\":\"other\",\"text\":" + string(BodyLimitsTest::escaped, "😀".repeat(4000))
                + ",\"email\":";
        assertThat(api.guest()
                        .json(body + string(BodyLimitsTest::escaped, email) + "}")
                        .post("/contact")
                        .status())
                .isEqualTo(202);
        assertThat(api.messages.getFirst().email()).isEqualTo(email);
        assertThat(api.guest()
                        .json(body + string(BodyLimitsTest::escaped, email + "x") + "}")
                        .post("/contact")
                        .status())
                .isEqualTo(422);
    }

    private int message(String text) {
        return api.guest()
                .json("{\"category\":\"other\",\"text\":" + text + "}")
                .post("/contact")
                .status();
    }

    private static String string(Function<String, String> written, String text) {
        return "\"" + written.apply(text) + "\"";
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining());
    }
}
