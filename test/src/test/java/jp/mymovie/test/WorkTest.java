package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What outlives a request: the function behind the table's stream, found in the templates. */
final class WorkTest {
    private static RunningEstate estate;

    @BeforeAll
    static void start() {
        estate = RunningEstate.start(Assembly.directory(), "--empty");
    }

    @AfterAll
    static void stop() {
        estate.close();
    }

    @Test
    void carriesARegistrationIntoTheFeedOfAFollower() throws InterruptedException {
        signUp("follower");
        signUp("followed");
        assertThat(estate.call("PUT", "/api/v1/me/following/followed")
                        .as("follower")
                        .send()
                        .statusCode())
                .isEqualTo(204);
        estate.call("PUT", "/api/v1/me/entries/129")
                .as("followed")
                .json("{\"score\":95}")
                .send();

        JsonNode items = feedOnceFilled();
        assertThat(items).hasSize(1);
        assertThat(items.at("/0/handle").asText()).isEqualTo("followed");
        assertThat(items.at("/0/entry/tmdbId").asInt()).isEqualTo(129);
    }

    @Test
    void deletesEverythingOfAUserWhoLeavesAndHoldsTheHandleBack() throws InterruptedException {
        signUp("leaver");
        String subject = subject("leaver");
        estate.call("PUT", "/api/v1/me/entries/129")
                .as("leaver")
                .json("{\"score\":95}")
                .send();

        assertThat(estate.call("DELETE", "/api/v1/me").as("leaver").send().statusCode())
                .isEqualTo(202);
        assertThat(estate.get("/api/v1/users/leaver").send().statusCode()).isEqualTo(404);

        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (signUp("leaver", "comeback") != 201 && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
        assertThat(Json.of(estate.get("/api/v1/users/comeback").send())
                        .path("count")
                        .asInt(-1))
                .isZero();
        assertThat(signUp("heir", "leaver")).as("the handle is held back").isEqualTo(409);
        assertThat(subject("leaver")).as("who signs up again is somebody new").isNotEqualTo(subject);
    }

    private static String subject(String user) {
        String claims = estate.token(user).split("\\.")[1];
        return Json.of(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .path("sub")
                .asText();
    }

    private static JsonNode feedOnceFilled() throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (true) {
            JsonNode items =
                    Json.of(estate.get("/api/v1/me/feed").as("follower").send()).path("items");
            if (!items.isEmpty() || Instant.now().isAfter(end)) {
                return items;
            }
            Thread.sleep(200);
        }
    }

    private static int signUp(String user) {
        return signUp(user, user);
    }

    private static int signUp(String user, String handle) {
        return estate.call("PUT", "/api/v1/me")
                .as(user)
                .header("if-none-match", "*")
                .json("{\"handle\":\"" + handle + "\"}")
                .send()
                .statusCode();
    }
}
