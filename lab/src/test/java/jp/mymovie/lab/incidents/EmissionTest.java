package jp.mymovie.lab.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.Account;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.Series;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages of AWS on when a data point is there, and when none is. */
class EmissionTest {
    private static final Instant AT = Instant.parse("2026-11-24T05:00:00Z");
    private static final String PROD = "000000000005";
    private static final String HOME = "ap-northeast-1";

    private final MetricStore store = new MetricStore();
    private final StageState stage = new StageState(names(probe()), store);

    private static Function function(String name) {
        return new Function(PROD, HOME, name, "live", "7", true);
    }

    private static ProbeNames probe() {
        return new ProbeNames(
                new Function("000000000003", "us-east-1", "Probe", "", "", false), 1, EnumSet.allOf(Step.class));
    }

    private static StageNames names(@Nullable ProbeNames probe) {
        return new StageNames(
                new Account("Prod", "workload", PROD, "movies", "prod", "mymovie.example"),
                HOME,
                function("Queries"),
                function("Commands"),
                function("Work"),
                "api",
                "stage",
                "table",
                "byFilm",
                "answers",
                "failures",
                "pool",
                "client",
                "E1",
                "access",
                "vault",
                List.of("ping"),
                probe);
    }

    private void pass(StageState state, long visits) {
        new Emission(state, store, Replay.random(1)).minute(AT, visits, true);
    }

    private double sum(Series series) {
        return store.value(series, "Sum", AT, AT.plusSeconds(60), AT.plusSeconds(600));
    }

    private double queries(String name) {
        return sum(World.metric(stage.names.queries(), name));
    }

    private double api(String name) {
        return sum(Series.of(PROD, HOME, "AWS/ApiGateway", name, Map.of("ApiName", "api", "Stage", "stage")));
    }

    private double probeErrors() {
        return sum(Series.of("000000000003", "us-east-1", "AWS/Lambda", "Errors", Map.of("FunctionName", "Probe")));
    }

    @Test
    void nothingIsEmittedWhereNobodyComes() {
        pass(new StageState(names(null), store), 0);

        assertThat(store.series()).isEmpty();
    }

    @Test
    void theProbeAloneMakesCallsEachMinute() {
        pass(stage, 0);

        assertThat(api("Count")).isEqualTo(3);
        assertThat(api("5XXError")).isZero();
        assertThat(queries("Errors")).isZero();
        assertThat(probeErrors()).isZero();
    }

    @Test
    void aHandledFaultIsNoErrorOfLambdaButOfOurOwnMetricByVersion() {
        stage.answersAll(Outcome.FAULT);
        pass(stage, 1);

        assertThat(queries("Errors")).isZero();
        assertThat(api("5XXError")).isEqualTo(api("Count"));
        assertThat(sum(Series.of(PROD, HOME, "MovieService", "failed", Map.of("function", "Queries", "version", "7"))))
                .isEqualTo(queries("Invocations"));
        assertThat(probeErrors()).isEqualTo(1);
    }

    @Test
    void aFaultOfTmdbIsNotOurs() {
        stage.answers(Outcome.DEPENDENCY_FAILS, Call.SEARCH);
        pass(stage, 100);

        assertThat(api("5XXError")).isPositive();
        assertThat(store.series()).extracting(Series::namespace).doesNotContain("MovieService");
        assertThat(probeErrors()).isZero();
    }

    @Test
    void aThrottledCallIsNoInvocation() {
        stage.answersAll(Outcome.THROTTLED);
        pass(stage, 0);

        assertThat(queries("Throttles")).isEqualTo(3);
        assertThat(queries("Invocations")).isNaN();
    }

    @Test
    void aCallThatTheGatewayRefusesReachesNoFunction() {
        stage.answersAll(Outcome.FORBIDDEN);
        pass(stage, 0);

        assertThat(api("4XXError")).isEqualTo(3);
        assertThat(queries("Invocations")).isNaN();
        assertThat(probeErrors()).isEqualTo(1);
    }

    @Test
    void aSiteWithoutANameHasNoRequestAndAFailingProbe() {
        stage.breaks(Step.DNS);
        pass(stage, 50);

        assertThat(probeErrors()).isEqualTo(1);
        assertThat(api("Count")).isNaN();
        assertThat(store.series()).extracting(Series::namespace).containsOnly("AWS/Lambda");
    }

    @Test
    void aStepThatTheProbeDoesNotTakeDoesNotFail() {
        stage.breaks(Step.LOGIN);

        assertThat(stage.fails(EnumSet.of(Step.DNS, Step.PAGE))).isNull();
        assertThat(stage.fails(EnumSet.allOf(Step.class))).isEqualTo(Step.LOGIN);
    }
}
