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
import java.util.List;
import java.util.Map;
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
 * Reads what CloudTrail has just written of an account, and tells a topic of calls that touch what is promised, see {@link
 * Watched}: by whom, from where, on what, and whether they were refused. Takes notifications of S3: a file of events is
 * read, a digest file is but a sign that CloudTrail still writes. S3 may notify twice, so a message may come twice; each file
 * makes one at most. Calls on objects of S3 are data events, which are not in a trail of management events.
 *
 * <p>Environment, lists with commas: {@code TOPIC_ARN}; {@code ACCOUNT}, of which all is told; {@code DEPLOYERS}, the ARNs of
 * the roles that deploy, with {@code {account}} for the account that is called; {@code BUCKETS}, the names of the archive's;
 * {@code RUNBOOK}, which may be missing. Permissions: {@code s3:GetObject} on the files, {@code sns:Publish} on the topic.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Notifications of
 *     S3</a>
 */
public final class TrailWatch implements RequestStreamHandler {
    /** A message of SNS takes 256 KiB; a person reads less. */
    private static final int MOST = 20;

    private final SignedHttp aws;
    private final Settings settings;

    /** Constructor that Lambda calls: settings from the environment. */
    public TrailWatch() {
        this(name -> System.getenv(name), aws());
    }

    TrailWatch(Function<String, @Nullable String> environment, SignedHttp aws) {
        this.aws = aws;
        this.settings = Settings.of(environment);
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
                settings.region(),
                "%s.s3.%s.amazonaws.com".formatted(bucket, settings.region()),
                "/" + key,
                Map.of(),
                "");
        return aws.send(call, body -> {
            List<Touch> touches = new ArrayList<>();
            Json.each(
                    new GZIPInputStream(body),
                    "Records",
                    event -> Touch.of(event, settings).ifPresent(touches::add));
            return touches;
        });
    }

    private void tell(List<Touch> touches, String file) {
        String message = touches.stream().limit(MOST).map(Touch::text).collect(Collectors.joining("\n"))
                + (touches.size() > MOST ? "\nand %d more\n".formatted(touches.size() - MOST) : "")
                + (settings.runbook().isEmpty() ? "" : "\nWhat to do: " + settings.runbook())
                + "\nAll of it: " + file;
        aws.send(Call.query(
                "sns",
                settings.region(),
                "sns.%s.amazonaws.com".formatted(settings.region()),
                "Action=Publish&Version=2010-03-31&TopicArn=%s&Subject=%s&Message=%s"
                        .formatted(encoded(settings.topic()), encoded(subject(touches)), encoded(message))));
    }

    /** A file is of one account. */
    private static String subject(List<Touch> touches) {
        long deployed =
                touches.stream().filter(touch -> touch.caller().deployment()).count();
        return "Promises touched in account %s: %d by hand, %d by deployments; %d refused"
                .formatted(
                        touches.getFirst().account(),
                        touches.size() - deployed,
                        deployed,
                        touches.stream()
                                .filter(touch -> touch.refused().isRefused())
                                .count());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
