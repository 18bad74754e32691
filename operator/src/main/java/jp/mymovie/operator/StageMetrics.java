package jp.mymovie.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Metrics of the accounts of stages, asked in the monitoring account, which is linked to all of them. A search by account
 * needs no name of a resource.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html">Search
 *     expressions</a>
 */
final class StageMetrics {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Map<String, Object>> queries = new ArrayList<>();

    /** A figure of a stage. */
    enum Figure {
        REQUESTS("SUM", "AWS/ApiGateway,ApiName,Stage", "Count", "Sum"),
        ERRORS("SUM", "AWS/ApiGateway,ApiName,Stage", "5XXError", "Sum"),
        MEDIAN("MAX", "AWS/ApiGateway,ApiName,Stage", "Latency", "p50"),
        SLOWEST("MAX", "AWS/ApiGateway,ApiName,Stage", "Latency", "p99"),
        BEHIND("MAX", "AWS/Lambda,FunctionName,Resource", "IteratorAge", "Maximum"),
        GIVEN_UP("SUM", "AWS/SQS,QueueName", "ApproximateNumberOfMessagesVisible", "Maximum"),
        BACKUPS("SUM", "AWS/Backup,BackupVaultName", "NumberOfBackupJobsCompleted", "Sum");

        private final String over;
        private final String schema;
        private final String metric;
        private final String statistic;

        Figure(String over, String schema, String metric, String statistic) {
            this.over = over;
            this.schema = schema;
            this.metric = metric;
            this.statistic = statistic;
        }
    }

    /** Adds a figure of an account; periods are seconds. */
    StageMetrics add(String account, Figure figure, int period) {
        queries.add(new TreeMap<>(Map.of(
                "Id", id(account, figure),
                "Period", period,
                "Expression",
                        "%s(SEARCH('{%s} :aws.AccountId=\"%s\" MetricName=\"%s\"', '%s', %d))"
                                .formatted(
                                        figure.over,
                                        figure.schema,
                                        account,
                                        figure.metric,
                                        figure.statistic,
                                        period))));
        return this;
    }

    /** Options of {@code get-metric-data}. */
    String[] options(Instant until, Duration back) {
        return new String[] {
            "--start-time",
            until.minus(back).toString(),
            "--end-time",
            until.toString(),
            "--metric-data-queries",
            json()
        };
    }

    private String json() {
        return JSON.valueToTree(queries).toString();
    }

    private static String id(String account, Figure figure) {
        return "a%s_%s".formatted(account, figure.name().toLowerCase(Locale.ROOT));
    }

    /** The values of a figure, newest first; empty where nothing was reported. */
    static List<Point> values(JsonNode answer, String account, Figure figure) {
        List<Point> points = new ArrayList<>();
        for (JsonNode result : answer.path("MetricDataResults")) {
            if (result.path("Id").asText().equals(id(account, figure))) {
                JsonNode values = result.path("Values");
                for (int index = 0; index < values.size(); index++) {
                    points.add(new Point(
                            Times.read(result.at("/Timestamps/" + index)),
                            values.get(index).asDouble()));
                }
            }
        }
        return points;
    }

    /** Sum over what was reported. */
    static double sum(JsonNode answer, String account, Figure figure) {
        return values(answer, account, figure).stream()
                .mapToDouble(Point::value)
                .sum();
    }

    /** Largest of what was reported. */
    static OptionalDouble most(JsonNode answer, String account, Figure figure) {
        return values(answer, account, figure).stream()
                .mapToDouble(Point::value)
                .max();
    }

    /** Value of a metric at a time. */
    record Point(Instant at, double value) {}
}
