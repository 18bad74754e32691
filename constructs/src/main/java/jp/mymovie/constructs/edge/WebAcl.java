package jp.mymovie.constructs.edge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.constructs.Construct;

/**
 * A web ACL of AWS WAF for one distribution, in us-east-1:
 *
 * <ul>
 *   <li>requests of one address in a minute, all together, and those that read and write the API apart: what is beyond is
 *       answered 429;
 *   <li>addresses that AWS knows as attackers ({@code AWSManagedRulesAmazonIpReputationList});
 *   <li>requests that no site wants ({@code AWSManagedRulesKnownBadInputsRuleSet});
 *   <li>the common rules ({@code AWSManagedRulesCommonRuleSet}), of which those that look into bodies and the one that wants
 *       a {@code User-Agent} count and let pass: a body is refused above 8 KB and where it has markup, and an import of 4 MB
 *       and a review of a film about scripts are neither.
 * </ul>
 *
 * <p>It looks into the first 16 KB of a body, AWS's default for CloudFront; a larger one is looked at as far as that.
 *
 * <p>Price, pay-as-you-go: 5 US$ a month, 1 a rule, so 11 with the six above, and 0.60 a million requests, those that it
 * refuses too, which CloudFront bills as well: it spares what lies behind the edge, not the edge's own bill. Within a {@link
 * PricingPlan} it costs nothing. Its capacity is about 1,020 of the 1,500 units that the price includes: 700 of the common
 * rules, 200 of the bad inputs, 25 of the addresses and the rest of the rates.
 *
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html">AWS managed rule
 *     groups</a>
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html">Rate-based
 *     rules</a>
 * @see <a href="https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html">Oversize
 *     components</a>
 */
public final class WebAcl extends Construct {
    private final CfnWebACL resource;
    private final @Nullable PricingPlan plan;

    private WebAcl(Builder builder) {
        super(builder.scope, builder.id);
        EdgeRegion.check(this, "a web ACL of a distribution");
        plan = builder.plan;
        List<RuleProperty> rules = new ArrayList<>(builder.rates().rules());
        rules.addAll(ManagedRules.from(rules.size()));
        rules.addAll(builder.rules);
        if (plan != null) {
            new PlanTerms(plan).checkRules((List<?>) Stack.of(this).resolve(rules));
        }
        resource = CfnWebACL.Builder.create(this, "Resource")
                .name(builder.name)
                .scope("CLOUDFRONT")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .rules(rules)
                .visibilityConfig(ManagedRules.visibility("WebAcl"))
                .build();
    }

    /** The ARN, by which a distribution names it. */
    public String arn() {
        return resource.getAttrArn();
    }

    /** The plan whose terms its rules meet; null for pay-as-you-go. */
    @Nullable
    PricingPlan plan() {
        return plan;
    }

    /** Collects what a {@link WebAcl} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<RuleProperty> rules = new ArrayList<>();
        private @Nullable String name;
        private @Nullable PricingPlan plan;
        private int requests = 600;
        private @Nullable Integer apiReads;
        private @Nullable Integer apiWrites;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** A fixed name; made up by CloudFormation by default. */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /** Requests of one address in a minute, of whatever kind, 10 to 2,000,000; default: 600. */
        public Builder requestsAMinute(int requests) {
            this.requests = requests;
            return this;
        }

        /** Requests of one address in a minute that read below {@code /api/}; default: 300. */
        public Builder apiReadsAMinute(int requests) {
            this.apiReads = requests;
            return this;
        }

        /** Requests of one address in a minute that change something below {@code /api/}; default: 60. */
        public Builder apiWritesAMinute(int requests) {
            this.apiWrites = requests;
            return this;
        }

        /** A rule of one's own, behind the others: a priority from 100; none by default. */
        public Builder rule(RuleProperty rule) {
            rules.add(rule);
            return this;
        }

        /**
         * The plan that covers it, pay-as-you-go by default. {@link PricingPlan#FREE} has no rules by path and no answers of
         * their own: there is the rule of all requests alone, over five minutes, and it answers 403.
         */
        public Builder pricingPlan(@Nullable PricingPlan plan) {
            this.plan = plan;
            return this;
        }

        /**
         * @throws IllegalArgumentException if a rate is none that WAF takes, the plan does not have a rule, or the stack is
         *     in a region other than us-east-1
         */
        public WebAcl build() {
            return new WebAcl(this);
        }

        private AddressRates rates() {
            return new AddressRates(plan, requests, apiReads, apiWrites);
        }
    }
}
