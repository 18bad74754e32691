package jp.mymovie.constructs.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Alarm of a user pool whose pre sign-up trigger refuses: five times in one minute, be it that the sign-ups of the day are
 * used up or that their counter fails. Each refusal is an error of the function, which Lambda counts for nothing. A few
 * refusals are for the next morning. One alarm metric.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda's metric Errors</a>
 */
public final class RefusedSignUpsAlarm extends ServiceAlarms {
    /** The runbook that the alarm leads to. */
    static final String PAGE = "sign-in.md";

    private static final int REFUSALS = 5;

    private RefusedSignUpsAlarm(
            Construct scope, String id, IFunction function, @Nullable ITopic topic, @Nullable Notice notice) {
        super(scope, id, PAGE, topic, notice);
        add(alarm(
                        "Resource",
                        new Words(
                                "sign-ups refused",
                                "nobody new can sign up, for the sign-ups of the day are used up or their counter fails",
                                "the function's log: 'has its' tells a full day, 'the counter fails' a fault"))
                .metric(metric("AWS/Lambda", "Errors", "Sum", Map.of("FunctionName", function.getFunctionName())))
                .threshold(REFUSALS)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                .datapointsToAlarm(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
    }

    /**
     * Adds the alarm to a scope.
     *
     * @param function the trigger
     * @param notice words of the alarm
     * @param topic receives it
     */
    public static RefusedSignUpsAlarm create(
            Construct scope, String id, IFunction function, Notice notice, ITopic topic) {
        return new RefusedSignUpsAlarm(scope, id, function, topic, notice);
    }
}
