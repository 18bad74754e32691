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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
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

    /**
     * Answer of AWS.
     *
     * @param body as text
     * @param etag header {@code ETag}, or empty
     */
    public record Answered(String body, String etag) {}

    /** What AWS said instead of doing it. */
    public static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1;

        // JSON services name it in the body or in a header, those that speak XML in an element.
        private static final Pattern CODE =
                Pattern.compile("<Code>([^<]*)</Code>|\"(?:__type|code)\"\\s*:\\s*\"(?:[^\"]*#)?([^\"]*)\"");

        private final int status;
        private final String answer;
        private final String type;

        Refused(Call call, int status, String answer, String type) {
            super("%s %s%s answered %d: %s".formatted(call.method, call.host, call.path, status, answer.strip()));
            this.status = status;
            this.answer = answer;
            this.type = type;
        }

        /** Status of HTTP. */
        public int status() {
            return status;
        }

        /** Name of the error, such as {@code ThrottlingException}, or empty where AWS gave none. */
        public String code() {
            if (!type.isEmpty()) {
                return type.replaceFirst(":.*", "");
            }
            Matcher code = CODE.matcher(answer);
            return code.find() ? code.group(1) == null ? code.group(2) : code.group(1) : "";
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
        return send(call, (response, body) -> reader.read(body));
    }

    /**
     * Sends it, for calls whose answer has an {@code ETag}.
     *
     * @throws Refused if AWS refuses
     */
    public Answered exchange(Call call) {
        return send(
                call,
                (response, body) -> new Answered(
                        new String(body.readAllBytes(), UTF_8),
                        response.firstMatchingHeader("ETag").orElse("")));
    }

    @FunctionalInterface
    private interface Taker<T> {
        T take(SdkHttpResponse response, InputStream body) throws IOException;
    }

    private <T> T send(Call call, Taker<T> taker) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpExecuteResponse answer = execute(call);
                int status = answer.httpResponse().statusCode();
                try (InputStream body = answer.responseBody().isPresent()
                        ? answer.responseBody().get()
                        : InputStream.nullInputStream()) {
                    if (status < 300) {
                        return taker.take(answer.httpResponse(), body);
                    }
                    if (attempt == TRIES || status < 500) {
                        throw new Refused(
                                call,
                                status,
                                new String(body.readAllBytes(), UTF_8),
                                answer.httpResponse()
                                        .firstMatchingHeader("x-amzn-ErrorType")
                                        .orElse(""));
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
