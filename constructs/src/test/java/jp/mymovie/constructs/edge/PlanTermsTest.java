package jp.mymovie.constructs.edge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal, by what AWS's table of features says of the tiers. */
class PlanTermsTest {
    private static void distribution(PricingPlan plan, Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(Map.of("webAclId", "arn:acl"));
        config.putAll(more);
        new PlanTerms(plan).checkDistribution(config);
    }

    private static Map<String, Object> behavior(String policy, Object id) {
        return Map.of("defaultCacheBehavior", Map.of(policy, id));
    }

    @ParameterizedTest
    @CsvSource({"FREE,5", "PRO,10", "BUSINESS,50", "PREMIUM,100"})
    void hasBehavioursUpToAFigure(PricingPlan plan, int most) {
        Map<String, ?> full = Map.of("cacheBehaviors", Collections.nCopies(most - 1, Map.of()));
        Map<String, ?> over = Map.of("cacheBehaviors", Collections.nCopies(most, Map.of()));

        assertThatCode(() -> distribution(plan, full)).doesNotThrowAnyException();
        assertThatThrownBy(() -> distribution(plan, over))
                .hasMessage(
                        "'cacheBehaviors' must be at most %d, the default one among them, on the pricing plan %s, got %d: name fewer paths",
                        most, plan, most + 1);
    }

    @ParameterizedTest
    @CsvSource({"FREE,5", "PRO,25", "BUSINESS,50", "PREMIUM,75"})
    void hasRulesUpToAFigure(PricingPlan plan, int most) {
        PlanTerms terms = new PlanTerms(plan);

        assertThatCode(() -> terms.checkRules(Collections.nCopies(most, Map.of())))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> terms.checkRules(Collections.nCopies(most + 1, Map.of())))
                .hasMessage(
                        "'rules' must be at most %d on the pricing plan %s, got %d: leave some out",
                        most, plan, most + 1);
    }

    @ParameterizedTest
    @EnumSource
    void wantsAWebAcl(PricingPlan plan) {
        assertThatThrownBy(() -> new PlanTerms(plan).checkDistribution(Map.of()))
                .hasMessage(
                        "'webAcl' must be given on the pricing plan %s, got none: every plan wants one of the distribution's own, see WebAcl",
                        plan);
    }

    @ParameterizedTest
    @CsvSource({
        "priceClass, PriceClass_200, leave it out",
        "continuousDeploymentPolicyId, p, leave it out",
        "anycastIpListId, a, leave it out",
        "iamCertificateId, c, take a certificate of ACM",
        "forwardedValues, f, take a managed cache policy",
        "fieldLevelEncryptionId, e, leave it out",
        "realtimeLogConfigArn, r, take standard access logs",
        "originAccessIdentity, i, take origin access control"
    })
    void hasNothingThatNoPlanHas(String key, String value, String remedy) {
        assertThatThrownBy(() -> distribution(PricingPlan.PREMIUM, Map.of("nested", List.of(Map.of(key, value)))))
                .hasMessage("'%s' must be absent on the pricing plan PREMIUM, got %s: %s", key, value, remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "logging, PRO, FREE",
        "originShield, PREMIUM, BUSINESS",
    })
    void hasWhatItsTierHas(String key, PricingPlan from, PricingPlan below) {
        assertThatCode(() -> distribution(from, Map.of(key, "x"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> distribution(below, Map.of(key, "x")))
                .hasMessage(
                        "'%s' must be absent on the pricing plan %s, got x: leave it out or take %s", key, below, from);
    }

    @Test
    void hasOriginGroupsOnTheHighestTierAlone() {
        Map<String, ?> groups = Map.of("originGroups", Map.of("items", List.of("g")));

        assertThatCode(() -> distribution(PricingPlan.PREMIUM, groups)).doesNotThrowAnyException();
        assertThatThrownBy(() -> distribution(PricingPlan.BUSINESS, groups)).hasMessageContaining("take PREMIUM");
    }

    @ParameterizedTest
    @CsvSource({"cachePolicyId", "originRequestPolicyId", "responseHeadersPolicyId"})
    void hasManagedPoliciesAloneBelowBusiness(String policy) {
        Map<String, Object> own = behavior(policy, Map.of("Ref", "Own"));

        assertThatCode(() -> distribution(PricingPlan.BUSINESS, own)).doesNotThrowAnyException();
        assertThatCode(() -> distribution(PricingPlan.FREE, behavior(policy, "4135ea2d")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> distribution(PricingPlan.PRO, own))
                .hasMessage(
                        "'%s' must be of a managed policy on the pricing plan PRO, got {Ref=Own}: take it or BUSINESS",
                        policy);
    }

    @ParameterizedTest
    @CsvSource({
        "byteMatchStatement, PRO, FREE",
        "singleHeader, PRO, FREE",
        "headers, PRO, FREE",
        "cookies, PRO, FREE",
        "customResponse, PRO, FREE",
        "captcha, PRO, FREE",
        "regexMatchStatement, BUSINESS, PRO",
        "regexPatternSetReferenceStatement, BUSINESS, PRO",
        "challenge, BUSINESS, PRO",
    })
    void hasRulesOfItsTier(String key, PricingPlan from, PricingPlan below) {
        List<?> rules = List.of(Map.of("statement", Map.of("notStatement", Map.of(key, "x"))));

        assertThatCode(() -> new PlanTerms(from).checkRules(rules)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new PlanTerms(below).checkRules(rules))
                .hasMessage(
                        "'%s' must be absent on the pricing plan %s, got x: leave it out or take %s", key, below, from);
    }

    @ParameterizedTest
    @CsvSource({
        "ruleGroupReferenceStatement, arn, must be absent",
        "vendorName, Partner, must be AWS",
        "name, AWSManagedRulesACFPRuleSet, must be of a group within the plan",
        "name, AWSManagedRulesATPRuleSet, must be of a group within the plan",
    })
    void hasNoRulesThatNoPlanHas(String key, String value, String words) {
        assertThatThrownBy(() -> new PlanTerms(PricingPlan.PREMIUM).checkRules(List.of(Map.of(key, value))))
                .hasMessageContaining(words)
                .hasMessageContaining(value);
    }

    @Test
    void controlsBotsFromBusiness() {
        List<?> bots = List.of(Map.of("name", "AWSManagedRulesBotControlRuleSet"));

        assertThatCode(() -> new PlanTerms(PricingPlan.BUSINESS).checkRules(bots))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new PlanTerms(PricingPlan.PRO).checkRules(bots))
                .hasMessageContaining("take BUSINESS");
    }
}
