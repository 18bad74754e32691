package jp.mymovie.constructs.edge;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CountActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionOverrideProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;

/** Groups of rules that AWS keeps, without a price of their own beside that of a rule. */
final class ManagedRules {
    private record Group(String name, List<String> counting) {}

    private static final List<Group> GROUPS = List.of(
            new Group("AWSManagedRulesAmazonIpReputationList", List.of()),
            // Log4JRCE and the like in a text about them; the API reads bodies as JSON or CSV and runs nothing of them.
            new Group("AWSManagedRulesKnownBadInputsRuleSet", List.of("JavaDeserializationRCE_BODY", "Log4JRCE_BODY")),
            new Group(
                    "AWSManagedRulesCommonRuleSet",
                    List.of(
                            "NoUserAgent_HEADER",
                            "SizeRestrictions_BODY",
                            "CrossSiteScripting_BODY",
                            "EC2MetaDataSSRF_BODY",
                            "GenericLFI_BODY",
                            "GenericRFI_BODY")));

    private ManagedRules() {}

    /** @param first the first priority that is free */
    static List<RuleProperty> from(int first) {
        return IntStream.range(0, GROUPS.size())
                .mapToObj(i -> rule(first + i, GROUPS.get(i)))
                .toList();
    }

    private static RuleProperty rule(int priority, Group group) {
        RuleActionProperty count = RuleActionProperty.builder()
                .count(CountActionProperty.builder().build())
                .build();
        List<RuleActionOverrideProperty> overrides = group.counting.stream()
                .map(rule -> RuleActionOverrideProperty.builder()
                        .name(rule)
                        .actionToUse(count)
                        .build())
                .toList();
        return RuleProperty.builder()
                .name(group.name)
                .priority(priority)
                .overrideAction(OverrideActionProperty.builder().none(Map.of()).build())
                .statement(StatementProperty.builder()
                        .managedRuleGroupStatement(ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group.name)
                                .ruleActionOverrides(overrides.isEmpty() ? null : overrides)
                                .build())
                        .build())
                .visibilityConfig(visibility(group.name))
                .build();
    }

    static VisibilityConfigProperty visibility(String metric) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .metricName(metric)
                .sampledRequestsEnabled(true)
                .build();
    }
}
