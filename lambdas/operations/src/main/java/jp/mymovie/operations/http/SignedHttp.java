package jp.mymovie.operations.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * A call of AWS, signed, without the service's own client: those of EC2 and IAM would make the function several times as
 * large for one call each. Repeats what AWS or the network failed at, three times in all; every call made with it may be
 * repeated.
 */
public final class SignedHttp {
    private static final int TRIES = 3;

    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final @Nullable URI instead;

    /** @param instead an endpoint that takes all calls, or null for AWS's own */
    public SignedHttp(SdkHttpClient http, AwsCredentialsProvider credentials, @Nullable URI instead) {
        this.http = http;
        this.credentials = credentials;
        this.instead = instead;
    }

    /**
     * What is sent.
     *
     * @param service the service, as signatures name it
     * @param region the region, as signatures name it
     * @param host the endpoint
     * @param path with a leading slash
     * @param headers beside those of the signature
     */
    public record Call(
            SdkHttpMethod method,
            String service,
            String region,
            String host,
            String path,
            Map<String, String> headers,
            String body) {

        /** A call of a service that takes forms, such as IAM and EC2. */
        public static Call query(String service, String region, String host, String form) {
            return new Call(
                    SdkHttpMethod.POST,
                    service,
                    region,
                    host,
                    "/",
                    Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                    form);
        }

        /** A call of a service that takes JSON, such as Athena and Glue: {@code target} is its name and the action's. */
        public static Call json(String service, String region, String target, String body) {
            return new Call(
                    SdkHttpMethod.POST,
                    service,
                    region,
                    "%s.%s.amazonaws.com".formatted(service, region),
                    "/",
                    Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target),
                    body);
        }
    }

    /** What AWS said instead of doing it. */
    public static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1;

        private final String answer;

        Refused(Call call, int status, String answer) {
            super("%s %s%s answered %d: %s".formatted(call.method, call.host, call.path, status, answer.strip()));
            this.answer = answer;
        }

        /** Whether it is the error that services which take JSON call {@code type}. */
        public boolean is(String type) {
            return answer.matches("(?s).*\"__type\"\\s*:\\s*\"([^\"]*#)?" + type + "\".*");
        }
    }

    /**
     * Reader of an answer's body.
     *
     * @param <T> what is made of it
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads the body; it is closed afterwards. May be asked again with a new one if reading fails. */
        T read(InputStream body) throws IOException;
    }

    /**
     * Sends it.
     *
     * @return the answer's body
     * @throws Refused if AWS refuses
     */
    public String send(Call call) {
        return send(call, body -> new String(body.readAllBytes(), UTF_8));
    }

    /**
     * Sends it, and reads the answer while it comes.
     *
     * @throws Refused if AWS refuses
     */
    public <T> T send(Call call, Reader<T> reader) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpExecuteResponse answer = execute(call);
                int status = answer.httpResponse().statusCode();
                try (InputStream body = answer.responseBody().isPresent()
                        ? answer.responseBody().get()
                        : InputStream.nullInputStream()) {
                    if (status < 300) {
                        return reader.read(body);
                    }
                    if (attempt == TRIES || status < 500) {
                        throw new Refused(call, status, new String(body.readAllBytes(), UTF_8));
                    }
                }
            } catch (IOException e) {
                if (attempt == TRIES) {
                    throw new UncheckedIOException(call.host + " did not answer", e);
                }
            }
        }
    }

    private HttpExecuteResponse execute(Call call) throws IOException {
        URI endpoint = instead == null ? URI.create("https://" + call.host) : instead;
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(call.method).uri(endpoint.resolve(call.path));
        call.headers.forEach(request::putHeader);
        // HttpURLConnection makes a POST of a GET that has a body, be it empty.
        boolean reads = call.method == SdkHttpMethod.GET;
        if (!reads) {
            request.putHeader("Content-MD5", md5(call.body));
        }
        ContentStreamProvider body = ContentStreamProvider.fromUtf8String(call.body);
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(credentials.resolveCredentials())
                        .request(request.build())
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, call.service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, call.region));
        return http.prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(reads ? null : signed.payload().orElse(body))
                        .build())
                .call();
    }

    // S3 Control wants it; the others do not mind.
    private static String md5(String body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(body.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has MD5", e);
        }
    }
}
