package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * The alarms of one part of a service. All of them look at minutes, want two bad ones of three, and take silence for
 * health. Without a topic they show on dashboards and tell nobody.
 */
public abstract class ServiceAlarms extends Construct {
    private final List<Alarm> alarms = new ArrayList<>();
    private final @Nullable ITopic topic;

    ServiceAlarms(Construct scope, String id, @Nullable ITopic topic) {
        super(scope, id);
        this.topic = topic;
    }

    /** The alarms, in the order of the class's description. */
    public final List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    /** Alarms when the metric is above the threshold in two of three periods. */
    final Alarm above(String id, String description, IMetric metric, double threshold) {
        return add(Alarm.Builder.create(this, id)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription(description)
                .build());
    }

    /** Lets an alarm tell the topic when it goes off and when it is over. */
    final Alarm add(Alarm alarm) {
        if (topic != null) {
            SnsAction action = new SnsAction(topic);
            alarm.addAlarmAction(action);
            alarm.addOkAction(action);
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
        return MathExpression.Builder.create()
                .expression("IF(whole >= %d, 100 * part / whole, 0)".formatted(least))
                .usingMetrics(Ordered.map("part", part, "whole", whole))
                .period(Duration.minutes(1))
                .build();
    }
}
