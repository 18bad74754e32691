package jp.mymovie.local.http;

/**
 * A request.
 *
 * @param method in capitals
 * @param path as sent, still encoded
 * @param query as sent, without the question mark, empty where there is none
 * @param headers its fields
 * @param body what was read of it
 * @param address the client's IP address
 * @param port the client's port
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared
public record Request(
        String method, String path, String query, Headers headers, byte[] body, String address, int port) {

    /** The same request for another path and query. */
    public Request to(String otherPath, String otherQuery) {
        return new Request(method, otherPath, otherQuery, headers.copy(), body, address, port);
    }
}
