package jp.mymovie.operations.probe;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Asks like a browser that was never there: no connection, session or cookie is kept from one visit to the next, so that a
 * name or a certificate that has gone is seen. What fails or takes more than the limit is asked for once more.
 */
final class Browser implements AutoCloseable {
    /** Saved queries of page views leave it out. */
    static final String USER_AGENT = "mymovie-probe";

    static final Duration LIMIT = Duration.ofSeconds(3);

    private final HttpClient http;
    private final Duration limit;

    /** @param trust what certificates are checked with; null for the JVM's own */
    Browser(TrustManager @Nullable [] trust, Duration limit) {
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .sslContext(context(trust))
                .build();
    }

    /** A context of its own has no sessions to resume, in which no certificate is shown. */
    private static SSLContext context(TrustManager @Nullable [] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS must be there", e);
        }
    }

    /** @throws Failure.At if no answer came in time, twice */
    Answer get(String step, URI uri, String... headers) {
        HttpRequest.Builder request = request(uri).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(step, request.build());
    }

    /** @throws Failure.At if no answer came in time, twice */
    Answer post(String step, URI uri, String form) {
        return send(
                step,
                request(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("User-Agent", USER_AGENT);
    }

    private Answer send(String step, HttpRequest request) {
        long start = System.nanoTime();
        try {
            Answer answer = once(request, start);
            return answer.status() < 500 ? answer : once(request, start);
        } catch (IOException first) {
            try {
                return once(request, start);
            } catch (IOException e) {
                throw fault(step, request.uri(), millisSince(start), e);
            }
        }
    }

    /** The limit is of the whole answer: the client's own ends with the head. */
    private Answer once(HttpRequest request, long start) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = coming.get(limit.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
            return new Answer(
                    request.uri(),
                    response.statusCode(),
                    response.headers()
                            .firstValue("content-type")
                            .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                            .orElse(""),
                    response.headers().firstValue("location").orElse(""),
                    response.headers().firstValue("x-cache").orElse(""),
                    response.body(),
                    certificateEnd(response),
                    millisSince(start));
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new HttpTimeoutException("no answer in " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The JVM checks the chain; a certificate that is trusted by itself may be over. */
    private static @Nullable Instant certificateEnd(HttpResponse<?> response) throws IOException {
        if (response.sslSession().isEmpty()) {
            return null;
        }
        X509Certificate own = (X509Certificate) response.sslSession().get().getPeerCertificates()[0];
        Instant end = own.getNotAfter().toInstant();
        if (end.isBefore(Instant.now())) {
            throw new SSLException("the certificate ended at " + end);
        }
        return end;
    }

    private static Failure.At fault(String step, URI uri, long millis, IOException fault) {
        String name = uri.getHost();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return at(
                        "dns",
                        name,
                        millis,
                        "the name has no address",
                        "records of the zone and registration of the domain");
            }
            if (cause instanceof SSLException) {
                return at(
                        "tls",
                        name,
                        millis,
                        "no trusted connection: " + cause.getMessage(),
                        "the certificate in ACM, us-east-1: its end and its names");
            }
        }
        if (fault instanceof HttpTimeoutException) {
            return at(
                    step,
                    name,
                    millis,
                    "slow: " + fault.getMessage() + ", twice",
                    "AWS's health page, then the function's latency");
        }
        return at(
                fault instanceof ConnectException ? "connection" : step,
                name,
                millis,
                "no answer: " + fault,
                "the distribution: is it enabled, does the name lead to it");
    }

    private static Failure.At at(String step, String host, long millis, String says, String first) {
        return new Failure.At(new Failure(step, host, millis, says, first));
    }

    private static long millisSince(long start) {
        return NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
