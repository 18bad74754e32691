package jp.mymovie.lab.incidents;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.Series;

/**
 * Metrics of a stage, minute by minute, as AWS documents that they are emitted: an API without calls, a function without
 * invocations, an edge without requests and a table without throttled calls have no data points.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda</a>
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">API
 *     Gateway</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html">
 *     CloudFront</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">DynamoDB</a>
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html">Firehose</a>
 */
final class Emission {
    private static final String GATEWAY = "AWS/ApiGateway";
    private static final String EDGE_REGION = "us-east-1";

    private final StageState stage;
    private final StageNames names;
    private final MetricStore store;
    private final RandomGenerator random;
    private final Map<String, Series> series = new HashMap<>();
    private Instant at = Instant.EPOCH;
    private long calls;

    Emission(StageState stage, MetricStore store, RandomGenerator random) {
        this.stage = stage;
        this.names = stage.names;
        this.store = store;
        this.random = random;
    }

    /** @param visits visitors who come in this minute */
    void minute(Instant minute, long visits, boolean probesRun) {
        at = minute;
        calls = 0;
        ProbeNames probe = names.probe();
        boolean probed = probe != null && probesRun && MINUTES.between(Instant.EPOCH, minute) % probe.minutes() == 0;
        if (!stage.isUnreachable() && stage.deployed) {
            traffic(visits, probed);
        }
        if (probe != null && probed) {
            visit(probe);
        }
        logs();
        if (stage.stuck != null) {
            put(
                    World.metric(names.work(), "IteratorAge"),
                    Duration.between(stage.stuck, minute).toMillis());
        }
        stage.more.forEach(each -> each.accept(minute));
    }

    private void traffic(long visits, boolean probed) {
        for (long visit = 0; visit < visits; visit++) {
            call(Call.PUBLIC_READ, 3);
            call(Call.SIGNED_IN_READ, 1);
            call(Call.SEARCH, random.nextInt(3) == 0 ? 1 : 0);
            call(Call.WRITE, random.nextInt(3) == 0 ? 1 : 0);
            if (random.nextInt(5) == 0) {
                put(cognito("SignInSuccesses"), 1);
            }
        }
        if (probed) {
            call(Call.PUBLIC_READ, 2);
            call(Call.SIGNED_IN_READ, 1);
            put(cognito("TokenRefreshSuccesses"), 1);
        }
        call(Call.PUBLIC_READ, stage.apiFlood);
        if (stage.scans > 0) {
            answer(Call.PUBLIC_READ, Outcome.FORBIDDEN, stage.scans);
            answer(Call.PUBLIC_READ, Outcome.NOT_FOUND, stage.scans);
        }
        if (!stage.cacheKeeps) {
            // The edge kept nine of ten public answers; all of them come to the API now.
            call(Call.PUBLIC_READ, 27 * visits);
        }
        edge(visits * 14 + (probed ? 9 : 0) + stage.edgeFlood + 4L * stage.scans);
    }

    private void edge(long requests) {
        if (requests > 0) {
            put(edge("Requests"), 1, requests);
            put(edge("5xxErrorRate"), stage.edgeErrors);
            put(edge("TotalErrorRate"), stage.edgeErrors);
        }
    }

    private void call(Call kind, long times) {
        if (times > 8) {
            // A flood is of one kind, and the odd one in it changes nothing.
            answer(kind, stage.outcome(kind), times);
            return;
        }
        for (long i = 0; i < times; i++) {
            Outcome outcome = stage.outcome(kind);
            if (outcome == Outcome.FINE && oneIn(stage.oddEvery)) {
                outcome = stage.odd;
            } else if (outcome == Outcome.FINE && oneIn(stage.faultEvery)) {
                outcome = Outcome.FAULT;
            }
            answer(kind, outcome, 1);
        }
    }

    /** A draw is made only where there is something to draw. */
    private boolean oneIn(int count) {
        return count > 0 && random.nextInt(count) == 0;
    }

    private void answer(Call kind, Outcome outcome, long times) {
        calls += times;
        for (String dimensions : List.of("", names.apiStage())) {
            put(gateway("Count", dimensions), 1, times);
            put(gateway("5XXError", dimensions), outcome.status >= 500 ? 1 : 0, times);
            put(gateway("4XXError", dimensions), outcome.status / 100 == 4 ? 1 : 0, times);
            put(gateway("Latency", dimensions), outcome.millis, times);
        }
        Function function = kind.command ? names.commands() : names.queries();
        switch (outcome.trace) {
            case NONE -> {}
            case THROTTLE -> put(lambda(function, "Throttles"), 1, times);
            case INVOKED -> invoked(function, outcome.millis, 0, times);
            case ERROR -> invoked(function, outcome.millis, 1, times);
            case FAULT -> {
                invoked(function, outcome.millis, 0, times);
                fault(function, times);
            }
        }
        if (kind == Call.WRITE && outcome == Outcome.FINE && stage.stuck == null) {
            invoked(names.work(), 300, 0, times);
            late(500);
        }
    }

    /** Age of the last record of a batch that the stream's function has read. */
    private void late(long millis) {
        put(lambda(names.work(), "IteratorAge"), millis);
        put(alias(names.work(), "IteratorAge"), millis);
    }

    private void invoked(Function function, long millis, int error, long times) {
        for (Series each : List.of(lambda(function, "Invocations"), alias(function, "Invocations"))) {
            put(each, 1, times);
        }
        for (Series each :
                List.of(lambda(function, "Errors"), alias(function, "Errors"), version(function, "Errors"))) {
            put(each, error, times);
        }
        put(lambda(function, "Throttles"), 0, times);
        put(lambda(function, "Duration"), millis, times);
        put(alias(function, "Duration"), millis, times);
        put(
                series(
                        "concurrency",
                        () -> Series.of(
                                function.account(), function.region(), "AWS/Lambda", "ConcurrentExecutions", Map.of())),
                1 + times / 60);
    }

    /** Our own line of a fault, by function and version, counted by the embedded metric format. */
    void fault(Function function, long times) {
        put(
                series(
                        function.name() + " failed",
                        () -> World.metric(
                                names,
                                "MovieService",
                                "failed",
                                Map.of("function", function.name(), "version", function.version()))),
                1,
                times);
    }

    private void visit(ProbeNames probe) {
        boolean blinks = oneIn(stage.probeBlinksEvery);
        put(lambda(probe.function(), "Invocations"), 1);
        put(lambda(probe.function(), "Errors"), blinks || stage.fails(probe.steps()) != null ? 1 : 0);
        put(lambda(probe.function(), "Throttles"), 0);
        put(lambda(probe.function(), "Duration"), 900);
    }

    private void logs() {
        if (stage.accessLogs && calls > 0) {
            put(stream(names.accessLog(), "IncomingRecords"), 1, calls);
            delivered(names.accessLog());
        }
    }

    /** A stream delivers what it has after some minutes; what it cannot deliver grows old. */
    private void delivered(String name) {
        put(stream(name, "DeliveryToS3.Success"), stage.archiveWritable ? 1 : 0);
        put(stream(name, "DeliveryToS3.DataFreshness"), stage.archiveWritable ? 300 : 86_000);
    }

    private void put(Series metric, double value) {
        store.put(metric, at, value);
    }

    private void put(Series metric, double value, long times) {
        store.put(metric, at, value, times);
    }

    private Series gateway(String name, String apiStage) {
        return series(
                name + apiStage,
                () -> World.metric(
                        names,
                        GATEWAY,
                        name,
                        apiStage.isEmpty()
                                ? Map.of("ApiName", names.api())
                                : Map.of("ApiName", names.api(), "Stage", apiStage)));
    }

    private Series lambda(Function function, String name) {
        return series(function.name() + name, () -> World.metric(function, name));
    }

    private Series alias(Function function, String name) {
        return series(
                function.name() + " alias " + name,
                () -> Series.of(
                        function.account(),
                        function.region(),
                        "AWS/Lambda",
                        name,
                        Map.of("FunctionName", function.name(), "Resource", function.name() + ":" + function.alias())));
    }

    private Series version(Function function, String name) {
        return series(
                function.name() + " version " + name,
                () -> Series.of(
                        function.account(),
                        function.region(),
                        "AWS/Lambda",
                        name,
                        Map.of(
                                "FunctionName", function.name(),
                                "Resource", function.name() + ":" + function.alias(),
                                "ExecutedVersion", function.version())));
    }

    private Series edge(String name) {
        return series(
                "edge " + name,
                () -> Series.of(
                        names.account().id(),
                        EDGE_REGION,
                        "AWS/CloudFront",
                        name,
                        Map.of("DistributionId", names.distribution(), "Region", "Global")));
    }

    private Series stream(String stream, String name) {
        return series(
                stream + name, () -> World.metric(names, "AWS/Firehose", name, Map.of("DeliveryStreamName", stream)));
    }

    private Series cognito(String name) {
        return series(
                "cognito " + name,
                () -> World.metric(
                        names,
                        "AWS/Cognito",
                        name,
                        Map.of("UserPool", names.pool(), "UserPoolClient", names.client())));
    }

    private Series series(String key, Supplier<Series> made) {
        return series.computeIfAbsent(key, each -> made.get());
    }
}
