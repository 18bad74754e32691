package jp.mymovie.local.edge;

import java.time.Duration;
import java.time.Instant;

/**
 * A request as CloudFront knows it when it has answered: what a line of its log is made from.
 *
 * @param time when it came, to the millisecond
 * @param id CloudFront's id of it
 * @param viewer who sent it
 * @param asked what for
 * @param answered what was sent back
 * @param served where, and how long it took
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html">Fields of
 *     standard logs</a>
 */
public record AccessRecord(Instant time, String id, Viewer viewer, Asked asked, Answered answered, Served served) {
    /** A value that is not known or not there. */
    public static final String NONE = "-";

    /**
     * The viewer.
     *
     * @param address IPv4 or IPv6
     * @param port of the viewer
     * @param userAgent as sent, or empty
     * @param referer as sent, or a dash
     * @param connection between viewer and edge
     */
    public record Viewer(String address, int port, String userAgent, String referer, Connection connection) {}

    /**
     * The connection.
     *
     * @param scheme {@code http} or {@code https}
     * @param version {@code HTTP/1.1}, {@code HTTP/2.0}
     * @param tls {@code TLSv1.3}, or a dash
     * @param cipher of TLS, or a dash
     */
    public record Connection(String scheme, String version, String tls, String cipher) {}

    /**
     * The request.
     *
     * @param method the HTTP method
     * @param host the header
     * @param path as sent
     * @param query as sent, or a dash
     * @param bytes of the request
     */
    public record Asked(String method, String host, String path, String query, long bytes) {}

    /**
     * The answer.
     *
     * @param status the HTTP status
     * @param result {@code x-edge-result-type}: Hit, RefreshHit, Miss or Error
     * @param bytes sent altogether
     * @param contentType the header, or a dash
     * @param contentLength bytes of the body
     */
    public record Answered(int status, String result, long bytes, String contentType, long contentLength) {}

    /**
     * The edge.
     *
     * @param domain the distribution's own name
     * @param location of the edge, {@code NRT57-P3}
     * @param behaviour the path pattern of the cache behaviour, or a dash
     * @param taken from the request to the last byte of the answer
     * @param firstByte to the first byte of the answer
     */
    public record Served(String domain, String location, String behaviour, Duration taken, Duration firstByte) {}
}
