package jp.mymovie.test.probe;

import static org.assertj.core.api.Assertions.assertThat;

import jp.mymovie.local.http.Response;
import jp.mymovie.test.probe.OpenApi.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A probe that finds nothing has looked: the judge sees each kind of answer that the contract does not describe. */
class JudgeTest {
    private static final String PROBLEM =
            "{\"type\":\"https://mymovie.jp/problems/%s\",\"title\":\"t\",\"status\":%d,\"detail\":\"d\",\"instance\":\"%s\"}";

    private final OpenApi contract = new OpenApi();
    private final Judge judge = new Judge(contract);
    private final Ask health = ask("HEALTH");

    @Test
    void findsNothingInAnswersAsDescribed() {
        assertThat(judge.faults(health, healthy("{\"status\":\"ok\"}"))).isEmpty();
        assertThat(judge.faults(health, problem(429, "too-many-requests", "id").with("retry-after", "1")))
                .isEmpty();
        assertThat(judge.faults(Ask.of("GET", "/v1/nothing"), problem(404, "no-route", "id")))
                .isEmpty();
    }

    @Test
    void seesStatusesThatAreNotDeclared() {
        assertThat(judge.faults(health, problem(503, "unavailable", "id"))).contains("status 503");
        assertThat(judge.faults(Ask.of("GET", "/v1/nothing"), healthy("{}"))).contains("status 200 where nothing is");
        assertThat(judge.faults(health.by("PUT"), healthy("{}"))).contains("status 200 of another method");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"status\":\"ok\",\"more\":1}", "{}", "{\"status\":1}", "[]", "no json"})
    void seesBodiesOfAnotherShape(String body) {
        assertThat(judge.faults(health, healthy(body))).isNotEmpty();
    }

    @Test
    void seesMembersThatAComposedSchemaDoesNotKnow() {
        Ask me = ask("GET_ME");
        String known =
                "\"handle\":\"hanako\",\"nickname\":\"h\",\"url\":null,\"age\":null,\"count\":0,\"revision\":0,\"followers\":0,\"following\":0,\"birthday\":null,\"private\":false,\"watchedPublic\":false,\"version\":1";
        assertThat(judge.faults(me, mine("{" + known + "}"))).isEmpty();
        assertThat(judge.faults(me, mine("{" + known + ",\"sub\":\"x\"}"))).isNotEmpty();
    }

    @Test
    void seesHeadersThatAreMissingWrongOrNotDeclared() {
        assertThat(judge.faults(health, healthy("{\"status\":\"ok\"}").with("cache-control", "public, s-maxage=30")))
                .isNotEmpty();
        assertThat(judge.faults(health, healthy("{\"status\":\"ok\"}").with("etag", "\"1\"")))
                .containsExactly("header etag");
        assertThat(judge.faults(health, problem(429, "too-many-requests", "id")))
                .containsExactly("no header Retry-After");
        assertThat(judge.faults(ask("GET_ME"), healthy("{}"))).contains("access-control-allow-origin");
    }

    @Test
    void seesProblemsThatSayTooLittleOrSomethingElse() {
        assertThat(judge.faults(health, problem(400, "strange", "id"))).containsExactly("problem strange");
        assertThat(judge.faults(health, problem(400, "bad-request", "another")))
                .containsExactly("another instance than the request id");
        assertThat(judge.faults(health, problem(400, "bad-request", "id").with("content-type", "application/json")))
                .isNotEmpty();
    }

    private Ask ask(String id) {
        Operation operation = contract.operations().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return Ask.of(operation.method(), "/v1" + operation.path()).aimedAt(operation);
    }

    private static Response healthy(String body) {
        return Response.of(200, "application/json", body)
                .with("cache-control", "no-store")
                .with("access-control-allow-origin", "*");
    }

    private static Response mine(String body) {
        return Response.of(200, "application/json", body)
                .with("cache-control", "no-store")
                .with("etag", "\"1\"");
    }

    private static Response problem(int status, String slug, String instance) {
        return Response.of(status, "application/problem+json", PROBLEM.formatted(slug, status, instance))
                .with("cache-control", "no-store")
                .with("access-control-allow-origin", "*")
                .with("x-amzn-requestid", "id");
    }
}
