package jp.mymovie.operations.checkup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Examines the estate twice a day and mails what it finds, in one message. Where all is well it mails on Monday mornings
 * alone, so that a Monday without a mail tells of a mail that does not come. It throws when it could not look or could not
 * tell; an alarm watches that.
 *
 * <p>The event names the time of the round, <code>{"time":"2026-11-24T22:00:00Z"}</code>; now where it names none.
 *
 * <p>Environment: {@code ESTATE}, see {@link Estate#of}; {@code ACCOUNT}, the function's own; {@code TOPIC_ARN}, the topic
 * of the mail. Permissions: see {@link CloudWatch} and {@link Organization}, and {@code sns:Publish} on the topic.
 */
public final class Checkup implements RequestStreamHandler {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int NOON = 12;

    /** A message of SNS takes 256 KiB; a person reads less. */
    private static final int MOST = 40;

    private final Estate estate;
    private final Examination examination;
    private final SignedHttp aws;
    private final String topic;
    private final Clock clock;

    /** Constructor for Lambda: settings from the environment. */
    public Checkup() {
        this(name -> System.getenv(name), aws(), new World(), Clock.systemUTC());
    }

    Checkup(Function<String, @Nullable String> environment, SignedHttp aws, Outside outside, Clock clock) {
        this.aws = aws;
        this.clock = clock;
        this.topic = required(environment, "TOPIC_ARN");
        this.estate = Estate.of(required(environment, "ESTATE"));
        this.examination = new Examination(
                estate, new CloudWatch(aws, required(environment, "ACCOUNT")), outside, new Organization(aws));
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
        List<Finding> findings = examination.findings(now);
        context.getLogger().log("checkup: %d findings".formatted(findings.size()));
        if (!findings.isEmpty()) {
            findings.forEach(finding -> context.getLogger().log("checkup: " + finding));
            mail(
                    "Checkup: %d %s".formatted(findings.size(), findings.size() == 1 ? "finding" : "findings"),
                    findings.stream()
                                    .limit(MOST)
                                    .map(finding -> finding.text(estate.runbooks()))
                                    .collect(Collectors.joining("\n"))
                            + (findings.size() > MOST
                                    ? "\nand %d more in the log\n".formatted(findings.size() - MOST)
                                    : ""));
        } else if (isMondayMorning(now)) {
            mail("Checkup: all is well", """
                    Nothing was found. This mail comes every Monday, so that its absence tells that mails do not come.
                    What to do then: %s/monitoring.md
                    """.formatted(estate.runbooks()));
        }
    }

    private static boolean isMondayMorning(Instant now) {
        ZonedDateTime local = now.atZone(JAPAN);
        return local.getDayOfWeek() == DayOfWeek.MONDAY && local.getHour() < NOON;
    }

    private void mail(String subject, String message) {
        String region = topic.split(":")[3];
        aws.send(Call.query(
                "sns",
                region,
                "sns.%s.amazonaws.com".formatted(region),
                "Action=Publish&Version=2010-03-31&TopicArn=%s&Subject=%s&Message=%s"
                        .formatted(encoded(topic), encoded(subject), encoded(message))));
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
