package jp.mymovie.local.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/** Reads the alarms of templates. */
public final class AlarmTemplates {
    private final Values values;

    private AlarmTemplates(Values values) {
        this.values = values;
    }

    /**
     * The alarms of all stacks, those on metrics before the composite ones.
     *
     * @throws Unsupported if an alarm has something that the evaluator does not know
     */
    public static List<Alarm> read(List<Stack> stacks) {
        AlarmTemplates templates = new AlarmTemplates(Values.ofAnyType(stacks));
        List<Alarm> alarms = new ArrayList<>();
        Assembly.resources(stacks, "AWS::CloudWatch::Alarm").forEach(each -> alarms.add(templates.metricAlarm(each)));
        Assembly.resources(stacks, "AWS::CloudWatch::CompositeAlarm")
                .forEach(each -> alarms.add(new Alarm.Composite(
                        templates.id(each),
                        templates.values.value(each, "AlarmDescription").asText(),
                        templates.actions(each),
                        new CompositeRule(templates.values.text(each, "AlarmRule")))));
        return List.copyOf(alarms);
    }

    private Alarm metricAlarm(Resource resource) {
        for (String unknown : List.of("ThresholdMetricId", "EvaluationWindow", "EvaluationCriteria")) {
            if (!resource.property(unknown).isMissingNode()) {
                throw new Unsupported(
                        "'%s' of %s is not known to the evaluator of alarms".formatted(unknown, resource));
            }
        }
        JsonNode node = values.value(resource.stack(), resource.node().path("Properties"));
        List<Query> queries = new ArrayList<>();
        String returned = "metric";
        if (node.has("MetricName")) {
            queries.add(new Query.OfMetric(
                    returned,
                    series(resource, resource.stack().account(), node),
                    Statistic.of(node.path("Statistic")
                            .asText(node.path("ExtendedStatistic").asText())),
                    period(resource, node)));
        } else {
            returned = metrics(resource, node.path("Metrics"), queries);
        }
        int periods = node.path("EvaluationPeriods").asInt();
        return new Alarm.OfMetric(
                id(resource),
                node.path("AlarmDescription").asText(),
                actions(resource),
                List.copyOf(queries),
                returned,
                Comparison.of(node.path("ComparisonOperator").asText()),
                node.path("Threshold").asDouble(),
                node.path("DatapointsToAlarm").asInt(periods),
                periods,
                missingData(node, queries),
                node.path("EvaluateLowSampleCountPercentile").asText().equals("ignore"));
    }

    /** Adds metrics first, then each expression after those that it may name; the id of what is returned. */
    private static String metrics(Resource resource, JsonNode metrics, List<Query> queries) {
        String returned = "";
        List<Query> math = new ArrayList<>();
        for (JsonNode each : metrics) {
            String id = each.path("Id").asText();
            JsonNode stat = each.path("MetricStat");
            if (stat.isMissingNode()) {
                String text = each.path("Expression").asText();
                math.add(new Query.OfMath(id, text, MathParser.parse(text)));
            } else {
                queries.add(new Query.OfMetric(
                        id,
                        series(
                                resource,
                                each.path("AccountId").asText(resource.stack().account()),
                                stat.path("Metric")),
                        Statistic.of(stat.path("Stat").asText()),
                        period(resource, stat)));
            }
            if (each.path("ReturnData").asBoolean(true)) {
                returned = id;
            }
        }
        String last = returned;
        // The one that is returned is the one over all others.
        math.sort((one, two) -> Boolean.compare(one.id().equals(last), two.id().equals(last)));
        queries.addAll(math);
        return returned;
    }

    private static Series series(Resource resource, String account, JsonNode metric) {
        Map<String, String> dimensions = new HashMap<>();
        metric.path("Dimensions")
                .forEach(each -> dimensions.put(
                        each.path("Name").asText(), each.path("Value").asText()));
        return Series.of(
                account,
                resource.stack().region(),
                metric.path("Namespace").asText(),
                metric.path("MetricName").asText(),
                dimensions);
    }

    private static int period(Resource resource, JsonNode node) {
        int period = node.path("Period").asInt();
        if (period < 60 || period % 60 != 0) {
            throw new Unsupported(
                    "'Period' of %s must be a multiple of 60 seconds, got %d".formatted(resource, period));
        }
        return period;
    }

    /** Alarms on metrics of DynamoDB ignore missing data unless they say otherwise. */
    private static MissingData missingData(JsonNode node, List<Query> queries) {
        boolean dynamoDb = queries.stream()
                .anyMatch(query -> query instanceof Query.OfMetric metric
                        && metric.series().namespace().equals("AWS/DynamoDB"));
        return MissingData.of(node.path("TreatMissingData").asText(dynamoDb ? "ignore" : "missing"));
    }

    private Alarm.Id id(Resource resource) {
        JsonNode name = values.value(resource, "AlarmName");
        return new Alarm.Id(
                resource.stack().account(),
                resource.stack().region(),
                name.isTextual() ? name.asText() : resource.stack().stackName() + "-" + resource.id());
    }

    private List<String> actions(Resource resource) {
        List<String> actions = new ArrayList<>();
        if (values.value(resource, "ActionsEnabled").asBoolean(true)) {
            values.value(resource, "AlarmActions").forEach(each -> actions.add(each.asText()));
        }
        return List.copyOf(actions);
    }
}
