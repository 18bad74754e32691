package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jp.mymovie.local.api.Context;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;

/** Visits as lines of an API's access log: what the gateway of the local run notes of a request, in its stage's format. */
final class GatewayLines {
    private final Context.Stage stage;
    private final String format;

    GatewayLines(Context.Stage stage, String format) {
        this.stage = stage;
        this.format = format;
    }

    /** The line as the format says, with the end that it says. */
    byte[] line(Visit visit, Visit.Gateway gateway) {
        Context context = Context.received(stage, request(visit), gateway.requestId(), visit.time());
        if (!gateway.resourcePath().equals("-")) {
            context.routed(gateway.resourcePath());
        }
        if (gateway.keyed()) {
            context.keyed(visit.source().apiKeyId());
        }
        Visit.Invocation invocation = visit.invocation();
        if (invocation != null) {
            context.invoked(invocation.requestId());
            context.waited(Duration.ofMillis(gateway.integrationLatency()));
        }
        if (!gateway.responseType().equals("-")) {
            context.refused(gateway.responseType());
        }
        context.answered(visit.status(), gateway.responseLength(), Duration.ofMillis(gateway.latency()));
        return context.log(format).getBytes(StandardCharsets.UTF_8);
    }

    private static Request request(Visit visit) {
        Headers headers =
                new Headers().set("host", visit.request().asked().host()).set("user-agent", visit.userAgent());
        return new Request(
                visit.method(),
                visit.path(),
                "",
                headers,
                new byte[0],
                visit.address(),
                visit.request().viewer().port());
    }

    /** A line that says nothing. */
    byte[] dashes() {
        return Context.dashes(format).getBytes(StandardCharsets.UTF_8);
    }
}
