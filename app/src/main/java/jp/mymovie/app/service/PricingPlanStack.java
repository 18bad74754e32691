package jp.mymovie.app.service;

import jp.mymovie.constructs.edge.PricingPlanSubscription;
import jp.mymovie.constructs.edge.PricingPlanWatch;
import jp.mymovie.constructs.edge.WebDistribution;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Severity;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * The subscription of a stage's distribution to its flat-rate plan. Nothing else stands in the stack, so that nothing else
 * takes it back; a second stack watches it.
 */
final class PricingPlanStack extends Stack {
    PricingPlanStack(ServiceStage stage, WebDistribution web) {
        super(stage, "PricingPlan", kept(stage.edge("The flat-rate plan of the distribution")));
        PricingPlanSubscription.create(this, "Subscription", web);
        Stack watch = new Stack(
                stage,
                "PricingPlanWatch",
                stage.edge("Tells that the distribution is not on its flat-rate plan")
                        .build());
        Notice notice = stage.notice(stage.stage().service());
        // Pages for every stage: what is not covered is billed, whoever uses it.
        PricingPlanWatch.create(
                watch,
                "Watch",
                web,
                new Notice(Severity.PAGE, notice.account(), notice.service(), notice.runbooks()),
                stage.topic(watch, Severity.PAGE));
        watch.addStackDependency(this);
    }

    private static StackProps kept(StackProps.Builder properties) {
        return properties.terminationProtection(true).build();
    }
}
