package jp.mymovie.constructs.function;

import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.monitoring.Notice;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;

/**
 * Alarm on the failures of one version: answers that the function itself calls its own fault, and invocations through the
 * alias that ended with an error. The version before has other dimensions, so its faults do not stop what mends them.
 *
 * <p>One minute of the last five is enough, and a minute without data is good. One period would not do: CloudWatch fills
 * the latest minute with 0 while a metric that comes late is still on its way.
 *
 * @param namespace of the metric {@code failed}; null if the function makes none
 * @param notice words of the alarm; null for none
 * @param topic receives the alarm; null for none
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">FILL in an alarm</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">dimension ExecutedVersion</a>
 */
record RollBackAlarm(
        @Nullable String namespace,
        @Nullable Notice notice,
        @Nullable ITopic topic) {
    private static final Duration MINUTE = Duration.minutes(1);

    Alarm create(JavaFunction scope, Function function) {
        String version = function.getCurrentVersion().getVersion();
        Alarm alarm = Alarm.Builder.create(scope, "RollBack")
                // A name with the version makes a new alarm for each: the one before could still be in alarm, for
                // faults
                // of the version before, and CodeDeploy would stop what mends them.
                .alarmName(name(function, version))
                .alarmDescription(description())
                .metric(metric(function, version))
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .threshold(1)
                .evaluationPeriods(5)
                .datapointsToAlarm(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        if (topic != null) {
            alarm.addAlarmAction(new SnsAction(topic));
        }
        return alarm;
    }

    private String name(Function function, String version) {
        return notice == null
                ? "%s: new version fails (%s)".formatted(function.getFunctionName(), version)
                : "%s (%s)".formatted(notice.name("new version fails"), version);
    }

    private String description() {
        return notice == null
                ? "The new version of the function fails: a deployment is rolled back"
                : notice.description(
                        "the new version of a function fails, and a deployment under way is rolled back",
                        "the line 'trial failed' or 'call failed' in the log of the function's trial",
                        "roll-back.md");
    }

    private MathExpression metric(Function function, String version) {
        Map<String, IMetric> metrics = new LinkedHashMap<>();
        metrics.put(
                "errors",
                metric("AWS/Lambda", "Errors")
                        .dimensionsMap(Ordered.map(
                                "FunctionName",
                                function.getFunctionName(),
                                "Resource",
                                function.getFunctionName() + ":" + JavaFunction.ALIAS,
                                "ExecutedVersion",
                                version))
                        .build());
        if (namespace != null) {
            metrics.put(
                    "failed",
                    metric(namespace, "failed")
                            .dimensionsMap(Ordered.map("function", function.getFunctionName(), "version", version))
                            .build());
        }
        return MathExpression.Builder.create()
                .expression(namespace == null ? "FILL(errors, 0)" : "FILL(errors, 0) + FILL(failed, 0)")
                .label("failures of the new version")
                .usingMetrics(metrics)
                .period(MINUTE)
                .build();
    }

    private static Metric.Builder metric(String namespace, String name) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic("Sum")
                .period(MINUTE);
    }
}
