package jp.mymovie.constructs.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of a pricing plan for a distribution and its web ACL, both as the CDK resolves them: properties in lower camel
 * case. A subscription to what does not meet them is refused by AWS when it is deployed.
 *
 * <p>Price classes and byte-match rules are not in AWS's table; operators report that both are refused (<a
 * href="https://github.com/aws-samples/serverless-full-stack-webapp-starter-kit/issues/187">#187</a>, <a
 * href="https://github.com/aws-samples/serverless-full-stack-webapp-starter-kit/pull/202">#202</a>).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html#pricing-plan-features">Features
 *     by pricing plan tier</a>
 */
record PlanTerms(PricingPlan plan) {
    /** The first term that a distribution breaks. */
    void checkDistribution(Object config) {
        Tree distribution = new Tree(config);
        int behaviors = 1 + distribution.get("cacheBehaviors").size();
        if (behaviors > plan.behaviors()) {
            throw refused(
                    "cacheBehaviors",
                    "be at most %d, the default one among them,".formatted(plan.behaviors()),
                    behaviors,
                    "name fewer paths");
        }
        absent(distribution, "priceClass", "leave it out");
        absent(distribution, "continuousDeploymentPolicyId", "leave it out");
        absent(distribution, "anycastIpListId", "leave it out");
        absent(distribution, "iamCertificateId", "take a certificate of ACM");
        absent(distribution, "forwardedValues", "take a managed cache policy");
        absent(distribution, "fieldLevelEncryptionId", "leave it out");
        absent(distribution, "realtimeLogConfigArn", "take standard access logs");
        distribution.first("originAccessIdentity", value -> !"".equals(value)).ifPresent(identity -> {
            throw refused("originAccessIdentity", "be absent", identity, "take origin access control");
        });
        if (distribution.get("webAclId").value() == null) {
            throw refused("webAcl", "be given", "none", "every plan wants one of the distribution's own, see WebAcl");
        }
        from(PricingPlan.PRO, distribution, "logging");
        if (distribution.get("originGroups").get("items").size() > 0) {
            from(PricingPlan.PREMIUM, distribution, "originGroups");
        }
        from(PricingPlan.PREMIUM, distribution, "originShield");
        for (String policy : List.of("cachePolicyId", "originRequestPolicyId", "responseHeadersPolicyId")) {
            // A managed policy is named by its id; one of the template by a reference.
            distribution
                    .first(policy, value -> !plan.hasOwnPolicies() && !(value instanceof String))
                    .ifPresent(own -> {
                        throw refused(policy, "be of a managed policy", own, "take it or " + PricingPlan.BUSINESS);
                    });
        }
    }

    /** The first term that the rules of a web ACL break. */
    void checkRules(List<?> rules) {
        if (rules.size() > plan.rules()) {
            throw refused("rules", "be at most %d".formatted(plan.rules()), rules.size(), "leave some out");
        }
        Tree all = new Tree(rules);
        absent(all, "ruleGroupReferenceStatement", "write its rules into the web ACL");
        all.first("vendorName", vendor -> !"AWS".equals(vendor)).ifPresent(vendor -> {
            throw refused("vendorName", "be AWS", vendor, "leave the partner's rules out");
        });
        for (String group : List.of("AWSManagedRulesACFPRuleSet", "AWSManagedRulesATPRuleSet")) {
            all.first("name", group::equals).ifPresent(name -> {
                throw refused("name", "be of a group within the plan", name, "leave it out");
            });
        }
        for (String key :
                List.of("byteMatchStatement", "singleHeader", "headers", "cookies", "customResponse", "captcha")) {
            from(PricingPlan.PRO, all, key);
        }
        for (String key : List.of("regexMatchStatement", "regexPatternSetReferenceStatement", "challenge")) {
            from(PricingPlan.BUSINESS, all, key);
        }
        all.first("name", "AWSManagedRulesBotControlRuleSet"::equals)
                .filter(name -> !plan.includes(PricingPlan.BUSINESS))
                .ifPresent(name -> {
                    throw refused("name", "be of a group within the plan", name, "take " + PricingPlan.BUSINESS);
                });
    }

    private void absent(Tree tree, String key, String remedy) {
        tree.first(key, value -> true).ifPresent(value -> {
            throw refused(key, "be absent", value, remedy);
        });
    }

    private void from(PricingPlan tier, Tree tree, String key) {
        if (!plan.includes(tier)) {
            absent(tree, key, "leave it out or take " + tier);
        }
    }

    private IllegalArgumentException refused(String what, String must, Object got, String remedy) {
        return new IllegalArgumentException(
                "'%s' must %s on the pricing plan %s, got %s: %s".formatted(what, must, plan, got, remedy));
    }

    /** A value of maps and lists. */
    private record Tree(@Nullable Object value) {
        Tree get(String key) {
            return new Tree(value instanceof Map<?, ?> map ? map.get(key) : null);
        }

        int size() {
            return value instanceof List<?> list ? list.size() : 0;
        }

        /** The value of the first key of that name, at any depth. */
        Optional<Object> first(String key, Predicate<Object> which) {
            List<Object> found = new ArrayList<>();
            collect(value, key, found);
            return found.stream().filter(which).findFirst();
        }

        private static void collect(@Nullable Object node, String key, List<Object> found) {
            if (node instanceof Map<?, ?> map) {
                map.forEach((name, child) -> {
                    if (key.equals(name) && child != null) {
                        found.add(child);
                    }
                    collect(child, key, found);
                });
            } else if (node instanceof List<?> list) {
                Stream.of(list.toArray()).forEach(child -> collect(child, key, found));
            }
        }
    }
}
