package jp.mymovie.operations.checkup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.AwsStandIn.Reply;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * CloudWatch, Observability Access Manager and SNS in their documented forms: GetMetricData answers in pages, links by
 * the ARN of their own account.
 */
final class MonitoringStandIn implements AwsStandIn.Service {
    private static final Pattern SEARCH = Pattern.compile(
            "SEARCH\\('\\{([^,}]+)((?:,\\w+)*)} :aws\\.AccountId=\"(\\w+)\" MetricName=\"([\\w.]+)\"', '(\\w+)', (\\d+)\\)");

    /** Series by account, namespace and metric, as label and points. */
    final Map<String, Map<String, List<List<Number>>>> series = new LinkedHashMap<>();

    final List<String> linked =
            new ArrayList<>(List.of("000000000001", "000000000002", "000000000004", "000000000005"));
    final List<Map<String, String>> mails = new ArrayList<>();
    final List<Map<String, ?>> questions = new ArrayList<>();
    int pending;
    String token = "/mymovie/probe/prod";

    @Override
    public boolean takes(Request request) {
        return true;
    }

    @Override
    public Reply answer(Request request) {
        return switch (request.getUrl()) {
            case "/ListSinks" ->
                json(Map.of("Items", List.of(Map.of("Arn", "arn:aws:oam:ap-northeast-1:000000000003:sink/1"))));
            case "/ListAttachedLinks" -> links(Json.object(request.getBodyAsString()));
            default ->
                request.getHeader("X-Amz-Target") == null
                        ? sns(request)
                        : request.getHeader("X-Amz-Target").equals("AmazonSSM.DescribeParameters")
                                ? parameters(request)
                                : metrics(request);
        };
    }

    private Reply parameters(Request request) {
        return json(Map.of(
                "Parameters", request.getBodyAsString().contains(token) ? List.of(Map.of("Name", token)) : List.of()));
    }

    /** A link a page. */
    private Reply links(Map<String, ?> question) {
        int page = question.get("NextToken") instanceof String token ? Integer.parseInt(token) : 0;
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "Items",
                List.of(Map.of("LinkArn", "arn:aws:oam:ap-northeast-1:%s:link/7".formatted(linked.get(page)))));
        if (page + 1 < linked.size()) {
            answer.put("NextToken", Integer.toString(page + 1));
        }
        return json(answer);
    }

    private Reply metrics(Request request) {
        Map<String, ?> question = Json.object(request.getBodyAsString());
        questions.add(question);
        Map<String, ?> query = Json.objects(Json.object(request.getBodyAsString()), "MetricDataQueries")
                .getFirst();
        Matcher search = SEARCH.matcher(String.valueOf(query.get("Expression")));
        if (!search.matches()) {
            return new Reply(
                    400, "{\"__type\":\"ValidationError\",\"message\":\"%s\"}".formatted(query.get("Expression")));
        }
        List<Map<String, Object>> results = new ArrayList<>();
        series.getOrDefault(search.group(3) + " " + search.group(1) + " " + search.group(4), Map.of())
                .forEach((label, all) -> {
                    List<List<Number>> points = between(all, question.get("StartTime"), question.get("EndTime"));
                    Map<String, Object> result = new LinkedHashMap<>();
                    result.put("Id", "found");
                    result.put("Label", label);
                    result.put("StatusCode", "Complete");
                    result.put("Timestamps", points.getFirst());
                    result.put("Values", points.getLast());
                    results.add(result);
                });
        return json(Map.of("MetricDataResults", results));
    }

    private static List<List<Number>> between(List<List<Number>> all, @Nullable Object from, @Nullable Object to) {
        List<List<Number>> points = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < all.getFirst().size(); i++) {
            long at = all.getFirst().get(i).longValue();
            if (from instanceof Long first && to instanceof Long end && at >= first && at < end) {
                points.getFirst().add(at);
                points.getLast().add(all.getLast().get(i));
            }
        }
        return points;
    }

    private Reply sns(Request request) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : request.getBodyAsString().split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        if ("Publish".equals(form.get("Action"))) {
            mails.add(form);
            return new Reply(200, "<PublishResponse/>");
        }
        return new Reply(200, """
                <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><GetTopicAttributesResult>
                <Attributes><entry><key>SubscriptionsConfirmed</key><value>1</value></entry>
                <entry><key>SubscriptionsPending</key><value>%d</value></entry></Attributes>
                </GetTopicAttributesResult></GetTopicAttributesResponse>""".formatted(pending));
    }

    private static Reply json(Map<String, ?> answer) {
        return new Reply(200, Json.write(answer));
    }
}
