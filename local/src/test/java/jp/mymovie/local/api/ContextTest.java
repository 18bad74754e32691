package jp.mymovie.local.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import org.junit.jupiter.api.Test;

class ContextTest {
    private static final Context.Stage STAGE = new Context.Stage("000000000004", "a1b2c3d4e5", "api");
    private static final String FORMAT =
            "$context.requestId $context.requestTimeEpoch $context.httpMethod $context.resourcePath $context.path $context.status"
                    + " $context.error.responseType $context.responseLength $context.responseLatency $context.integrationLatency"
                    + " $context.integration.status $context.integration.requestId $context.identity.apiKeyId $context.apiId\n";

    private static Context received(String path) {
        Request request = new Request("GET", path, "", new Headers(), new byte[0], "192.0.2.1", 1);
        return Context.received(STAGE, request, "id", Instant.ofEpochMilli(1_793_678_706_789L));
    }

    @Test
    void logsARequestThatAFunctionAnswers() {
        Context context = received("/api/v1/me");
        context.routed("/v1/me");
        context.keyed("key");
        context.invoked("run");
        context.waited(Duration.ofMillis(7));
        context.answered(200, 300, Duration.ofMillis(9));

        assertThat(context.log(FORMAT))
                .isEqualTo("id 1793678706789 GET /v1/me /api/v1/me 200 - 300 9 7 200 run key a1b2c3d4e5\n");
    }

    @Test
    void logsARefusalWithDashesForWhatNeverWas() {
        Context context = received("/api/\"x\\");
        context.refused("MISSING_AUTHENTICATION_TOKEN");
        context.answered(403, 190, Duration.ofMillis(1));

        assertThat(context.log(FORMAT))
                .isEqualTo(
                        "id 1793678706789 GET - /api/\\\"x\\\\ 403 MISSING_AUTHENTICATION_TOKEN 190 1 - - - - a1b2c3d4e5\n");
        assertThat(Context.dashes("{\"a\":\"$context.apiId\"}\n")).isEqualTo("{\"a\":\"-\"}\n");
    }
}
