package jp.mymovie.operations.checkup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Death;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.http.SignedHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

class CheckupTest {
    /** 07:00 of a Monday in Japan. */
    private static final String MONDAY = "2026-11-22T22:00:00Z";

    private static final String MORNING = "{\"time\":\"2026-11-23T22:00:00Z\"}";
    private static final String TOPIC = "arn:aws:sns:ap-northeast-1:000000000003:mymovie-morning";
    private static final String FUNCTION = "Prod-Api-MoviesQueries1A-abcDEF123456";

    private final Map<String, String> environment =
            new HashMap<>(Map.of("ESTATE", SampleEstate.JSON, "ACCOUNT", "000000000003", "TOPIC_ARN", TOPIC));
    private final MonitoringStandIn monitoring = new MonitoringStandIn();
    private final SampleEstate world = new SampleEstate();
    private final AwsStandIn aws = new AwsStandIn("Checkup", monitoring);
    private final Invocation invocation = new Invocation();

    @BeforeEach
    void anArchiveThatIsAlive() {
        put("000000000002", "AWS/Lambda", "Invocations", "LogArchive-Lake-Compaction1-abcDEF123456", MONDAY, 1);
        put("000000000002", "AWS/Lambda", "Invocations", "LogArchive-Lake-Watch1-abcDEF123456", MONDAY, 1);
        put("000000000002", "AWS/Lambda", "Invocations", "LogArchive-Lake-Deliveries1-abcDEF123456", MONDAY, 1);
        put("LOCAL", "AWS/Lambda", "Invocations", "Monitoring-EdgeProbe-Stg", MONDAY, 60);
        put("LOCAL", "AWS/Lambda", "Invocations", "Monitoring-EdgeProbe-Prod", MONDAY, 60);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    /** Points from an hour before a time to a day after it, so that it is alive at each round of the tests. */
    private void put(String account, String namespace, String metric, String label, String time, double value) {
        List<Number> times = new java.util.ArrayList<>();
        List<Number> values = new java.util.ArrayList<>();
        for (int hour = -1; hour < 60; hour++) {
            times.add(Instant.parse(time).plusSeconds(3_600L * hour).getEpochSecond());
            values.add((long) value);
        }
        monitoring
                .series
                .computeIfAbsent(account + " " + namespace + " " + metric, key -> new LinkedHashMap<>())
                .put(label, List.of(times, values));
    }

    private void round(String event) throws IOException {
        SignedHttp signed = new SignedHttp(
                UrlConnectionHttpClient.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                aws.uri());
        Clock clock = Clock.fixed(Instant.parse(MONDAY), ZoneOffset.UTC);
        invocation.of(new Checkup(environment::get, signed, world, clock), event);
    }

    @Test
    void mailsNothingOnAnOrdinaryDayWhereAllIsWell() throws IOException {
        round(MORNING);

        assertThat(monitoring.mails).isEmpty();
        assertThat(invocation.logged()).isEqualTo("checkup: 0 findings");
    }

    @Test
    void mailsOnMondayMorningThatAllIsWellAndNotInTheEvening() throws IOException {
        round("{\"time\":\"2026-11-23T10:00:00Z\"}");
        assertThat(monitoring.mails).isEmpty();

        round("{}");
        assertThat(monitoring.mails).hasSize(1);
        assertThat(monitoring.mails.getFirst())
                .containsEntry("TopicArn", TOPIC)
                .containsEntry("Subject", "Checkup: all is well");
    }

    @Test
    void mailsEveryFindingInOneMessage() throws IOException {
        put("000000000005", "AWS/Lambda", "Errors", FUNCTION, MONDAY, 1);
        monitoring.pending = 1;
        monitoring.linked.remove("000000000004");
        round(MORNING);

        assertThat(monitoring.mails).hasSize(1);
        assertThat(monitoring.mails.getFirst()).containsEntry("Subject", "Checkup: 4 findings");
        assertThat(monitoring.mails.getFirst().get("Message"))
                .contains("Stg movies: link missing")
                .contains("Monitoring estate: subscription unconfirmed")
                .contains("Prod movies: function failed\n  calls of Prod-Api-MoviesQueries1A threw")
                .contains("since: 2026-11-23 18:00 JST")
                .contains("runbook: https://github.com/o/r/blob/main/docs/runbooks/morning-mail.md");
    }

    @Test
    void searchesInEachAccountAndCallsItsOwnLocal() throws IOException {
        round(MORNING);

        assertThat(monitoring.questions)
                .extracting(question -> question.toString())
                .anyMatch(text -> text.contains(
                        "SEARCH('{AWS/DynamoDB,TableName,GlobalSecondaryIndexName} :aws.AccountId=\"000000000005\""
                                + " MetricName=\"ReadThrottleEvents\"', 'Sum', 3600)"))
                .anyMatch(
                        text -> text.contains("${PROP('Dim.TableName')}\u241f${PROP('Dim.GlobalSecondaryIndexName')}"))
                .anyMatch(text -> text.contains(":aws.AccountId=\"LOCAL\""))
                .noneMatch(text -> text.contains("000000000003"));
    }

    @Test
    void throwsWhereItCannotLook() {
        aws.dieAt(5, Death.BEFORE_EFFECT);

        assertThatThrownBy(() -> round(MORNING)).isInstanceOf(RuntimeException.class);
        assertThat(monitoring.mails).isEmpty();
    }

    @Test
    void refusesAnEnvironmentWithoutTheEstate() {
        environment.remove("ESTATE");
        assertThatThrownBy(() -> round(MORNING))
                .hasMessage("'ESTATE' must be set, got nothing: set it in the function's environment");

        environment.put("ESTATE", "{\"homeRegion\":\"ap-northeast-1\"}");
        assertThatThrownBy(() -> round(MORNING))
                .hasMessage("'domain' must be set, got nothing: set it in the function's ESTATE");
    }
}
