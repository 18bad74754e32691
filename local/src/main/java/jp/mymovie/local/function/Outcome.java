package jp.mymovie.local.function;

/**
 * How an invocation ended.
 *
 * @param requestId Lambda's id of the invocation, empty where it never began
 * @param status {@code success}, {@code error} or {@code timeout}, as Lambda's report says it
 * @param payload the function's answer, or the error as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // a payload is never compared
public record Outcome(String requestId, String status, byte[] payload) {

    static Outcome of(String status, byte[] payload) {
        return new Outcome("", status, payload);
    }

    Outcome of(String request) {
        return new Outcome(request, status, payload);
    }

    public boolean succeeded() {
        return status.equals("success");
    }
}
