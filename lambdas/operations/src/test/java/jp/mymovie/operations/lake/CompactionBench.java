package jp.mymovie.operations.lake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A compaction in front of a workgroup and a catalog, whose waiting takes no time. */
final class CompactionBench implements AutoCloseable {
    static final String NIGHT = "{\"time\":\"2026-11-24T02:00:00Z\"}";

    final AthenaStandIn athena = new AthenaStandIn();
    final GlueStandIn glue = new GlueStandIn();
    final AwsStandIn aws = new AwsStandIn("Compaction", athena, glue);
    final List<Duration> pauses = new ArrayList<>();
    final Invocation invocation = new Invocation();

    static Map<String, String> environment(String logs) {
        return Map.of(
                "QUERIES", logs,
                "BUCKET", "days",
                "DATABASE", "logs",
                "WORK_GROUP", "compaction",
                "AWS_REGION", "ap-northeast-1");
    }

    Compaction compaction(Map<String, String> environment) {
        return new Compaction(
                environment::get,
                new SignedHttp(
                        UrlConnectionHttpClient.create(),
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                        aws.uri()),
                Clock.fixed(Instant.parse("2026-11-24T23:59:59Z"), ZoneOffset.UTC),
                pauses::add);
    }

    /** Earlier nights went well: all days before the day before yesterday are final. */
    CompactionBench settled() {
        LocalDate first = LocalDate.of(2026, 10, 1);
        first.datesUntil(LocalDate.of(2026, 11, 22))
                .forEach(day -> glue.locations().put(key(day), place(day)));
        return this;
    }

    static String key(LocalDate day) {
        return "lambda_day " + day.toString().replace('-', '/');
    }

    /** Where an earlier night put the final form of a day. */
    static String place(LocalDate day) {
        return "s3://days/days/lambda/%s/earlier-1/".formatted(day);
    }

    /** Compacts one log, and gives the answer. */
    String run(String event) throws IOException {
        return invocation.of(compaction(environment("lambda=query-of-lambda")), event);
    }

    Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(environment("lambda=query-of-lambda"));
        environment.put(name, value);
        return environment;
    }

    @Override
    public void close() {
        aws.close();
    }
}
