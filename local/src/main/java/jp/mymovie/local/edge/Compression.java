package jp.mymovie.local.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * Compresses as CloudFront does: answers of 1,000 to 10,000,000 bytes and some types, and their entity tag becomes a
 * weak one. See https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
 */
final class Compression {
    private static final List<String> TYPES = List.of(
            "application/javascript",
            "application/json",
            "application/manifest+json",
            "application/xml",
            "image/svg+xml",
            "text/css",
            "text/csv",
            "text/html",
            "text/javascript",
            "text/plain",
            "text/xml");

    private Compression() {}

    static Response apply(Request request, Response response) {
        Headers headers = response.headers();
        String type = headers.first("content-type", "").split(";")[0].strip();
        if (response.status() != 200
                || response.body().length < 1_000
                || response.body().length > 10_000_000
                || headers.has("content-encoding")
                || !TYPES.contains(type)
                || !request.headers().first("accept-encoding", "").contains("gzip")) {
            return response;
        }
        headers.set("content-encoding", "gzip").set("vary", "Accept-Encoding");
        String tag = headers.first("etag", "");
        if (tag.startsWith("\"")) {
            headers.set("etag", "W/" + tag);
        }
        return new Response(response.status(), headers, gzip(response.body()));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
