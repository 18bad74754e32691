package jp.mymovie.local.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.local.cloudwatch.Alarm;
import jp.mymovie.local.cloudwatch.Evaluator;
import jp.mymovie.local.cloudwatch.MetricStore;
import jp.mymovie.local.cloudwatch.Series;
import jp.mymovie.local.cloudwatch.State;

/**
 * Metrics of one account in virtual time: what functions write to their logs in the embedded format, and Lambda's own
 * count of errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 */
final class Metrics {
    private static final JsonMapper JSON = new JsonMapper();

    private final MetricStore store = new MetricStore();
    private final Evaluator evaluator = new Evaluator(store);
    private final String account;
    private final String region;

    Metrics(String account, String region) {
        this.account = account;
        this.region = region;
    }

    /** Takes a line of a function's log; one without metrics changes nothing. */
    synchronized void log(String line, Instant now) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return;
        }
        for (JsonNode directive : json.at("/_aws/CloudWatchMetrics")) {
            for (JsonNode names : directive.path("Dimensions")) {
                Map<String, String> dimensions = new HashMap<>();
                names.forEach(name ->
                        dimensions.put(name.asText(), json.path(name.asText()).asText()));
                for (JsonNode metric : directive.path("Metrics")) {
                    String name = metric.path("Name").asText();
                    put(
                            directive.path("Namespace").asText(),
                            name,
                            dimensions,
                            now,
                            json.path(name).asDouble());
                }
            }
        }
    }

    /** An invocation through an alias that ended with an error, as Lambda counts it for the version that ran. */
    synchronized void error(String function, String alias, String version, Instant now) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("FunctionName", function);
        dimensions.put("Resource", function + ":" + alias);
        dimensions.put("ExecutedVersion", version);
        put("AWS/Lambda", "Errors", dimensions, now, 1);
    }

    private void put(String namespace, String name, Map<String, String> dimensions, Instant now, double value) {
        store.put(Series.of(account, region, namespace, name, dimensions), now, value);
    }

    /** The alarms that go off at the end of a minute, each with its data. */
    synchronized List<String> alarmed(List<Alarm> alarms, Instant at) {
        return alarms.stream()
                .map(alarm -> Map.entry(alarm.id().name(), evaluator.evaluate(alarm, at)))
                .filter(entry -> entry.getValue().state() == State.ALARM)
                .map(entry -> entry.getKey() + ": " + entry.getValue().reason())
                .toList();
    }
}
