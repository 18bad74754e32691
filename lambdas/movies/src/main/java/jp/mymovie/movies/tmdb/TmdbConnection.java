package jp.mymovie.movies.tmdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import jp.mymovie.movies.domain.CatalogFault.Kind;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import jp.mymovie.movies.tmdb.FailedAttempt.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One GET to TMDB, answered in time or not at all. It stands on {@link HttpURLConnection}, which the DynamoDB client has
 * loaded already: {@code java.net.http} would add its classes and threads to every cold start. Time-outs of its reads
 * would let an answer that drips in take forever, so a virtual thread asks, and is interrupted when the time is over,
 * which closes its socket.
 */
final class TmdbConnection {
    static final int MAX_DEPTH = 20;
    /** Inflated; room for the credits of 4,000 people. */
    private static final int MAX_BYTES = 2 * 1024 * 1024;
    /** Less than the time there is, so that another try may reach another server. */
    private static final int CONNECT_MILLIS = 400;

    private final JsonReader reader = new JsonReader(MAX_DEPTH);
    private final URI base;
    private final String token;

    TmdbConnection(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** The answer, null for 404. */
    @Nullable
    Answer get(String pathAndQuery, long millis) throws FailedAttempt {
        FutureTask<@Nullable Answer> asking = new FutureTask<>(() -> ask(pathAndQuery));
        Thread.ofVirtual().start(asking);
        try {
            return asking.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new FailedAttempt(Kind.LATE, Verdict.LATER, "tmdb did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedAttempt(Kind.LATE, Verdict.LATER, "interrupted");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            asking.cancel(true);
        }
    }

    private @Nullable Answer ask(String pathAndQuery) throws IOException, MalformedJson, FailedAttempt {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + pathAndQuery).toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        int status = connection.getResponseCode();
        if (status == 200) {
            byte[] body = body(connection);
            return new Answer(reader.read(body), body, false);
        }
        connection.disconnect();
        String message = "tmdb answered " + status;
        Duration wait = seconds(connection.getHeaderField("Retry-After"));
        return switch (status) {
            case 404 -> null;
            case 429 ->
                throw new FailedAttempt(Kind.BUSY, wait == null ? Verdict.LATER : Verdict.AGAIN, message, orZero(wait));
            case 504 -> throw new FailedAttempt(Kind.LATE, Verdict.AGAIN, message, orZero(wait));
            default ->
                throw new FailedAttempt(
                        Kind.BROKEN, status >= 500 ? Verdict.AGAIN : Verdict.NEVER, message, orZero(wait));
        };
    }

    private static FailedAttempt failure(@Nullable Throwable cause) {
        return switch (cause) {
            case FailedAttempt failed -> failed;
            case SocketTimeoutException late ->
                new FailedAttempt(Kind.LATE, Verdict.AGAIN, "tmdb could not be reached in time");
            case MalformedJson nonsense -> new FailedAttempt(Kind.BROKEN, Verdict.LATER, "tmdb answered nonsense");
            case IOException broken ->
                new FailedAttempt(
                        Kind.BROKEN,
                        Verdict.AGAIN,
                        "tmdb gave no usable answer: " + broken.getClass().getSimpleName());
            case null, default -> throw new IllegalStateException("asking tmdb failed in a way nobody expects", cause);
        };
    }

    private static byte[] body(HttpURLConnection connection) throws IOException, FailedAttempt {
        try (InputStream in = inflated(connection)) {
            byte[] body = in.readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new FailedAttempt(
                        Kind.BROKEN, Verdict.LATER, "tmdb answered more than %d bytes".formatted(MAX_BYTES));
            }
            return body;
        }
    }

    private static InputStream inflated(HttpURLConnection connection) throws IOException {
        InputStream in = connection.getInputStream();
        return "gzip".equalsIgnoreCase(connection.getContentEncoding()) ? new GZIPInputStream(in) : in;
    }

    /** Null where it is missing or a date, which TMDB does not send. */
    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
    }

    private static Duration orZero(@Nullable Duration wait) {
        return wait == null ? Duration.ZERO : wait;
    }
}
