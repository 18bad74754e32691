package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Severity;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * Alarm of the switches: a call failed, or a message lies in the queue of those that moved nothing. One failure is enough.
 * Switches run on the day on which they are needed and hardly ever else, so missing data is health, and each metric is
 * filled with zeros, or one without data would hide the others. The functions' errors are there beside the queue, whose
 * metrics may come 15 minutes late after it has been idle.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
 *     Metrics of SQS</a>
 */
final class SwitchAlarm {
    /** CloudWatch takes ten metrics an alarm, and the queue's is one. */
    static final int MOST_FUNCTIONS = 9;

    private SwitchAlarm() {}

    static void create(
            Construct scope, List<IFunction> functions, IQueue failures, ITopic alarmTopic, @Nullable Notice notice) {
        String says = "a switch failed or could not be called: what should be off the net may still cost";
        Alarm alarm = Alarm.Builder.create(scope, "Failing")
                .alarmName(notice == null ? null : notice.name("kill switch fails"))
                .alarmDescription(
                        notice == null
                                ? says
                                : notice.description(
                                        says,
                                        "the action 'status' of each switch, then its function's log",
                                        "kill-switch.md"))
                .metric(failures(functions, failures))
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .threshold(1)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        SnsAction action = new SnsAction(alarmTopic);
        alarm.addAlarmAction(action);
        if (notice == null || notice.severity() == Severity.PAGE) {
            alarm.addOkAction(action);
        }
    }

    private static IMetric failures(List<IFunction> functions, IQueue failures) {
        MetricOptions sum = MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.minutes(1))
                .build();
        List<IMetric> metrics = new ArrayList<>();
        functions.forEach(function -> metrics.add(function.metricErrors(sum)));
        metrics.add(failures.metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                .statistic("Maximum")
                .period(Duration.minutes(1))
                .build()));
        Map<String, IMetric> named = new TreeMap<>();
        metrics.forEach(metric -> named.put("m" + named.size(), metric));
        return MathExpression.Builder.create()
                .expression(
                        named.keySet().stream().map("FILL(%s, 0)"::formatted).collect(Collectors.joining(" + ")))
                .usingMetrics(named)
                .period(Duration.minutes(1))
                .build();
    }
}
