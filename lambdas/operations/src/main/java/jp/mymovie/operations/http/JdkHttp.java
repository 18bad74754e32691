package jp.mymovie.operations.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * The JDK's HTTP client behind the SDK's interface. API Gateway's {@code UpdateStage} is a PATCH, which the client that is
 * based on {@code URLConnection} does not support.
 *
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/http-configuration-url.html">Configure the
 *     URLConnection-based HTTP client</a>
 */
public final class JdkHttp implements SdkHttpClient {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    // The client sets them itself, from the address and the body.
    private static final Set<String> OWN = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest execute) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(execute);
            }

            @Override
            public void abort() {
                // A call ends by its own time-out.
            }
        };
    }

    private HttpExecuteResponse send(HttpExecuteRequest execute) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        execute.httpRequest().getUri())
                .timeout(ANSWER)
                .method(execute.httpRequest().method().name(), BodyPublishers.ofByteArray(body(execute)));
        execute.httpRequest().forEachHeader((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
            return HttpExecuteResponse.builder()
                    .response(SdkHttpFullResponse.builder()
                            .statusCode(response.statusCode())
                            .headers(response.headers().map())
                            .build())
                    .responseBody(AbortableInputStream.create(response.body()))
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while AWS answered").initCause(e);
        }
    }

    private static byte[] body(HttpExecuteRequest execute) throws IOException {
        if (execute.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream body = execute.contentStreamProvider().get().newStream()) {
            return body.readAllBytes();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
