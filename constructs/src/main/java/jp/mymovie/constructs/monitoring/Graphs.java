package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The graphs of a {@link ServiceDashboard}, each a question that an operator has at night. */
final class Graphs {
    private static final int MINUTE = 60;
    private static final int FIVE_MINUTES = 300;
    private static final int HOUR = 3600;
    private static final int DAY = 86_400;
    private static final String API = "AWS/ApiGateway,ApiName,Stage";
    private static final String EDGE = "AWS/CloudFront,DistributionId,Region";
    private static final String FUNCTION = "AWS/Lambda,FunctionName";
    private static final String SIGN_IN = "AWS/Cognito,UserPool,UserPoolClient";
    private static final String TABLE = "AWS/DynamoDB,TableName";
    private static final String OPERATION = "AWS/DynamoDB,TableName,Operation";
    private static final String INDEX = "AWS/DynamoDB,TableName,GlobalSecondaryIndexName";
    private static final String QUEUE = "AWS/SQS,QueueName";
    private static final String VAULT = "AWS/Backup,BackupVaultName";
    private static final String BY_FUNCTION = "${PROP('Dim.FunctionName')}";
    private static final String BY_METRIC = "${PROP('MetricName')}";

    private Graphs() {}

    /** @param probe words of the names of the functions that visit the site from the monitoring account */
    static Graph probe(int width, String probe) {
        return Graph.of(
                        "Is it up? Failed visits a minute",
                        width,
                        Line.of("failed: " + BY_FUNCTION, FUNCTION, "Sum", MINUTE, "Errors")
                                .named(probe)
                                .atEdge()
                                .asRed())
                .right(Line.of("visits", FUNCTION, "Sum", MINUTE, "Invocations")
                        .named(probe)
                        .atEdge());
    }

    static Graph errors(int width) {
        return Graph.of(
                        "Do visitors get errors? API, a minute",
                        width,
                        Line.of("5xx", API, "Sum", MINUTE, "5XXError").asRed())
                .right(Line.of("4xx", API, "Sum", MINUTE, "4XXError"));
    }

    /** Lambda has this dimension only while an alias sends calls to two versions, so points mark a deployment. */
    static Graph changes(int width, @Nullable String failures) {
        Line calls = Line.of(
                BY_FUNCTION + " version ${PROP('Dim.ExecutedVersion')}",
                "AWS/Lambda,FunctionName,Resource,ExecutedVersion",
                "Sum",
                MINUTE,
                "Invocations");
        Graph changes =
                Graph.of("What changed? Versions in a deployment", width, calls).stack();
        return failures == null
                ? changes
                : changes.right(Line.of(
                                "failed: ${PROP('Dim.function')} version ${PROP('Dim.version')}",
                                failures + ",function,version",
                                "Sum",
                                MINUTE,
                                "failed")
                        .asRed());
    }

    static Graph slow(int width) {
        return Graph.of(
                        "Where is it slow? API p99, ms",
                        width,
                        Line.of("whole answer", API, "p99", FIVE_MINUTES, "Latency"),
                        Line.of("in the function", API, "p99", FIVE_MINUTES, "IntegrationLatency"))
                .limit(1000, Severity.MORNING, "six hours of a half day");
    }

    /** Graphs of a stage that is not production. */
    static List<Graph> rehearsal(String probe, @Nullable String failures) {
        return List.of(probe(6, probe), errors(6), changes(6, failures), slow(6));
    }

    static List<Graph> production(String probe, @Nullable String failures, @Nullable RequestPrices prices) {
        List<Graph> graphs = new ArrayList<>(List.of(
                probe(8, probe).limit(1, Severity.PAGE, "2 of 3 minutes, or no visits"),
                errors(8).limit(1, Severity.PAGE, "2 of 5 minutes"),
                changes(8, failures),
                slow(8),
                Graph.of("Functions p99, ms", 8, Line.of(BY_FUNCTION, FUNCTION, "p99", FIVE_MINUTES, "Duration")),
                Graph.of(
                        "Table, ms on average",
                        8,
                        Line.of(
                                "${PROP('Dim.Operation')}",
                                OPERATION,
                                "Average",
                                FIVE_MINUTES,
                                "SuccessfulRequestLatency")),
                Graph.of(
                                "Functions: errors, throttles",
                                8,
                                Line.of(
                                                BY_METRIC + " " + BY_FUNCTION,
                                                FUNCTION,
                                                "Sum",
                                                FIVE_MINUTES,
                                                "Errors",
                                                "Throttles")
                                        .asRed())
                        .right(Line.of("at once", FUNCTION, "Maximum", FIVE_MINUTES, "ConcurrentExecutions")),
                Graph.of(
                                "Table and indexes: throttles, errors",
                                8,
                                Line.of(
                                        BY_METRIC,
                                        TABLE,
                                        "Sum",
                                        FIVE_MINUTES,
                                        "ReadThrottleEvents",
                                        "WriteThrottleEvents"),
                                Line.of(
                                        BY_METRIC + " ${PROP('Dim.GlobalSecondaryIndexName')}",
                                        INDEX,
                                        "Sum",
                                        FIVE_MINUTES,
                                        "ReadThrottleEvents",
                                        "WriteThrottleEvents"),
                                Line.of(
                                                BY_METRIC + " ${PROP('Dim.Operation')}",
                                                OPERATION,
                                                "Sum",
                                                FIVE_MINUTES,
                                                "SystemErrors")
                                        .asRed())
                        .limit(1, Severity.MORNING, "since the last checkup"),
                Graph.of(
                                "Behind the stream, ms; given up",
                                8,
                                Line.of(BY_FUNCTION, FUNCTION, "Maximum", FIVE_MINUTES, "IteratorAge"))
                        .right(Line.of(
                                        "in the queue",
                                        QUEUE,
                                        "Maximum",
                                        FIVE_MINUTES,
                                        "ApproximateNumberOfMessagesVisible")
                                .asRed())
                        .limit(600_000, Severity.MORNING, "ten minutes"),
                Graph.of(
                                "Edge: requests; answers 5xx, %",
                                8,
                                Line.of("requests", EDGE, "Sum", FIVE_MINUTES, "Requests")
                                        .atEdge())
                        .right(Line.of("5xx, %", EDGE, "Average", FIVE_MINUTES, "5xxErrorRate")
                                .atEdge()
                                .asRed()),
                Graph.of(
                                "Sign-in: sessions; refused as too many",
                                8,
                                Line.of(
                                        BY_METRIC,
                                        SIGN_IN,
                                        "Sum",
                                        FIVE_MINUTES,
                                        "SignInSuccesses",
                                        "TokenRefreshSuccesses"))
                        .right(Line.of(
                                        BY_METRIC,
                                        SIGN_IN,
                                        "Sum",
                                        FIVE_MINUTES,
                                        "SignInThrottles",
                                        "SignUpThrottles",
                                        "TokenRefreshThrottles")
                                .asRed()),
                Graph.of(
                                "Backups, copies and restore tests of each day",
                                8,
                                Line.of(
                                        BY_METRIC,
                                        VAULT,
                                        "Sum",
                                        DAY,
                                        "NumberOfBackupJobsCompleted",
                                        "NumberOfCopyJobsCompleted",
                                        "NumberOfRestoreJobsCompleted"),
                                Line.of(
                                                BY_METRIC,
                                                VAULT,
                                                "Sum",
                                                DAY,
                                                "NumberOfBackupJobsFailed",
                                                "NumberOfCopyJobsFailed",
                                                "NumberOfRestoreJobsFailed")
                                        .asRed())
                        .since("-P14D")));
        if (prices != null) {
            graphs.add(cost(prices));
        }
        return graphs;
    }

    private static Graph cost(RequestPrices prices) {
        return Graph.of(
                        "What do requests cost? US$ an hour, about: without free allowances, storage and logs",
                        24,
                        Line.of("edge, requests", EDGE, "Sum", HOUR, "Requests")
                                .atEdge()
                                .priced(prices.edgeRequest()),
                        Line.of("edge, bytes", EDGE, "Sum", HOUR, "BytesDownloaded")
                                .atEdge()
                                .priced(prices.edgeByte()),
                        Line.of("API", API, "Sum", HOUR, "Count").priced(prices.apiRequest()),
                        Line.of("functions, calls", FUNCTION, "Sum", HOUR, "Invocations")
                                .priced(prices.invocation()),
                        Line.of("functions, time", FUNCTION, "Sum", HOUR, "Duration")
                                .priced(prices.functionSecond() / 1000),
                        Line.of("table, reads", TABLE, "Sum", HOUR, "ConsumedReadCapacityUnits")
                                .priced(prices.readUnit()),
                        Line.of("table, writes", TABLE, "Sum", HOUR, "ConsumedWriteCapacityUnits")
                                .priced(prices.writeUnit()))
                .stack();
    }

    /** Functions of an account that events or schedules call: an hour without a call shows. */
    static Graph heartbeat(String title, int width, @Nullable String words) {
        Line calls = Line.of(BY_FUNCTION, FUNCTION, "Sum", HOUR, "Invocations");
        Line errors = Line.of("failed: " + BY_FUNCTION, FUNCTION, "Sum", HOUR, "Errors")
                .asRed();
        return Graph.of(title, width, words == null ? calls : calls.named(words))
                .right(words == null ? errors : errors.named(words))
                .since("-P3D");
    }

    static Graph logs(String title, int width) {
        return Graph.of(
                        title,
                        width,
                        Line.of(
                                "${PROP('Dim.DeliveryStreamName')}",
                                "AWS/Firehose,DeliveryStreamName",
                                "Maximum",
                                FIVE_MINUTES,
                                "DeliveryToS3.DataFreshness"))
                .limit(1800, Severity.MORNING, "since the last checkup");
    }
}
