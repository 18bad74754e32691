package jp.mymovie.operations.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Reads what CloudTrail has just written of an account, and tells a topic of calls that touch its rules, topics, alarms or
 * trail, by whom, from where and on what. Takes notifications of S3: a file of events is read, a digest file is but a sign
 * that CloudTrail still writes. S3 may notify twice, so a message may come twice; each file makes one at most.
 *
 * <p>Environment: {@code TOPIC_ARN}; {@code DEPLOYERS}, the ARNs of the roles that deploy, with commas, whose calls are told
 * apart. Permissions: {@code s3:GetObject} on the files, {@code sns:Publish} on the topic.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Notifications of
 *     S3</a>
 */
public final class TrailWatch implements RequestStreamHandler {
    /** A message of SNS takes 256 KiB; a person reads less. */
    private static final int MOST = 20;

    private final SignedHttp aws;
    private final String region;
    private final String topic;
    private final Set<String> deployers;

    /** Constructor that Lambda calls: settings from the environment. */
    public TrailWatch() {
        this(name -> System.getenv(name), aws());
    }

    TrailWatch(Function<String, @Nullable String> environment, SignedHttp aws) {
        this.aws = aws;
        this.region = required(environment, "AWS_REGION");
        this.topic = required(environment, "TOPIC_ARN");
        this.deployers =
                new LinkedHashSet<>(List.of(required(environment, "DEPLOYERS").split(",")));
    }

    private static SignedHttp aws() {
        @Nullable String endpoint = System.getenv("AWS_ENDPOINT_URL");
        return new SignedHttp(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                endpoint == null ? null : URI.create(endpoint));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<String, @Nullable Object> event = Json.object(new String(input.readAllBytes(), UTF_8));
        for (Map<String, @Nullable Object> record : Json.objects(event, "Records")) {
            Map<String, @Nullable Object> s3 = Json.object(record, "s3");
            String bucket = Json.text(Json.object(s3, "bucket"), "name");
            String key = URLDecoder.decode(Json.text(Json.object(s3, "object"), "key"), UTF_8);
            if (key.contains("/CloudTrail-Digest/")) {
                context.getLogger().log("watch: CloudTrail writes, its digest is " + key);
                continue;
            }
            List<Touch> touches = read(bucket, key);
            context.getLogger().log("watch: %d touched in %s".formatted(touches.size(), key));
            if (!touches.isEmpty()) {
                tell(touches, "s3://%s/%s".formatted(bucket, key));
            }
        }
    }

    private List<Touch> read(String bucket, String key) {
        if (!key.matches("[\\w./-]+\\.json\\.gz")) {
            throw new IllegalArgumentException("'key' must be a file of CloudTrail, got '%s'".formatted(key));
        }
        Call call = new Call(
                SdkHttpMethod.GET,
                "s3",
                region,
                "%s.s3.%s.amazonaws.com".formatted(bucket, region),
                "/" + key,
                Map.of(),
                "");
        return aws.send(call, body -> {
            List<Touch> touches = new ArrayList<>();
            Json.each(new GZIPInputStream(body), "Records", event -> {
                if (Watched.includes(Json.text(event, "eventSource"), Json.text(event, "eventName"))) {
                    touches.add(Touch.of(event, deployers));
                }
            });
            return touches;
        });
    }

    private void tell(List<Touch> touches, String file) {
        long byHand = touches.stream().filter(touch -> !touch.deployment()).count();
        String message = touches.stream().limit(MOST).map(Touch::text).collect(Collectors.joining("\n"))
                + (touches.size() > MOST ? "\nand %d more\n".formatted(touches.size() - MOST) : "")
                + "\nAll of it: " + file;
        aws.send(Call.query(
                "sns",
                region,
                "sns.%s.amazonaws.com".formatted(region),
                "Action=Publish&Version=2010-03-31&TopicArn=%s&Subject=%s&Message=%s"
                        .formatted(
                                encoded(topic),
                                encoded("Rules, topics or trail touched: %d by hand, %d by deployments"
                                        .formatted(byHand, touches.size() - byHand)),
                                encoded(message))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String required(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's environment".formatted(name));
        }
        return value;
    }
}
