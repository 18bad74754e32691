package jp.mymovie.constructs.edge;

/**
 * Tiers of CloudFront's flat-rate pricing plans. A plan covers one distribution and its web ACL for a fixed price a month,
 * whatever comes; beyond its allowance AWS may deliver more slowly, and bills nothing. A higher tier has all that a lower
 * one has.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/flat-rate-pricing-plan.html">CloudFront
 *     flat-rate pricing plans</a>
 */
public enum PricingPlan {
    /** No price; at most three an account, without access logs and with AWS's managed policies alone. */
    FREE(5, 5),
    /** With logs of requests and of the web ACL. */
    PRO(10, 25),
    /** With cache, origin request and response headers policies of one's own. */
    BUSINESS(50, 50),
    /** With origin groups and Origin Shield. */
    PREMIUM(100, 75);

    private final int behaviors;
    private final int rules;

    PricingPlan(int behaviors, int rules) {
        this.behaviors = behaviors;
        this.rules = rules;
    }

    /** Most cache behaviours, the default one among them. */
    public int behaviors() {
        return behaviors;
    }

    /** Most rules of the web ACL, AWS's managed ones among them. */
    public int rules() {
        return rules;
    }

    /** True if requests may be logged, by CloudFront and by the web ACL. */
    public boolean hasLogs() {
        return includes(PRO);
    }

    /** True if policies of one's own may be attached to behaviours. */
    public boolean hasOwnPolicies() {
        return includes(BUSINESS);
    }

    boolean includes(PricingPlan tier) {
        return compareTo(tier) >= 0;
    }
}
