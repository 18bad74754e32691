package jp.mymovie.constructs.edge;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.CfnDistribution;
import software.amazon.awscdk.services.cloudfront.CfnFunction;
import software.amazon.awscdk.services.cloudfront.CfnKeyValueStore;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.logs.CfnDeliverySource;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.constructs.IConstruct;
import software.constructs.IValidation;

/**
 * Holds a distribution against its plan: itself when it is built, and when it is synthesized what else stands in its stack,
 * since logs and key-value stores are resources of their own.
 */
final class PlanCheck implements IValidation {
    private final PricingPlan plan;
    private final Distribution distribution;

    private PlanCheck(PricingPlan plan, Distribution distribution) {
        this.plan = plan;
        this.distribution = distribution;
    }

    static void of(WebDistribution web, PricingPlan plan, Distribution distribution, @Nullable WebAcl webAcl) {
        if (distribution.getNode().getDefaultChild() instanceof CfnDistribution resource) {
            new PlanTerms(plan).checkDistribution(Stack.of(web).resolve(resource.getDistributionConfig()));
        }
        if (webAcl != null && webAcl.plan() != plan) {
            throw new IllegalArgumentException(
                    "'webAcl' must be built for the pricing plan %s, got one for %s: set its 'pricingPlan' too"
                            .formatted(plan, webAcl.plan() == null ? "pay-as-you-go" : webAcl.plan()));
        }
        web.getNode().addValidation(new PlanCheck(plan, distribution));
    }

    @Override
    public List<String> validate() {
        if (plan.hasLogs()) {
            return List.of();
        }
        return Stack.of(distribution).getNode().findAll().stream()
                .flatMap(this::refusals)
                .toList();
    }

    private Stream<String> refusals(IConstruct resource) {
        String path = resource.getNode().getPath();
        if (resource instanceof CfnDeliverySource) {
            return refused("access logs", path);
        }
        if (resource instanceof CfnLoggingConfiguration) {
            return refused("logs of the web ACL", path);
        }
        if (resource instanceof CfnKeyValueStore
                || (resource instanceof CfnFunction function
                        && String.valueOf(Stack.of(function).resolve(function.getFunctionConfig()))
                                .contains("keyValueStoreAssociations"))) {
            return refused("key-value stores", path);
        }
        return Stream.empty();
    }

    private Stream<String> refused(String what, String path) {
        return Stream.of("%s must be absent on the pricing plan %s, got %s: leave them out or take %s"
                .formatted(what, plan, path, PricingPlan.PRO));
    }
}
