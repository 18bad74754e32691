package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.json.JsonText;
import org.junit.jupiter.api.Test;

/** Texts that were not UTF-8, or of which characters were lost, are refused and never stored. */
final class EncodingTest {
    private static final String NOTE = "{\"score\":1,\"note\":\"字幕で\"}";

    private final Api api = new Api();

    @Test
    void takesUtf8AsTextAndAsBase64() {
        api.signedUp("hanako");
        assertThat(put(NOTE, false).status()).isEqualTo(201);
        assertThat(put(base64(NOTE.getBytes(StandardCharsets.UTF_8)), true).status())
                .isEqualTo(200);
        assertThat(put("\ufeff" + NOTE, false).status()).isEqualTo(200);
        assertThat(api.as("hanako").get("/me/entries/129").json().string("note"))
                .isEqualTo("字幕で");
    }

    @Test
    void refusesOtherEncodings() {
        api.signedUp("hanako");
        for (String name : List.of("Shift_JIS", "EUC-JP", "UTF-16", "UTF-16LE", "UTF-32BE")) {
            byte[] bytes = NOTE.getBytes(Charset.forName(name));
            assertThat(put(base64(bytes), true).status()).as(name).isEqualTo(400);
            // As API Gateway hands it on without binary media types.
            assertThat(put(new String(bytes, StandardCharsets.UTF_8), false).status())
                    .as(name)
                    .isEqualTo(400);
        }
        byte[] surrogates = "{\"score\":1,\"note\":\"xxx\"}".getBytes(StandardCharsets.UTF_8);
        surrogates[19] = (byte) 0xed;
        surrogates[20] = (byte) 0xa0;
        surrogates[21] = (byte) 0x80;
        assertThat(put(base64(surrogates), true).status()).isEqualTo(400);
        assertThat(put("not base64!", true).status()).isEqualTo(400);
        assertThat(api.as("hanako").get("/me/entries/129").status()).isEqualTo(404);
    }

    @Test
    void refusesFilesInOtherEncodings() {
        api.signedUp("hanako");
        byte[] csv = "Name,Year,Rating\n乱,1985,3.5\n".getBytes(Charset.forName("Shift_JIS"));
        Api.Call hanako = api.as("hanako").header("Content-Type", "text/csv").header("Idempotency-Key", "k");
        Api.Answer answer = hanako.body(new String(csv, StandardCharsets.UTF_8)).post("/me/imports");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().string("detail")).contains("UTF-8");
    }

    /** As the gateway hands bytes on: in Base64. */
    @Test
    void takesFilesInOtherEncodingsAsBytes() {
        api.signedUp("hanako");
        for (String name : List.of("UTF-8", "Shift_JIS", "UTF-16", "UTF-16LE")) {
            byte[] csv = "Name,Year,Rating10\n千と千尋の神隠し,2001,9\n".getBytes(Charset.forName(name));
            Api.Answer answer = api.send(
                    "{\"resource\":\"/v1/me/imports\",\"httpMethod\":\"POST\","
                            + "\"queryStringParameters\":{\"preview\":\"true\"},"
                            + "\"headers\":{\"content-type\":\"application/octet-stream\"},"
                            + "\"isBase64Encoded\":true,\"body\":\"" + base64(csv) + "\","
                            + "\"requestContext\":{\"authorizer\":{\"claims\":{\"iss\":\"" + Stores.ISSUER
                            + "\",\"sub\":\"hanako\"}}}}",
                    MovieRoute.Effect.WRITE);
            assertThat(answer.json().objects("rows").getFirst().string("title"))
                    .as(name)
                    .isEqualTo("千と千尋の神隠し");
        }
    }

    @Test
    void refusesHalvesOfPairs() {
        Api.Call hanako = api.signedUp("hanako").header("If-Match", "*");
        assertThat(hanako.json("{\"score\":1,\"note\":\"\\ud800\"}")
                        .put("/me/entries/129")
                        .status())
                .isEqualTo(422);
        assertThat(hanako.json("{\"nickname\":\"a\\udc00\"}").patch("/me").status())
                .isEqualTo(422);
        assertThat(hanako.json("{\"url\":\"https://example.org/\\ud800\"}")
                        .patch("/me")
                        .status())
                .isEqualTo(422);
        assertThat(hanako.json("{\"\\ud800\":1}").patch("/me").status()).isEqualTo(400);
        assertThat(api.guest()
                        .json("{\"category\":\"other\",\"text\":\"\\ud800\"}")
                        .post("/contact")
                        .status())
                .isEqualTo(422);
        assertThat(api.guest()
                        .json("{\"category\":\"other\",\"text\":\"a\",\"email\":\"\\ud800@example.org\"}")
                        .post("/contact")
                        .status())
                .isEqualTo(422);
        for (String key : List.of("\\ud800", "\\ufffd", " ", "\\u200b", "a\\nb")) {
            assertThat(event("POST", "/contact", "\"idempotency-key\":\"" + key + "\",", "", "{}", false)
                            .problem())
                    .as(key)
                    .isEqualTo("bad-request");
        }
        for (String value : List.of("\\ud800", "\\udc00a", "\\ufffd")) {
            Api.Answer answer = event("GET", "/films/search", "", "{\"q\":\"" + value + "\"}", "", false);
            assertThat(answer.problem()).as(value).isEqualTo("bad-parameter");
        }
    }

    @Test
    void cutsBetweenCharacters() {
        api.signedUp("hanako");
        String shown = api.as("hanako")
                .json("{\"score\":\"" + "a" + "😀".repeat(60) + "\"}")
                .put("/me/entries/129")
                .json()
                .objects("errors")
                .getFirst()
                .string("detail");
        assertThat(shown).endsWith("got a" + "😀".repeat(39) + "…");
    }

    private Api.Answer put(String body, boolean base64) {
        return event("PUT", "/me/entries/{tmdbId}", "", "", body, base64);
    }

    /** @param query and headers as JSON, so that they can hold what no HTTP client would send */
    private Api.Answer event(String method, String path, String headers, String query, String body, boolean base64) {
        String event = "{\"resource\":\"/v1" + path + "\",\"httpMethod\":\"" + method + "\","
                + "\"pathParameters\":{\"tmdbId\":\"129\"},\"headers\":{" + headers
                + "\"content-type\":\"application/json\"},"
                + (query.isEmpty() ? "" : "\"queryStringParameters\":" + query + ",")
                + "\"isBase64Encoded\":" + base64 + ",\"body\":"
                + JsonText.of(
                        json -> json.writeString(body.equals("{}") ? "{\"category\":\"other\",\"text\":\"a\"}" : body))
                + ",\"requestContext\":{\"authorizer\":{\"claims\":{\"iss\":\"" + Stores.ISSUER
                + "\",\"sub\":\"hanako\"}}}}";
        return api.send(event, method.equals("GET") ? MovieRoute.Effect.READ : MovieRoute.Effect.WRITE);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
