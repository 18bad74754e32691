package jp.mymovie.constructs.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AndStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomHTTPHeaderProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.NotStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OrStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;

/**
 * Most requests of one address. WAF counts every ten seconds or so and may let more through meanwhile: a limit that tries,
 * none that holds.
 *
 * <p>The rule of all requests looks at no path, so that no spelling of one gets past it.
 *
 * @param plan the plan that covers the web ACL; null for pay-as-you-go
 * @param requests of any kind, in a minute
 * @param apiReads below {@code /api/} with GET, HEAD or OPTIONS, in a minute; null for the default
 * @param apiWrites below {@code /api/} with other methods, in a minute; null for the default
 */
record AddressRates(
        @Nullable PricingPlan plan,
        int requests,
        @Nullable Integer apiReads,
        @Nullable Integer apiWrites) {
    private static final int API_READS = 300;
    private static final int API_WRITES = 60;

    /** WAF knows windows of 1, 2, 5 and 10 minutes. */
    private static final int MINUTE = 60;

    private static final int FREE_MINUTES = 5;

    AddressRates {
        check("requestsAMinute", requests);
        check("apiReadsAMinute", apiReads == null ? API_READS : apiReads);
        check("apiWritesAMinute", apiWrites == null ? API_WRITES : apiWrites);
        if (plan == PricingPlan.FREE && (apiReads != null || apiWrites != null)) {
            throw new IllegalArgumentException(
                    "'apiReadsAMinute' and 'apiWritesAMinute' must be absent on the pricing plan FREE, got %s and %s: it has no rules by path, take PRO"
                            .formatted(apiReads, apiWrites));
        }
    }

    private static void check(String name, int requests) {
        if (requests < 10 || requests > 2_000_000) {
            throw new IllegalArgumentException(
                    "'%s' must be 10 to 2000000, the limits of WAF, got %d".formatted(name, requests));
        }
    }

    List<RuleProperty> rules() {
        List<RuleProperty> rules = new ArrayList<>();
        if (plan == PricingPlan.FREE) {
            rules.add(rule("AddressRequests", 0, requests * FREE_MINUTES, MINUTE * FREE_MINUTES, null));
            return rules;
        }
        StatementProperty reads = anyOf(List.of(method("GET"), method("HEAD"), method("OPTIONS")));
        rules.add(rule("AddressRequests", 0, requests, MINUTE, null));
        rules.add(rule("AddressApiReads", 1, apiReads == null ? API_READS : apiReads, MINUTE, both(api(), reads)));
        rules.add(rule(
                "AddressApiWrites", 2, apiWrites == null ? API_WRITES : apiWrites, MINUTE, both(api(), not(reads))));
        return rules;
    }

    private RuleProperty rule(String name, int priority, int limit, int window, @Nullable StatementProperty scope) {
        return RuleProperty.builder()
                .name(name)
                .priority(priority)
                .action(RuleActionProperty.builder().block(block()).build())
                .statement(StatementProperty.builder()
                        .rateBasedStatement(RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .limit(limit)
                                .evaluationWindowSec(window)
                                .scopeDownStatement(scope)
                                .build())
                        .build())
                .visibilityConfig(ManagedRules.visibility(name))
                .build();
    }

    private BlockActionProperty block() {
        if (plan == PricingPlan.FREE) {
            return BlockActionProperty.builder().build();
        }
        return BlockActionProperty.builder()
                .customResponse(CustomResponseProperty.builder()
                        .responseCode(429)
                        .responseHeaders(List.of(CustomHTTPHeaderProperty.builder()
                                .name("retry-after")
                                .value(String.valueOf(MINUTE))
                                .build()))
                        .build())
                .build();
    }

    /** As CloudFront reads the path, which knows {@code /%61pi/} for {@code /api/}. */
    private static StatementProperty api() {
        return matches(
                "STARTS_WITH",
                "/api/",
                FieldToMatchProperty.builder().uriPath(Map.of()).build(),
                List.of("URL_DECODE", "NORMALIZE_PATH"));
    }

    private static StatementProperty method(String method) {
        return matches(
                "EXACTLY",
                method,
                FieldToMatchProperty.builder().method(Map.of()).build(),
                List.of("NONE"));
    }

    private static StatementProperty matches(
            String constraint, String text, FieldToMatchProperty field, List<String> transformations) {
        List<TextTransformationProperty> steps = new ArrayList<>();
        transformations.forEach(type -> steps.add(TextTransformationProperty.builder()
                .priority(steps.size())
                .type(type)
                .build()));
        return StatementProperty.builder()
                .byteMatchStatement(ByteMatchStatementProperty.builder()
                        .positionalConstraint(constraint)
                        .searchString(text)
                        .fieldToMatch(field)
                        .textTransformations(steps)
                        .build())
                .build();
    }

    private static StatementProperty both(StatementProperty one, StatementProperty other) {
        return StatementProperty.builder()
                .andStatement(AndStatementProperty.builder()
                        .statements(List.of(one, other))
                        .build())
                .build();
    }

    private static StatementProperty anyOf(List<StatementProperty> statements) {
        return StatementProperty.builder()
                .orStatement(
                        OrStatementProperty.builder().statements(statements).build())
                .build();
    }

    private static StatementProperty not(StatementProperty statement) {
        return StatementProperty.builder()
                .notStatement(
                        NotStatementProperty.builder().statement(statement).build())
                .build();
    }
}
