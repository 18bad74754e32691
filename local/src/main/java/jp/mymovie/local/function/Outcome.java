package jp.mymovie.local.function;

/**
 * How an invocation ended.
 *
 * @param status {@code success}, {@code error} or {@code timeout}, as Lambda's report says it
 * @param payload the function's answer, or the error as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // a payload is never compared
public record Outcome(String status, byte[] payload) {

    public boolean succeeded() {
        return status.equals("success");
    }
}
