package jp.mymovie.operations.checkup;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.mymovie.operations.checkup.Connections.Subscriptions;
import jp.mymovie.operations.checkup.Outside.Trouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExaminationTest {
    private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");
    private static final String ARCHIVE = "000000000002";
    private static final String PROD = "000000000005";
    private static final Map<String, String> COMPACTION =
            Map.of("FunctionName", "LogArchive-Lake-CompactionFunction1A2B-abcDEF123456");
    private static final Map<String, String> WATCH =
            Map.of("FunctionName", "LogArchive-Lake-WatchFunction1A2B-abcDEF123456");
    private static final Map<String, String> DELIVERIES =
            Map.of("FunctionName", "LogArchive-Lake-DeliveriesFunction1A2B-abcDEF123456");
    private static final Map<String, String> FUNCTION = Map.of("FunctionName", "Prod-Api-MoviesQueries1A-abcDEF123456");

    private final MetricStore metrics = new MetricStore();
    private final SampleEstate estate = new SampleEstate();

    @BeforeEach
    void anEstateThatHasRunForAMonth() {
        metrics.hourly(ARCHIVE, "AWS/Lambda", "Invocations", WATCH, NOW.minus(ofDays(30)), NOW, 9);
        metrics.hourly(ARCHIVE, "AWS/Lambda", "Invocations", DELIVERIES, NOW.minus(ofDays(30)), NOW, 1);
        for (String probe : List.of("Stg", "Prod")) {
            metrics.put(
                    "000000000003", "us-east-1", "AWS/Lambda", "Invocations", probe(probe), NOW.minus(ofHours(1)), 60);
        }
        for (int night = 1; night <= 30; night++) {
            metrics.put(
                    ARCHIVE,
                    "ap-northeast-1",
                    "AWS/Lambda",
                    "Invocations",
                    COMPACTION,
                    NOW.minus(ofDays(night)).plus(ofHours(4)),
                    1);
        }
    }

    private static Map<String, String> probe(String stage) {
        return Map.of("FunctionName", "Monitoring-EdgeProbe-%sFunction1A-abcDEF123456".formatted(stage));
    }

    private List<Finding> findings() {
        return new Examination(SampleEstate.ESTATE, metrics, estate, estate).findings(NOW);
    }

    private void found(String account, String what) {
        assertThat(findings())
                .extracting(Finding::account, Finding::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(account, what));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(findings()).isEmpty();
    }

    /** Finding of one hour's point of a metric in the prod account. */
    static Stream<Arguments> points() {
        Map<String, String> table = Map.of("TableName", "mymovie-movies-1");
        Map<String, String> index = new LinkedHashMap<>(table);
        index.put("GlobalSecondaryIndexName", "byFilm");
        Map<String, String> operation = new LinkedHashMap<>(table);
        operation.put("Operation", "TransactGetItems");
        Map<String, String> client = Map.of("UserPool", "ap-northeast-1_x", "UserPoolClient", "web");
        Map<String, String> queue = Map.of("QueueName", "failures");
        Map<String, String> stream = Map.of("DeliveryStreamName", "access");
        Map<String, String> vault = Map.of("BackupVaultName", "daily");
        return Stream.of(
                Arguments.of("AWS/Lambda", "Errors", FUNCTION, 1, "function failed"),
                Arguments.of("AWS/Lambda", "Throttles", FUNCTION, 1, "function throttled"),
                Arguments.of("AWS/Lambda", "ConcurrentExecutions", Map.of(), 801, "concurrency near its quota"),
                Arguments.of("AWS/Lambda", "AsyncEventsDropped", FUNCTION, 1, "event lost"),
                Arguments.of("AWS/Events", "FailedInvocations", Map.of("RuleName", "ping"), 1, "schedule failed"),
                Arguments.of("AWS/Lambda", "IteratorAge", FUNCTION, 600_001, "stream behind"),
                Arguments.of("AWS/DynamoDB", "ReadThrottleEvents", table, 1, "table throttled"),
                Arguments.of("AWS/DynamoDB", "WriteThrottleEvents", index, 1, "table throttled"),
                Arguments.of("AWS/DynamoDB", "SystemErrors", operation, 5, "table errors"),
                Arguments.of("AWS/SQS", "ApproximateNumberOfMessagesVisible", queue, 1, "queue filled"),
                Arguments.of("AWS/SQS", "ApproximateAgeOfOldestMessage", queue, 604_801, "queue expires"),
                Arguments.of("AWS/Cognito", "SignInThrottles", client, 1, "sign-in throttled"),
                Arguments.of("AWS/Cognito", "SignUpSuccesses", client, 35, "sign-in mails near their quota"),
                Arguments.of("AWS/SES", "Reputation.BounceRate", Map.of(), 0.06, "sign-in mails come back"),
                Arguments.of("AWS/SES", "Reputation.ComplaintRate", Map.of(), 0.002, "sign-in mails come back"),
                Arguments.of("AWS/Firehose", "DeliveryToS3.Success", stream, 0.5, "logs refused"),
                Arguments.of("AWS/Firehose", "DeliveryToS3.DataFreshness", stream, 3_601, "logs late"),
                Arguments.of("AWS/Backup", "NumberOfBackupJobsFailed", vault, 1, "backup failed"),
                Arguments.of("AWS/Backup", "NumberOfCopyJobsFailed", vault, 1, "backup copy failed"),
                Arguments.of("AWS/Backup", "NumberOfRestoreJobsFailed", vault, 1, "restore test failed"),
                Arguments.of(
                        "AWS/ApiGateway", "5XXError", Map.of("ApiName", "movies", "Stage", "api"), 5, "API errors"));
    }

    @ParameterizedTest
    @MethodSource("points")
    void findsAPoint(String namespace, String metric, Map<String, String> dimensions, double value, String what) {
        metrics.put(PROD, "ap-northeast-1", namespace, metric, dimensions, NOW.minus(ofHours(12)), value);

        found("Prod", what);
        assertThat(findings().getFirst().since()).isEqualTo(NOW.minus(ofHours(12)));
    }

    @ParameterizedTest
    @MethodSource("points")
    void leavesAPointBeforeTheLastRound(
            String namespace, String metric, Map<String, String> dimensions, double value, String what) {
        metrics.put(PROD, "ap-northeast-1", namespace, metric, dimensions, NOW.minus(ofHours(25)), value);

        assertThat(findings()).as(what).isEmpty();
    }

    @Test
    void findsAProbeThatCannotSignInOnceTheEstateHasSettled() {
        estate.token = false;

        found("Prod", "probe cannot sign in");
        assertThat(findings().getFirst().first()).isEqualTo("./mymovie probe-token --account Prod");
        assertThat(new Examination(SampleEstate.ESTATE, metrics, estate, estate)
                        .findings(Instant.parse("2026-11-02T22:00:00Z")))
                .extracting(Finding::what)
                .doesNotContain("probe cannot sign in");
    }

    @ParameterizedTest
    @CsvSource({"2026-12-02, false", "2026-12-03, true", "2026-12-13, true", "2026-12-14, false"})
    void findsAMonthWithoutATestOfARestoreWhileASearchCanSeeIt(String day, boolean seen) {
        Instant then = Instant.parse(day + "T22:00:00Z");
        Map<String, String> vault = Map.of("BackupVaultName", "daily");
        Instant night = Instant.parse("2026-12-01T18:00:00Z");
        metrics.put(PROD, "ap-northeast-1", "AWS/Backup", "NumberOfBackupJobsCompleted", vault, night, 1);

        assertThat(RestoreTestRule.look(SampleEstate.ESTATE, metrics, then)).hasSize(seen ? 1 : 0);
        metrics.put(
                PROD, "ap-northeast-1", "AWS/Backup", "NumberOfRestoreJobsCompleted", vault, night.plus(ofHours(2)), 1);
        assertThat(RestoreTestRule.look(SampleEstate.ESTATE, metrics, then)).isEmpty();
    }

    @Test
    void findsAnExportOfUsersThatFails() {
        metrics.put(
                PROD,
                "ap-northeast-1",
                "AWS/Lambda",
                "Errors",
                Map.of("FunctionName", "Prod-SignIn-ExportFunction1A2B-abcDEF123456"),
                NOW.minus(ofHours(4)),
                1);

        found("Prod", "function failed");
        assertThat(findings().getFirst().toString()).contains("Prod-SignIn-ExportFunction1A2B");
    }

    @Test
    void findsAnApiThatWasSlowForSixHoursAndNoColdStart() {
        Map<String, String> api = Map.of("ApiName", "movies", "Stage", "api");
        metrics.hourly(PROD, "AWS/ApiGateway", "Latency", api, NOW.minus(ofHours(5)), NOW, 2_500);
        assertThat(findings()).isEmpty();

        metrics.hourly(PROD, "AWS/ApiGateway", "Latency", api, NOW.minus(ofHours(6)), NOW, 1_100);
        found("Prod", "API slow");
    }

    @Test
    void findsAFunctionThatStoppedAndNotOneThatARenameReplaced() {
        Instant stop = NOW.minus(ofDays(2));
        metrics.hourly(PROD, "AWS/Lambda", "Invocations", FUNCTION, NOW.minus(ofDays(9)), stop, 1);
        found("Prod", "function silent");

        Map<String, String> replaced = Map.of("FunctionName", "Prod-Api-MoviesQueries1A-ZZZZZZ123456");
        metrics.hourly(PROD, "AWS/Lambda", "Invocations", replaced, stop, NOW, 1);
        assertThat(findings()).isEmpty();
    }

    @Test
    void leavesAFunctionThatRunsNowAndThen() {
        metrics.hourly(
                PROD,
                "AWS/Lambda",
                "Invocations",
                FUNCTION,
                NOW.minus(ofDays(5)),
                NOW.minus(ofDays(5)).plus(ofHours(3)),
                1);

        assertThat(findings()).isEmpty();
    }

    @Test
    void findsASilentTrailAfterHoursASilentCompactionAfterADayAndASilentProbe() {
        MetricStore silent = new MetricStore();
        silent.hourly(ARCHIVE, "AWS/Lambda", "Invocations", WATCH, NOW.minus(ofDays(9)), NOW.minus(ofHours(5)), 9);

        silent.put("000000000003", "us-east-1", "AWS/Lambda", "Invocations", probe("Prod"), NOW.minus(ofHours(3)), 60);
        silent.put("000000000003", "us-east-1", "AWS/Lambda", "Invocations", probe("Prod"), NOW.minus(ofDays(3)), 60);

        List<Finding> findings = new Examination(SampleEstate.ESTATE, silent, estate, estate).findings(NOW);

        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly(
                        "compaction silent",
                        "trail silent",
                        "delivery watch silent",
                        "probe is silent",
                        "probe is silent");
        assertThat(findings)
                .extracting(Finding::since)
                .containsExactly(null, NOW.minus(ofHours(6)), null, null, NOW.minus(ofHours(3)));
    }

    @Test
    void waitsOnTheFirstDaysForWhatIsNotDeployedYet() {
        Instant first = Instant.parse("2026-11-02T22:00:00Z");
        MetricStore young = new MetricStore();
        assertThat(new Examination(SampleEstate.ESTATE, young, estate, estate).findings(first))
                .isEmpty();
        assertThat(new Examination(SampleEstate.ESTATE, young, estate, estate).findings(first.plus(ofDays(2))))
                .extracting(Finding::what)
                .containsExactly(
                        "compaction silent",
                        "trail silent",
                        "delivery watch silent",
                        "probe is silent",
                        "probe is silent");

        young.put("000000000003", "us-east-1", "AWS/Lambda", "Invocations", probe("Stg"), NOW.minus(ofHours(9)), 1);
        young.put("000000000003", "us-east-1", "AWS/Lambda", "Invocations", probe("Stg"), NOW.minus(ofHours(1)), 1);
        young.hourly(
                ARCHIVE,
                "AWS/Lambda",
                "Invocations",
                Map.of("FunctionName", "LogArchive-Lake-New"),
                NOW.minus(ofHours(9)),
                NOW,
                1);
        assertThat(new Examination(SampleEstate.ESTATE, young, estate, estate).findings(NOW))
                .isEmpty();
    }

    @Test
    void looksAtSitesFromTheFourthDayOn() {
        Instant first = Instant.parse("2026-11-03T22:00:00Z");
        estate.trouble = Optional.of(new Trouble("dns: the name has no address", "the zone"));
        estate.nameServers = List.of();
        metrics.put("000000000003", "us-east-1", "AWS/Lambda", "Errors", probe("Prod"), first.minus(ofHours(1)), 60);
        assertThat(new Examination(SampleEstate.ESTATE, metrics, estate, estate).findings(first))
                .extracting(Finding::what)
                .doesNotContain("site is down", "site was down", "name servers changed");

        assertThat(new Examination(SampleEstate.ESTATE, metrics, estate, estate).findings(first.plus(ofHours(12))))
                .extracting(Finding::what)
                .contains("site is down", "name servers changed");
    }

    @Test
    void findsAVaultWithoutABackup() {
        metrics.put(
                PROD,
                "ap-northeast-1",
                "AWS/Backup",
                "NumberOfBackupJobsCompleted",
                Map.of("BackupVaultName", "daily"),
                NOW.minus(ofHours(40)),
                1);

        found("Prod", "backup missing");
    }

    @Test
    void findsASurgeAndNotAnEveningLikeTheOthers() {
        Map<String, String> api = Map.of("ApiName", "movies", "Stage", "api");
        metrics.hourly(PROD, "AWS/ApiGateway", "Count", api, NOW.minus(ofDays(7)), NOW, 250);
        assertThat(findings()).isEmpty();

        metrics.hourly(PROD, "AWS/ApiGateway", "Count", api, NOW.minus(ofHours(12)), NOW, 1_001);
        found("Prod", "API calls surge");
    }

    static Stream<Arguments> sights() {
        return Stream.of(
                sight("Management", "name servers changed", e -> e.nameServers = List.of("ns1.parking.example")),
                sight("Management", "name servers changed", e -> e.nameServers = List.of()));
    }

    private static Arguments sight(String account, String what, Consumer<SampleEstate> change) {
        return Arguments.of(account, what, change);
    }

    @ParameterizedTest
    @MethodSource("sights")
    void findsWhatTheWorldSees(String account, String what, Consumer<SampleEstate> change) {
        change.accept(estate);

        found(account, what);
    }

    @Test
    void findsACertificateThatEndsInTwentyNineDays() {
        estate.certificateEnd = Optional.of(NOW.plus(ofDays(30)));
        assertThat(findings()).isEmpty();

        estate.certificateEnd = Optional.of(NOW.plus(ofDays(30)).minusSeconds(1));
        assertThat(findings())
                .extracting(Finding::account, Finding::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Stg", "the certificate of stg.mymovie.example ends in 29 days"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Prod", "the certificate of mymovie.example ends in 29 days"));
    }

    @Test
    void findsASiteThatIsDownNow() {
        estate.trouble = Optional.of(new Trouble("page: 503", "the kill switch"));

        assertThat(findings()).extracting(Finding::what).containsExactly("site is down", "site is down");
    }

    @Test
    void findsAProbeThatFailedThreeTimes() {
        metrics.put("000000000003", "us-east-1", "AWS/Lambda", "Errors", probe("Stg"), NOW.minus(ofHours(3)), 2);
        assertThat(findings()).isEmpty();

        metrics.put("000000000003", "us-east-1", "AWS/Lambda", "Errors", probe("Stg"), NOW.minus(ofHours(2)), 1);
        found("Stg", "site was down");
    }

    @Test
    void findsACatalogueThatFailsAndNotOneThatKnowsNoSuchFilm() {
        estate.status = 502;

        found("Prod", "film catalogue fails");
    }

    @Test
    void findsAnEdgeThatKeepsNothing() {
        estate.keeps = false;

        found("Prod", "edge keeps nothing");
    }

    @Test
    void findsAStreamThatPausesThoughItHadLinesEveryHour() {
        Map<String, String> stream = Map.of("DeliveryStreamName", "access");
        metrics.hourly(PROD, "AWS/Firehose", "IncomingRecords", stream, NOW.minus(ofDays(3)), NOW.minus(ofHours(4)), 9);
        found("Prod", "log stream silent");

        metrics.hourly(
                PROD, "AWS/Firehose", "IncomingRecords", stream, NOW.minus(ofHours(4)), NOW.minus(ofHours(3)), 9);
        assertThat(findings()).isEmpty();
    }

    @Test
    void findsAnAccountWithoutALinkInEachRegion() {
        estate.linked.remove(PROD);

        assertThat(findings())
                .extracting(Finding::account, Finding::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Prod", "link missing"),
                        org.assertj.core.groups.Tuple.tuple("Prod", "link missing"));
    }

    @Test
    void findsATopicThatNobodyOrNotEverybodyHasConfirmed() {
        estate.subscriptions = new Subscriptions(0, 0);
        found("Monitoring", "subscription unconfirmed");

        estate.subscriptions = new Subscriptions(1, 1);
        found("Monitoring", "subscription unconfirmed");
    }

    @Test
    void saysAccountServiceTimeFirstLookAndRunbook() {
        metrics.put(PROD, "ap-northeast-1", "AWS/Lambda", "Errors", FUNCTION, NOW.minus(ofHours(12)), 1);

        assertThat(findings().getFirst().text(SampleEstate.ESTATE.runbooks())).isEqualTo("""
                Prod movies: function failed
                  calls of Prod-Api-MoviesQueries1A threw, ran out of time or out of memory
                  since: 2026-11-28 19:00 JST
                  look first: the function's log at that time
                  runbook: https://github.com/o/r/blob/main/docs/runbooks/morning-mail.md
                """);
    }
}
