package jp.mymovie.movies.http;

import static jp.mymovie.movies.http.Contract.DOCUMENT;
import static jp.mymovie.movies.http.Contract.map;
import static org.assertj.core.api.Assertions.assertThat;

import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownMembersTest {
    private final Api api = new Api();

    @ParameterizedTest
    @CsvSource({
        "PUT_ME, NewMe",
        "PATCH_ME, MePatch",
        "PUT_ENTRY, EntryPatch",
        "PATCH_ENTRY, EntryPatch",
        "SEND_MESSAGE, Message"
    })
    void areThoseOfTheDocument(MovieRoute route, String name) {
        var schema = map(map(map(DOCUMENT, "components"), "schemas"), name);
        assertThat(schema.get("additionalProperties")).isEqualTo(false);
        assertThat(map(schema, "properties").keySet())
                .map(String::valueOf)
                .containsExactlyInAnyOrderElementsOf(KnownMembers.of(route));
    }

    @Test
    void refusesUnknownOnesByNameAndChangesNothing() {
        Api.Call hanako = api.signedUp("hanako");
        Api.Answer answer =
                hanako.json("{\"score\":5,\"watchd\":[],\"a/~b\":{}}").put("/me/entries/129");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().objects("errors"))
                .map(error -> error.string("pointer") + " " + error.string("detail"))
                .containsExactly(
                        "/watchd must not be here: known are score, watched, note",
                        "/a~1~0b must not be here: known are score, watched, note");
        assertThat(hanako.get("/me/entries/129").status()).isEqualTo(404);
        assertThat(hanako.header("If-Match", "*")
                        .json("{\"handle\":\"taro\"}")
                        .patch("/me")
                        .status())
                .isEqualTo(422);
        assertThat(api.guest()
                        .json("{\"category\":\"other\",\"text\":\"a\",\"name\":\"b\"}")
                        .post("/contact")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void namesAFewOfMany() {
        StringBuilder body = new StringBuilder("{\"score\":5");
        for (int i = 0; i < 1000; i++) {
            body.append(",\"x").append(i).append("\":0");
        }
        Api.Answer answer = api.signedUp("hanako").json(body + "}").put("/me/entries/129");
        assertThat(answer.json().objects("errors")).hasSize(10);
    }
}
