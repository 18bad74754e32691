package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.json.JsonText;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to hurt: the answer is always one of ours, and never our fault. */
final class HostileInputTest {
    private final Api api = new Api();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[]",
                "null",
                "5",
                "\"x\"",
                "{\"score\":1}{",
                "{\"score\":1} x",
                "{'score':1}",
                "{\"score\":1,\"score\":2}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"score\":01}",
                "{\"score\":NaN}",
                "{\"score\":1,}",
                "{\"score\":+1}",
                "{\"sc\u0000ore\":1}",
                "{\"score\":\"\\ud8\"}",
                "{\"score\":1e}",
                "{\"score\":.5}",
                "{\"score\":1e99999999999}",
                "{\"x\":[-1.5E-99999999999]}",
                "/**/{\"score\":1}"
            })
    void aBodyThatIsNotOneJsonObjectIs400(String body) {
        Api.Answer answer = api.signedUp("hanako").json(body).put("/me/entries/129");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void aMissingBodyIs400() {
        assertThat(api.signedUp("hanako")
                        .header("Content-Type", "application/json")
                        .put("/me/entries/129")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDeepBodyIs400() {
        for (int depth : new int[] {9, 100, 4000}) {
            String body = "{\"score\":1,\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
            assertThat(api.signedUp("h" + depth + "x")
                            .json(body)
                            .put("/me/entries/129")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void aBodyLongerThanAnyMemberNeedsIs413() {
        Api.Call hanako = api.signedUp("hanako");
        String score = "{\"score\":1}";
        String most = score + " ".repeat(Body.MAX_BYTES - score.length());
        assertThat(hanako.json(most).put("/me/entries/129").status()).isEqualTo(201);
        assertThat(hanako.json(most + " ").put("/me/entries/129").status()).isEqualTo(413);
        assertThat(hanako.json("{\"x\":\"" + "あ".repeat(Body.MAX_BYTES / 3) + "\"}")
                        .put("/me/entries/129")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "text/plain, 415", "application/x-www-form-urlencoded, 415", "multipart/form-data; boundary=x, 415",
                "application/jsonx, 415", "application/merge-patch+json, 415", "APPLICATION/JSON, 201",
                "application/json;charset=utf-8, 201"
            })
    void onlyJsonIsTaken(String type, int status) {
        assertThat(api.signedUp("hanako")
                        .body("{\"score\":1}")
                        .header("content-type", type)
                        .put("/me/entries/129")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aBodyWithoutATypeIs415() {
        assertThat(api.signedUp("hanako")
                        .body("{\"score\":1}")
                        .put("/me/entries/129")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aBodyOfBrokenUtf8Is400() {
        api.signedUp("xxx");
        for (byte[] bytes : new byte[][] {{(byte) 0xff}, {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}, {}}) {
            String event =
                    "{\"resource\":\"/v1/me/entries/{tmdbId}\",\"httpMethod\":\"PUT\",\"pathParameters\":{\"tmdbId\":\"1\"},"
                            + "\"headers\":{\"content-type\":\"application/json\"},\"isBase64Encoded\":true,\"body\":\""
                            + Base64.getEncoder().encodeToString(bytes)
                            + "\",\"requestContext\":{\"authorizer\":{\"claims\":{\"iss\":\"" + Stores.ISSUER
                            + "\",\"sub\":\"xxx\"}}}}";
            assertThat(api.send(event, MovieRoute.Effect.WRITE).status()).isEqualTo(400);
        }
    }

    @Test
    void anEventOfAnotherShapeIsAnsweredWithoutATrace() {
        for (Map.Entry<String, Integer> event : Map.of(
                        "{}", 404,
                        "[]", 500,
                        "{\"requestContext\":5,\"headers\":[],\"resource\":{}}", 404,
                        "{\"resource\":\"/v1/me\",\"httpMethod\":\"GET\",\"requestContext\":{\"authorizer\":{\"claims\":\"sub\"}}}",
                                401,
                        "{\"resource\":\"/v1/me\",\"httpMethod\":\"GET\",\"requestContext\":{\"authorizer\":{\"claims\":{\"sub\":\" \"}}}}",
                                401)
                .entrySet()) {
            assertThat(api.send(event.getKey(), MovieRoute.Effect.READ).status())
                    .as(event.getKey())
                    .isEqualTo(event.getValue());
        }
    }

    @Test
    void noBodyIsOurFault() {
        Seeded.forAll(1000, Draw::text, body -> {
            Api.Call hanako = api.as("hanako").header("If-Match", "*").json(body);
            assertThat(hanako.put("/me").status()).isBetween(400, 428);
            assertThat(hanako.put("/me/entries/129").status()).isBetween(400, 422);
            assertThat(hanako.patch("/me/entries/129").status()).isBetween(400, 422);
        });
    }

    private record Names(String handle, String nickname) {}

    @Test
    void noMemberIsOurFault() {
        Seeded.forAll(1000, draw -> new Names(draw.text(), draw.text()), names -> {
            String body = "{\"handle\":" + quoted(names.handle()) + ",\"nickname\":" + quoted(names.nickname()) + "}";
            assertThat(api.as("x" + names.handle())
                            .header("If-None-Match", "*")
                            .json(body)
                            .put("/me")
                            .status())
                    .isIn(201, 400, 409, 412, 422);
        });
    }

    @Test
    void noParameterIsOurFault() {
        api.as("hanako")
                .header("If-None-Match", "*")
                .json("{\"handle\":\"hanako\"}")
                .put("/me");
        Seeded.forAll(1000, draw -> URLEncoder.encode(draw.text(), StandardCharsets.UTF_8), encoded -> {
            for (String name : KnownParameters.of(MovieRoute.LIST_ENTRIES)) {
                assertThat(api.guest()
                                .get("/users/hanako/entries?" + name + "=" + encoded)
                                .status())
                        .isIn(200, 400);
            }
            assertThat(api.guest().get("/users/" + encoded).status()).isEqualTo(404);
            assertThat(api.guest()
                            .get("/users/hanako/entries?x" + encoded + "=1")
                            .status())
                    .isEqualTo(400);
            assertThat(api.as("hanako").get("/films/search?q=" + encoded).status())
                    .isIn(200, 400);
        });
    }

    @Test
    void noPreconditionIsOurFault() {
        Seeded.forAll(1000, Draw::text, tag -> {
            Api.Call hanako = api.as("hanako").header("If-Match", tag).json("{\"score\":1}");
            assertThat(hanako.patch("/me/entries/129").status()).isIn(404, 409, 412);
            assertThat(hanako.json("{\"handle\":\"hanako\"}")
                            .header("If-None-Match", tag + "x")
                            .put("/me")
                            .status())
                    .isEqualTo(428);
        });
    }

    private static String quoted(String text) {
        return JsonText.of(json -> json.writeString(text));
    }
}
