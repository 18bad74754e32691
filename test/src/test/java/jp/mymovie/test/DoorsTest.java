package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, origins and unreadable requests, through the whole local estate: edge, gateway and functions. */
class DoorsTest {
    private static RunningEstate estate;

    @BeforeAll
    static void start() {
        estate = RunningEstate.start(Assembly.directory(), "--empty");
    }

    @AfterAll
    static void stop() {
        estate.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/api/v1/users|GET, HEAD, OPTIONS",
                "DELETE|/api/v1/users/hanako|GET, HEAD, OPTIONS",
                "PUT|/api/v1/films/129|GET, HEAD, OPTIONS",
                "PUT|/api/v1/films/search|GET, HEAD",
                "DELETE|/api/v1/health|GET, HEAD, OPTIONS",
                "POST|/api/v1/me|GET, HEAD, PUT, PATCH, DELETE",
                "GET|/api/v1/contact|POST",
                "OPTIONS|/api/v1/me|GET, HEAD, PUT, PATCH, DELETE",
            })
    void namesTheMethodsOfAResourceToWhoAsksByAnother(String method, String path, String allowed) {
        RunningEstate.Call call = estate.call(method, path);
        HttpResponse<String> answer = (method.matches("GET|OPTIONS") ? call : call.json("{}")).send();

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).hasValue(allowed);
        assertProblem(answer, "method-not-allowed", "Method not allowed");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1", "/api/v1/films", "/api/v1/nothing", "/api/v1/users/hanako/nothing", "/api/v2/me"})
    void saysThatAnUnknownPathIsNotThere(String path) {
        HttpResponse<String> answer = estate.get(path).send();

        assertThat(answer.statusCode()).isEqualTo(404);
        assertProblem(answer, "no-route", "Not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/health", "/api/v1/users?prefix=ha", "/api/v1/users/nobody", "/api/v1/films/129"})
    void answersHeadAsGetAndLetsEveryOriginRead(String path) {
        HttpResponse<String> get =
                estate.get(path).header("origin", "https://example.org").send();
        HttpResponse<String> head = estate.call("HEAD", path).send();

        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        for (String name : new String[] {"content-type", "cache-control", "access-control-allow-origin"}) {
            assertThat(head.headers().firstValue(name)).isEqualTo(get.headers().firstValue(name));
        }
        assertThat(get.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(get.headers().firstValue("access-control-allow-credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/health", "/api/v1/users/hanako/entries", "/api/v1/users/random", "/api/v1/films/129"})
    void answersPreflightsOfPublicReads(String path) {
        HttpResponse<String> answer = estate.call("OPTIONS", path)
                .header("origin", "https://example.org")
                .header("access-control-request-method", "GET")
                .header("access-control-request-headers", "if-none-match")
                .send();

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
        assertThat(answer.headers().firstValue("access-control-allow-methods")).hasValue("GET, HEAD, OPTIONS");
        assertThat(answer.headers().firstValue("access-control-max-age")).hasValue("3600");
    }

    @Test
    void saysNothingOfOriginsOnPersonalRoutes() {
        HttpResponse<String> answer = estate.get("/api/v1/me")
                .as("hanako")
                .header("origin", "https://example.org")
                .send();

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(estate.call("HEAD", "/api/v1/me").send().statusCode()).isEqualTo(401);
        assertThat(estate.call("HEAD", "/api/v1/me").as("hanako").send().statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesAnUnreadableBodyAtTheGatewayInTheWordsOfTheContract() {
        HttpResponse<String> answer =
                estate.call("POST", "/api/v1/contact").json("[1]").send();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer, "bad-request", "Bad request");
    }

    private static void assertProblem(HttpResponse<String> answer, String slug, String title) {
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem = Json.of(answer);
        assertThat(problem.path("type").asText()).isEqualTo("https://mymovie.jp/problems/" + slug);
        assertThat(problem.path("title").asText()).isEqualTo(title);
        assertThat(problem.path("status").asInt()).isEqualTo(answer.statusCode());
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText())
                .isEqualTo(answer.headers().firstValue("x-amzn-requestid").orElseThrow());
    }
}
