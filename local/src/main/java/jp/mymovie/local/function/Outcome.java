package jp.mymovie.local.function;

import java.nio.charset.StandardCharsets;

/**
 * How an invocation ended.
 *
 * @param requestId Lambda's id of the invocation, empty where it never began
 * @param status {@code success}, {@code error} or {@code timeout}, as Lambda's report says it; {@code throttled} where it
 *     never began because all execution environments were busy
 * @param payload the function's answer, or the error as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // a payload is never compared
public record Outcome(String requestId, String status, byte[] payload) {

    static Outcome of(String status, byte[] payload) {
        return new Outcome("", status, payload);
    }

    /** As Lambda refuses an invocation beyond a function's concurrency, with status 429. */
    static Outcome throttled() {
        return of(
                "throttled",
                "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\",\"Type\":\"User\",\"message\":\"Rate Exceeded.\"}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    Outcome of(String request) {
        return new Outcome(request, status, payload);
    }

    public boolean succeeded() {
        return status.equals("success");
    }

    public boolean isThrottled() {
        return status.equals("throttled");
    }
}
