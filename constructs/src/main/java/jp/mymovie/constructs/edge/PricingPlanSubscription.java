package jp.mymovie.constructs.edge;

import java.util.List;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnResourceProps;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Construct;

/**
 * The subscription of a distribution and its web ACL to a flat-rate pricing plan. It belongs into a stack of its own in
 * us-east-1, and stays when that stack goes or is rolled back: a deletion would put the distribution back to
 * pay-as-you-go, {@link PricingPlan#FREE} at once and a paid plan at the end of the month.
 *
 * <p>{@link PricingPlan#FREE} is active at once. A paid plan waits in {@code PENDING_APPROVAL}, and the distribution is
 * billed as before, until somebody says {@code aws pricing-plan-manager approve-paid-subscription}. CloudFormation does not
 * change the tier of a subscription that is there: change it in the console, then in the template.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-pricingplanmanager-subscription.html">AWS::PricingPlanManager::Subscription</a>
 * @see PricingPlanWatch
 */
public final class PricingPlanSubscription extends Construct {
    private final CfnResource resource;

    private PricingPlanSubscription(
            Construct scope, String id, PricingPlan plan, String distributionArn, String webAclArn) {
        super(scope, id);
        EdgeRegion.check(this, "the subscription to a pricing plan");
        // The newest CDK for Java knows the type by no class of its own.
        resource = new CfnResource(
                this,
                "Resource",
                CfnResourceProps.builder()
                        .type("AWS::PricingPlanManager::Subscription")
                        .properties(Ordered.map(
                                "PlanFamily",
                                "CloudFront",
                                "PlanTier",
                                plan.name(),
                                "ResourceArns",
                                List.of(distributionArn, webAclArn),
                                "UsageLevel",
                                "DEFAULT"))
                        .build());
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
    }

    /**
     * Subscribes a distribution.
     *
     * @param distribution one that was built for a plan
     * @throws IllegalArgumentException if it was built for none, or the stack is in a region other than us-east-1
     */
    public static PricingPlanSubscription create(Construct scope, String id, WebDistribution distribution) {
        @Nullable PricingPlan plan = distribution.pricingPlan();
        @Nullable WebAcl webAcl = distribution.webAcl();
        if (plan == null || webAcl == null) {
            throw new IllegalArgumentException(
                    "the distribution must be built for a pricing plan, got pay-as-you-go: set 'pricingPlan' and 'webAcl'");
        }
        return new PricingPlanSubscription(
                scope, id, plan, distribution.distribution().getDistributionArn(), webAcl.arn());
    }

    /** The resource of CloudFormation. */
    public CfnResource resource() {
        return resource;
    }
}
