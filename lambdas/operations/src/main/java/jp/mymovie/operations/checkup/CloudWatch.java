package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Metrics of CloudWatch, found by search expressions across accounts. Needs {@code cloudwatch:GetMetricData}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>
 */
final class CloudWatch implements Metrics {
    /** Between the values of the label, from which dimensions are read: no name or value of AWS has it. */
    private static final String BETWEEN = "\u241f";

    private final SignedHttp aws;
    private final String ownAccount;

    CloudWatch(SignedHttp aws, String ownAccount) {
        this.aws = aws;
        this.ownAccount = ownAccount;
    }

    @Override
    public List<Series> search(Search search, Instant from, Instant to) {
        Map<String, TreeMap<Instant, Double>> series = new LinkedHashMap<>();
        String next = "";
        do {
            Map<String, @Nullable Object> answer = Json.object(aws.send(call(search, from, to, next)));
            for (Map<String, @Nullable Object> result : Json.objects(answer, "MetricDataResults")) {
                TreeMap<Instant, Double> points =
                        series.computeIfAbsent(Json.text(result, "Label"), label -> new TreeMap<>());
                List<Number> times = numbers(result.get("Timestamps"));
                List<Number> values = numbers(result.get("Values"));
                for (int i = 0; i < times.size(); i++) {
                    points.put(
                            Instant.ofEpochSecond(times.get(i).longValue()),
                            values.get(i).doubleValue());
                }
            }
            next = Json.text(answer, "NextToken");
        } while (!next.isEmpty());
        List<Series> found = new ArrayList<>();
        series.forEach((label, points) -> found.add(new Series(dimensions(search, label), points)));
        return found;
    }

    private Call call(Search search, Instant from, Instant to, String next) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("Id", "found");
        query.put("Expression", expression(search));
        if (!search.dimensions().isEmpty()) {
            query.put("Label", label(search));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("StartTime", from.getEpochSecond());
        body.put("EndTime", to.getEpochSecond());
        body.put("MetricDataQueries", List.of(query));
        if (!next.isEmpty()) {
            body.put("NextToken", next);
        }
        return new Call(
                SdkHttpMethod.POST,
                "monitoring",
                search.region(),
                "monitoring.%s.amazonaws.com".formatted(search.region()),
                "/",
                Map.of(
                        "Content-Type",
                        "application/x-amz-json-1.0",
                        "X-Amz-Target",
                        "GraniteServiceVersion20100801.GetMetricData"),
                Json.write(body));
    }

    String expression(Search search) {
        String schema = search.dimensions().stream()
                .map(dimension -> "," + dimension)
                .collect(Collectors.joining("", "{" + search.namespace(), "}"));
        String account = search.account().equals(ownAccount) ? "LOCAL" : search.account();
        return "SEARCH('%s :aws.AccountId=\"%s\" MetricName=\"%s\"', '%s', %d)"
                .formatted(
                        schema,
                        account,
                        search.metric(),
                        search.statistic(),
                        search.period().toSeconds());
    }

    private static String label(Search search) {
        return search.dimensions().stream().map("${PROP('Dim.%s')}"::formatted).collect(Collectors.joining(BETWEEN));
    }

    private static Map<String, String> dimensions(Search search, String label) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        String[] values = label.split(BETWEEN, -1);
        for (int i = 0; i < search.dimensions().size(); i++) {
            dimensions.put(search.dimensions().get(i), i < values.length ? values[i] : "");
        }
        return dimensions;
    }

    private static List<Number> numbers(@Nullable Object list) {
        return list instanceof List<?> values
                ? values.stream().map(value -> (Number) value).toList()
                : List.of();
    }
}
