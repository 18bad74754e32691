package jp.mymovie.local.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.lake.LogDelivery;

/** Writes a distribution's log, as its {@link LogDelivery} sets it up. */
final class EdgeLog {
    private static final AccessRecord.Connection PLAIN =
            new AccessRecord.Connection("http", "HTTP/1.1", AccessRecord.NONE, AccessRecord.NONE);

    private final LogDelivery delivery;
    private final EdgeLines lines;
    private final Lake lake;

    EdgeLog(LogDelivery delivery, Lake lake) {
        this.delivery = delivery;
        this.lines = new EdgeLines(delivery);
        this.lake = lake;
    }

    /** What is known of a request besides itself and its answer. */
    record Facts(
            String requestId,
            String distribution,
            String behaviour,
            Cache.Result result,
            Instant time,
            Duration taken) {}

    void write(Request request, Response response, Facts facts) {
        lake.write(delivery, facts.time, lines.line(record(request, response, facts)));
    }

    private static AccessRecord record(Request request, Response response, Facts facts) {
        long length = response.body().length;
        return new AccessRecord(
                facts.time,
                facts.requestId,
                new AccessRecord.Viewer(
                        request.address(),
                        request.port(),
                        request.headers().first("user-agent", ""),
                        header(request, "referer"),
                        PLAIN),
                new AccessRecord.Asked(
                        request.method(),
                        header(request, "host"),
                        request.path(),
                        request.query().isEmpty() ? AccessRecord.NONE : request.query(),
                        request.body().length),
                new AccessRecord.Answered(
                        response.status(),
                        facts.result.toString(),
                        length,
                        response.headers().first("content-type", AccessRecord.NONE),
                        length),
                new AccessRecord.Served(
                        facts.distribution.toLowerCase(Locale.ROOT) + ".cloudfront.net",
                        "LOCAL",
                        facts.behaviour,
                        facts.taken,
                        facts.taken));
    }

    private static String header(Request request, String name) {
        return request.headers().first(name, AccessRecord.NONE);
    }
}
