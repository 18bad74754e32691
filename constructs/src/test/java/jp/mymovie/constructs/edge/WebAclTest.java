package jp.mymovie.constructs.edge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.constructs.SampleStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class WebAclTest {
    private final Stack stack = SampleStack.in("us-east-1");

    private WebAcl.Builder acl() {
        return WebAcl.Builder.create(stack, "Acl");
    }

    private List<Map<?, ?>> rules() {
        Map<String, Map<String, Object>> found = Template.fromStack(stack).findResources("AWS::WAFv2::WebACL");
        return ((List<?>) requireNonNull(at(found.values().iterator().next(), "Properties", "Rules")))
                .stream().<Map<?, ?>>map(rule -> (Map<?, ?>) rule).toList();
    }

    private Map<?, ?> rule(String name) {
        return rules().stream()
                .filter(rule -> name.equals(rule.get("Name")))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object at(Object value, String... path) {
        @Nullable Object found = value;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    private static List<Object> limits(List<Map<?, ?>> rules) {
        return rules.stream()
                .filter(rule -> at(rule, "Statement", "RateBasedStatement") != null)
                .<Object>map(rule -> requireNonNull(at(rule, "Statement", "RateBasedStatement", "Limit")))
                .toList();
    }

    @Test
    void limitsRequestsOfAnAddressByKindAndTakesAwsOwnRules() {
        acl().build();

        assertThat(rules().stream().map(rule -> String.valueOf(rule.get("Name"))))
                .containsExactly(
                        "AddressRequests",
                        "AddressApiReads",
                        "AddressApiWrites",
                        "AWSManagedRulesAmazonIpReputationList",
                        "AWSManagedRulesKnownBadInputsRuleSet",
                        "AWSManagedRulesCommonRuleSet");
        assertThat(limits(rules())).containsExactly(600, 300, 60);
        assertThat(rules().stream().map(rule -> String.valueOf(rule.get("Priority"))))
                .containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(at(rule("AddressRequests"), "Statement", "RateBasedStatement"))
                .as("no spelling of a path gets past the rule of all requests")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .doesNotContainKey("ScopeDownStatement")
                .containsEntry("EvaluationWindowSec", 60);
        assertThat(at(rule("AddressApiWrites"), "Action", "Block", "CustomResponse", "ResponseCode"))
                .isEqualTo(429);
    }

    @Test
    void takesOtherLimitsAndAName() {
        acl().name("films")
                .requestsAMinute(1000)
                .apiReadsAMinute(500)
                .apiWritesAMinute(20)
                .build();

        assertThat(limits(rules())).containsExactly(1000, 500, 20);
        Template.fromStack(stack)
                .hasResourceProperties("AWS::WAFv2::WebACL", Map.of("Name", "films", "Scope", "CLOUDFRONT"));
    }

    /** An import is 4 MB, a review may speak of scripts, and a client may say nothing of itself. */
    @Test
    void countsWhatWouldRefuseOurOwnClients() {
        acl().build();

        List<?> overrides = (List<?>) requireNonNull(at(
                rule("AWSManagedRulesCommonRuleSet"), "Statement", "ManagedRuleGroupStatement", "RuleActionOverrides"));
        assertThat(overrides.stream().map(each -> at(each, "Name")))
                .contains("SizeRestrictions_BODY", "NoUserAgent_HEADER", "CrossSiteScripting_BODY");
        assertThat(overrides)
                .allSatisfy(each -> assertThat(at(each, "ActionToUse")).isEqualTo(Map.of("Count", Map.of())));
    }

    /** By AWS's published figures; a text transformation is 10 for each field and kind, a match of a prefix or all of it 2. */
    @Test
    void staysWithinTheCapacityThatItsPriceIncludes() {
        acl().build();

        int groups = 25 + 200 + 700;
        int matches = rules().stream()
                .mapToInt(rule -> count(rule.get("Statement"), "ByteMatchStatement"))
                .sum();
        int transformations = rules().stream()
                .mapToInt(rule -> count(rule.get("Statement"), "TextTransformations"))
                .sum();
        assertThat(rules().stream().filter(rule -> at(rule, "Statement", "ManagedRuleGroupStatement") != null))
                .hasSize(3);
        assertThat(matches).isEqualTo(8);
        assertThat(groups + limits(rules()).size() * 2 + matches * 2 + transformations * 20)
                .isLessThan(1500);
    }

    private static int count(@Nullable Object node, String key) {
        if (node instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToInt(entry -> (key.equals(entry.getKey()) ? 1 : 0) + count(entry.getValue(), key))
                    .sum();
        }
        return node instanceof List<?> list
                ? list.stream().mapToInt(each -> count(each, key)).sum()
                : 0;
    }

    @Test
    void fitsTheFreePlan() {
        acl().pricingPlan(PricingPlan.FREE).build();

        assertThat(rules()).hasSizeLessThanOrEqualTo(PricingPlan.FREE.rules());
        assertThat(limits(rules())).containsExactly(3000);
        assertThat(Stream.of("ByteMatchStatement", "CustomResponse")
                        .mapToInt(key -> rules().stream()
                                .mapToInt(rule -> count(rule, key))
                                .sum()))
                .containsOnly(0);
    }

    @Test
    void refusesLimitsByPathOnTheFreePlan() {
        assertThatThrownBy(() ->
                        acl().pricingPlan(PricingPlan.FREE).apiReadsAMinute(100).build())
                .hasMessage(
                        "'apiReadsAMinute' and 'apiWritesAMinute' must be absent on the pricing plan FREE, got 100 and null:"
                                + " it has no rules by path, take PRO");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 2_000_001})
    void refusesLimitsThatWafDoesNotTake(int requests) {
        assertThatThrownBy(() -> acl().requestsAMinute(requests).build())
                .hasMessage("'requestsAMinute' must be 10 to 2000000, the limits of WAF, got " + requests);
    }

    @Test
    void livesInTheRegionOfTheEdge() {
        assertThatThrownBy(
                        () -> WebAcl.Builder.create(SampleStack.create(), "Acl").build())
                .hasMessage("a web ACL of a distribution must be in us-east-1, got ap-northeast-1");
    }
}
