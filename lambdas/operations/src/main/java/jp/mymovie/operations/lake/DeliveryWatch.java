package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Looks for logs that stopped. Each becomes a line in CloudWatch's embedded metric format: metric {@code silent} by log,
 * account and service, namespace {@code LogArchive}. A metric is billed for the hours in which it has a point, so there is
 * none as long as all is well.
 *
 * <p>The event names the time, <code>{"time":"2026-11-24T21:30:00Z"}</code>; now where it names none. Environment: {@code
 * LAKE}, the bucket of the raw logs; {@code STEADY}, names of logs that have lines every hour, with commas. Permissions: see
 * {@link SilentLogs}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 */
public final class DeliveryWatch implements RequestStreamHandler {
    private final SilentLogs logs;
    private final Clock clock;
    private final PrintStream log;

    /** Constructor for Lambda: settings from the environment. */
    public DeliveryWatch() {
        this(name -> System.getenv(name), aws(), Clock.systemUTC(), System.out);
    }

    DeliveryWatch(Function<String, @Nullable String> environment, SignedHttp aws, Clock clock, PrintStream log) {
        this.logs = new SilentLogs(
                aws,
                required(environment, "AWS_REGION"),
                required(environment, "LAKE"),
                List.of(required(environment, "STEADY").split(",")));
        this.clock = clock;
        this.log = log;
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
        String time = Json.text(Json.object(new String(input.readAllBytes(), UTF_8)), "time");
        Instant now =
                time.isEmpty() ? clock.instant() : OffsetDateTime.parse(time).toInstant();
        logs.at(now).forEach(silent -> log.println(line(silent, now)));
    }

    private static String line(SilentLogs.Silent silent, Instant now) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("Namespace", "LogArchive");
        metric.put("Dimensions", List.of(List.of("log", "account", "service")));
        metric.put("Metrics", List.of(Map.of("Name", "silent")));
        Map<String, Object> aws = new LinkedHashMap<>();
        aws.put("Timestamp", now.toEpochMilli());
        aws.put("CloudWatchMetrics", List.of(metric));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("_aws", aws);
        line.put("level", "WARN");
        line.put("message", "no file of this log came for hours");
        line.put("log", silent.log());
        line.put("account", silent.account());
        line.put("service", silent.service());
        line.put("silent", 1);
        return Json.write(line);
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
