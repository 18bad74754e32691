package jp.mymovie.constructs.edge;

import java.util.List;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.operations.OperationsFunction;
import jp.mymovie.constructs.operations.TimedCalls;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Tells that a distribution is not covered by its flat-rate plan: never approved, cancelled, of another tier, or left at the
 * end of the month. No metric of AWS tells it, so a function asks every hour and fails where it is so; the alarm goes off when
 * no call ended well for two hours, also when none was made. Price: two alarm metrics, 0.20 US$ a month.
 */
public final class PricingPlanWatch extends Construct {
    private final Function function;

    private PricingPlanWatch(
            Construct scope, String id, String distributionArn, PricingPlan plan, Notice notice, ITopic topic) {
        super(scope, id);
        OperationsFunction watch = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.plan.PricingPlanWatch::handleRequest")
                .description("Fails unless the distribution is on its pricing plan")
                .environment(Ordered.map("DISTRIBUTION_ARN", distributionArn, "PLAN_TIER", plan.name()))
                .build();
        function = watch.function();
        // The service knows no permissions by resource.
        watch.allow(List.of("pricingplanmanager:ListSubscriptions"), List.of("*"));
        TimedCalls.create(this, function, "cron(10 * * * ? *)", "UTC");
        MetricOptions sum = MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.hours(1))
                .build();
        Alarm.Builder.create(this, "Absent")
                .alarmName(notice.name("the edge is not on its pricing plan"))
                .alarmDescription(notice.description(
                        "for two hours nothing has said that plan %s covers the distribution: it may be billed by the request"
                                .formatted(plan),
                        "the newest error in the log of the watch's function",
                        "pricing-plan.md"))
                .metric(MathExpression.Builder.create()
                        .expression("FILL(invocations, 0) - FILL(errors, 0)")
                        .usingMetrics(Ordered.map(
                                "errors", function.metricErrors(sum), "invocations", function.metricInvocations(sum)))
                        .label("calls that found the plan")
                        .period(Duration.hours(1))
                        .build())
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(2)
                .treatMissingData(TreatMissingData.BREACHING)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    /**
     * Watches a distribution that was built for a plan.
     *
     * @param topic that receives the alarm, of the stack's region
     * @throws IllegalArgumentException if it was built for none
     */
    public static PricingPlanWatch create(
            Construct scope, String id, WebDistribution distribution, Notice notice, ITopic topic) {
        @Nullable PricingPlan plan = distribution.pricingPlan();
        if (plan == null) {
            throw new IllegalArgumentException(
                    "the distribution must be built for a pricing plan, got pay-as-you-go: set 'pricingPlan'");
        }
        return new PricingPlanWatch(scope, id, distribution.distribution().getDistributionArn(), plan, notice, topic);
    }

    /** The function, which a person may invoke with <code>{}</code> to ask now. */
    public Function function() {
        return function;
    }
}
