package jp.mymovie.movies.tmdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.CatalogFault.Kind;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * One GET to TMDB, answered within a second or not at all. It stands on {@link HttpURLConnection}, which the DynamoDB
 * client has loaded already: {@code java.net.http} would add its classes and threads to every cold start.
 */
final class TmdbConnection {
    private static final int PATIENCE_MILLIS = 900;
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int MAX_DEPTH = 20;

    private final JsonReader reader = new JsonReader(MAX_DEPTH);
    private final URI base;
    private final String token;

    TmdbConnection(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The answer, null for 404. */
    @Nullable
    JsonObject get(String pathAndQuery) {
        long end = System.nanoTime() + Math.min(PATIENCE_MILLIS, Deadline.millisLeft()) * 1_000_000L;
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(base + pathAndQuery).toURL().openConnection();
            connection.setConnectTimeout(millisUntil(end));
            connection.setReadTimeout(millisUntil(end));
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Authorization", "Bearer " + token);
            connection.setRequestProperty("Accept", "application/json");
            return switch (connection.getResponseCode()) {
                case 200 -> reader.read(body(connection, end));
                case 404 -> null;
                case 429 -> throw new CatalogFault(Kind.BUSY, "tmdb asked for a pause");
                case 504 -> throw new CatalogFault(Kind.LATE, "tmdb answered 504");
                default -> throw new CatalogFault(Kind.BROKEN, "tmdb answered " + connection.getResponseCode());
            };
        } catch (SocketTimeoutException e) {
            throw new CatalogFault(Kind.LATE, "tmdb did not answer in time");
        } catch (IOException | MalformedJson e) {
            throw new CatalogFault(
                    Kind.BROKEN, "tmdb gave no usable answer: " + e.getClass().getSimpleName());
        }
    }

    private static byte[] body(HttpURLConnection connection, long end) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        try (InputStream in = connection.getInputStream()) {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                body.write(part, 0, n);
                if (body.size() > MAX_BYTES) {
                    throw new IOException("more than " + MAX_BYTES + " bytes");
                }
                connection.setReadTimeout(millisUntil(end));
            }
        }
        return body.toByteArray();
    }

    private static int millisUntil(long end) throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("deadline");
        }
        return (int) millis;
    }
}
