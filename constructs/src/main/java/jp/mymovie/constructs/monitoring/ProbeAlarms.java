package jp.mymovie.constructs.monitoring;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;

/** The page for a site that is down, and the one for a probe that would not see it. Both say when it is over. */
final class ProbeAlarms {
    private ProbeAlarms() {}

    static void create(Probe probe, Function function, Notice notice, ITopic topic, boolean actionsEnabled) {
        MetricOptions minute = MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.minutes(1))
                .build();
        Alarm down = alarm(probe, "Down", function.metricErrors(minute), actionsEnabled)
                .alarmName(notice.name("site is down"))
                .alarmDescription(notice.description(
                        "a visitor from outside failed in two of three minutes",
                        "the last line of the probe's log, which names the step",
                        "site-down.md"))
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                // A minute without a visit is the other alarm's.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        Alarm silent = alarm(probe, "Silent", function.metricInvocations(minute), actionsEnabled)
                .alarmName(notice.name("probe is silent"))
                .alarmDescription(notice.description(
                        "no visitor from outside came for five minutes: nobody would see that the site is down",
                        "rule and function of the probe in the monitoring account, us-east-1",
                        "monitoring.md"))
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(5)
                .treatMissingData(TreatMissingData.BREACHING)
                .build();
        SnsAction page = new SnsAction(topic);
        for (Alarm alarm : new Alarm[] {down, silent}) {
            alarm.addAlarmAction(page);
            alarm.addOkAction(page);
        }
    }

    private static Alarm.Builder alarm(Probe probe, String id, IMetric metric, boolean actionsEnabled) {
        return Alarm.Builder.create(probe, id).metric(metric).threshold(1).actionsEnabled(actionsEnabled);
    }
}
