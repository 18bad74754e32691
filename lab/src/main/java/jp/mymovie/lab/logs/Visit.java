package jp.mymovie.lab.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import jp.mymovie.local.edge.AccessRecord;
import org.jspecify.annotations.Nullable;

/**
 * A request as it truly was, and what becomes of its log lines. Answers that the lake must give are computed from these:
 *
 * <ul>
 *   <li>{@code cloudfront} holds a row for each visit {@link #throughEdge}, under its {@link #day}, or as many as {@link
 *       Fate#edgeLines} says;
 *   <li>{@code apigateway} holds {@link Fate#gatewayLines} rows for each visit with a {@link #gateway}; the path's day is
 *       that of the arrival, the row's own time that of the visit;
 *   <li>{@code lambda} holds {@link Fate#functionLines} rows for each visit whose {@link #invocation} did not end well,
 *       none where it was {@link Fate#poisoned}: then the line lies under the error prefix; an error's line says
 *       what its {@link Complaint} says;
 *   <li>beside the lines of a visit whose {@link Fate#noise} is not {@link Noise#NONE}, {@code cloudfront} and {@code
 *       apigateway} hold one more row each, without any value or with dashes for values.
 * </ul>
 *
 * @param number from 0, in the order of time
 * @param source where it happened
 * @param request as CloudFront writes it; of a call past CloudFront, what CloudFront makes up is dashes and zeros
 * @param hostile whether somebody tries to break what reads the log: quotes, line ends, SQL, emoji, right-to-left marks,
 *     thousands of letters
 * @param gateway what API Gateway knows of it, null where a file was asked for
 * @param invocation the function's run, null where none ran
 * @param fate what becomes of its lines
 */
public record Visit(
        long number,
        Source source,
        AccessRecord request,
        boolean hostile,
        @Nullable Gateway gateway,
        @Nullable Invocation invocation,
        Fate fate) {

    /** The time of the request, to the millisecond; CloudFront writes the second. */
    public Instant time() {
        return request.time();
    }

    /** The day in UTC, as the tables' key {@code day} has it for CloudFront. */
    public LocalDate day() {
        return LocalDate.ofInstant(time(), ZoneOffset.UTC);
    }

    /** False for a call of the API past CloudFront, of which only the gateway has a line. */
    public boolean throughEdge() {
        return fate.edgeLines > 0;
    }

    public String edgeRequestId() {
        return request.id();
    }

    public String address() {
        return request.viewer().address();
    }

    /** As sent; CloudFront encodes it. */
    public String userAgent() {
        return request.viewer().userAgent();
    }

    public String method() {
        return request.asked().method();
    }

    /** As sent, without a query, which is not logged; what CloudFront writes, too. */
    public String path() {
        return request.asked().path();
    }

    public int status() {
        return request.answered().status();
    }

    /** The field {@code x-edge-result-type}. */
    public String result() {
        return request.answered().result();
    }

    /** The field {@code sc-bytes}. */
    public long bytesSent() {
        return request.answered().bytes();
    }

    /** The id in the function's line: the service logs the gateway's, the platform's report has Lambda's; null without one. */
    public @Nullable String functionLineId() {
        if (gateway == null || invocation == null || invocation.outcome == Outcome.OK) {
            return null;
        }
        return invocation.outcome == Outcome.ERROR ? gateway.requestId : invocation.requestId;
    }

    /**
     * The gateway's view.
     *
     * @param requestId its id, which a problem answered to a client names
     * @param resourcePath the route, {@code /v1/users/{handle}}, or a dash where none was found
     * @param responseType why the gateway itself refused, or a dash
     * @param responseLength bytes of the body
     * @param latency milliseconds
     * @param integrationLatency milliseconds, or -1 where no function was called
     * @param keyed whether the API key was sent
     */
    public record Gateway(
            String requestId,
            String resourcePath,
            String responseType,
            long responseLength,
            int latency,
            int integrationLatency,
            boolean keyed) {}

    /**
     * The function's run.
     *
     * @param requestId Lambda's id
     * @param writes whether it was the function that may write
     * @param outcome how it ended
     * @param duration how long it ran
     * @param end when it ended: the time of its lines
     */
    public record Invocation(String requestId, boolean writes, Outcome outcome, Duration duration, Instant end) {
        /** The day in UTC of its lines. */
        public LocalDate day() {
            return LocalDate.ofInstant(end, ZoneOffset.UTC);
        }
    }

    /** How a function's run ended. */
    public enum Outcome {
        /** Well: no line reaches the lake. */
        OK,
        /** With a fault that was caught and logged, level ERROR: the answer was 500. */
        ERROR,
        /** After its time: only the platform's report tells, status {@code timeout}. */
        TIMEOUT,
        /** Killed for its memory: only the platform's report tells, status {@code error}. */
        OUT_OF_MEMORY
    }

    /**
     * What becomes of the lines.
     *
     * @param edgeLines how often CloudFront's line is written, 0 where it has none
     * @param edgeLate whether CloudFront's line comes up to a day late
     * @param gatewayLines how often the gateway's line is written
     * @param functionLines how often the function's line is written to its table
     * @param poisoned whether the function's line was sent in a form that the stream cannot unpack
     * @param noise what else is written beside them
     */
    public record Fate(
            int edgeLines, boolean edgeLate, int gatewayLines, int functionLines, boolean poisoned, Noise noise) {}

    /** A malformed line. */
    public enum Noise {
        NONE,
        /** The first half of the visit's own line. */
        TRUNCATED,
        /** Every value is a dash. */
        DASHES,
        /** No JSON at all. */
        GARBAGE
    }
}
