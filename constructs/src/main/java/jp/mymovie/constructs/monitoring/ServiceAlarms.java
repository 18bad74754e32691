package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Alarms of one part of a service. With a {@link Notice} they have readable names and say what to look at first, and only
 * a page is followed by a mail when it is over; without one CloudFormation makes up the names. Without a topic they show
 * on dashboards and notify nobody.
 */
public abstract class ServiceAlarms extends Construct {
    private final List<Alarm> alarms = new ArrayList<>();
    private final String page;
    private final @Nullable ITopic topic;
    private final @Nullable Notice notice;

    /**
     * Words of one alarm.
     *
     * @param what kind of the alarm, which a notice puts behind account and service
     * @param says what is wrong
     * @param first what to look at first, told where there is a notice
     */
    record Words(String what, String says, String first) {}

    /** @param page name of the runbook that a notice leads to */
    ServiceAlarms(Construct scope, String id, String page, @Nullable ITopic topic, @Nullable Notice notice) {
        super(scope, id);
        this.page = page;
        this.topic = topic;
        this.notice = notice;
    }

    /** The alarms, in the order of the class's description. */
    public final List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    /** Alarms when the metric is above the threshold in two of three periods; a period without data is a good one. */
    final Alarm above(String id, Words words, IMetric metric, double threshold) {
        return add(alarm(id, words)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
    }

    /** An alarm with its name and description. */
    final Alarm.Builder alarm(String id, Words words) {
        return Alarm.Builder.create(this, id).alarmName(name(words)).alarmDescription(description(words));
    }

    final @Nullable String name(Words words) {
        return notice == null ? null : notice.name(words.what());
    }

    final String description(Words words) {
        return notice == null ? words.says() : notice.description(words.says(), words.first(), page);
    }

    /** Lets an alarm notify the topic, also when it is over unless it waits for the morning. */
    final Alarm add(Alarm alarm) {
        if (topic != null) {
            SnsAction action = new SnsAction(topic);
            alarm.addAlarmAction(action);
            if (notice == null || notice.severity() == Severity.PAGE) {
                alarm.addOkAction(action);
            }
        }
        alarms.add(alarm);
        return alarm;
    }

    static Metric metric(String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .dimensionsMap(dimensions)
                .period(Duration.minutes(1))
                .build();
    }

    /** The share of {@code part} in {@code whole} in per cent; 0 in a minute with fewer than {@code least} of the whole. */
    static IMetric percent(IMetric part, IMetric whole, int least) {
        return ofMany("100 * FILL(part, 0) / whole", part, whole, least);
    }

    /**
     * The share of values above a bound in per cent, from a metric with the statistic {@code PR(bound:)}; 0 in a minute
     * with fewer than {@code least}. The 99th percentile of a quiet minute would be one cold start.
     */
    static IMetric slow(IMetric share, IMetric whole, int least) {
        return ofMany("part", share, whole, least);
    }

    private static IMetric ofMany(String share, IMetric part, IMetric whole, int least) {
        return MathExpression.Builder.create()
                .expression("IF(whole >= %d, %s, 0)".formatted(least, share))
                .usingMetrics(Ordered.map("part", part, "whole", whole))
                .period(Duration.minutes(1))
                .build();
    }

    /** Sum of metrics of which some may have no data: without FILL, one that is silent takes the sum with it. */
    static IMetric sum(List<? extends IMetric> metrics) {
        Map<String, IMetric> named = new TreeMap<>();
        metrics.forEach(metric -> named.put("m%02d".formatted(named.size()), metric));
        return MathExpression.Builder.create()
                .expression(
                        named.keySet().stream().map("FILL(%s, 0)"::formatted).collect(Collectors.joining(" + ")))
                .usingMetrics(named)
                .period(Duration.minutes(1))
                .build();
    }
}
