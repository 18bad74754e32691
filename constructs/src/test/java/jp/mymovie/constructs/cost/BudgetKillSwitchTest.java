package jp.mymovie.constructs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Severity;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.sns.Topic;

class BudgetKillSwitchTest {
    private final Stack stack = SampleStack.create();

    private BudgetKillSwitch.Builder killSwitch() {
        return BudgetKillSwitch.Builder.create(stack, "KillSwitch")
                .monthlyUsd(30)
                .emails(List.of("a@example.com"))
                .domainNames(List.of("Example.com"))
                .hostedZone(HostedZone.fromHostedZoneAttributes(
                        stack,
                        "Zone",
                        HostedZoneAttributes.builder()
                                .hostedZoneId("Z1")
                                .zoneName("example.com")
                                .build()))
                .certificate(Certificate.fromCertificateArn(
                        stack, "Certificate", "arn:aws:acm:ap-northeast-1:111111111111:certificate/1"));
    }

    @Test
    void warnsByMailAndCutsAtTheLastShare() {
        killSwitch().alertPercents(List.of(50)).cutPercent(120).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Budgets::Budget",
                        Match.objectLike(Map.of(
                                "Budget",
                                Map.of("BudgetLimit", Map.of("Amount", 30, "Unit", "USD"), "TimeUnit", "MONTHLY"),
                                "NotificationsWithSubscribers",
                                List.of(
                                        Map.of(
                                                "Notification",
                                                Map.of("Threshold", 50, "NotificationType", "ACTUAL"),
                                                "Subscribers",
                                                List.of(Map.of(
                                                        "SubscriptionType", "EMAIL", "Address", "a@example.com"))),
                                        Map.of(
                                                "Notification",
                                                Map.of("Threshold", 120),
                                                "Subscribers",
                                                List.of(
                                                        Map.of("SubscriptionType", "EMAIL"),
                                                        Map.of("SubscriptionType", "SNS")))))));
    }

    @Test
    void listensToBudgetsAndAlarmsAlone() {
        killSwitch().alarmAccountIds(List.of("222222222222")).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties("AWS::SNS::Topic", Map.of("KmsMasterKeyId", Match.absent()));
        template.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(
                                        Map.of("Sid", "AllowPublishThroughSSLOnly"),
                                        Map.of(
                                                "Principal", Map.of("Service", "budgets.amazonaws.com"),
                                                "Condition", sourceAccount(List.of(SampleStack.ACCOUNT))),
                                        Map.of(
                                                "Principal",
                                                Map.of("Service", "cloudwatch.amazonaws.com"),
                                                "Condition",
                                                sourceAccount(List.of(SampleStack.ACCOUNT, "222222222222"))),
                                        Map.of(
                                                "Effect",
                                                "Deny",
                                                "Principal",
                                                Map.of("AWS", "*"),
                                                "Action",
                                                "sns:Publish",
                                                "Condition",
                                                Map.of("Bool", Map.of("aws:PrincipalIsAWSService", "false"))))))));
    }

    @Test
    void mayChangeTheAddressesOfItsNameAndNothingElse() {
        killSwitch().stateParameterPrefix("/films/kill").build();

        Template template = Template.fromStack(stack);
        Map<String, Object> onlyAddresses = Map.of(
                "ForAllValues:StringEquals",
                Map.of(
                        "route53:ChangeResourceRecordSetsNormalizedRecordNames", List.of("example.com"),
                        "route53:ChangeResourceRecordSetsRecordTypes", List.of("A", "AAAA"),
                        "route53:ChangeResourceRecordSetsActions", List.of("UPSERT")));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                policyWith(Map.of("Action", "route53:ChangeResourceRecordSets", "Condition", onlyAddresses)));
        template.hasResourceProperties(
                "AWS::IAM::Policy", policyWith(Map.of("Action", List.of("ssm:GetParameter", "ssm:PutParameter"))));
        assertThat(template.findResources("AWS::IAM::Policy").toString())
                .contains("parameter/films/kill/example.com")
                .doesNotContain("Resource=*");
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                Map.of(
                                        "HOSTED_ZONE_ID", "Z1",
                                        "RECORD_NAMES", "example.com",
                                        "STATE_PARAMETER", "/films/kill/example.com")))));
    }

    @Test
    void showsAThrottledPageInTwoLanguagesUnderTheNameItself() {
        killSwitch().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::ApiGateway::DomainName",
                Match.objectLike(Map.of(
                        "DomainName", "example.com", "EndpointConfiguration", Map.of("Types", List.of("REGIONAL")))));
        template.hasResourceProperties(
                "AWS::ApiGateway::Stage",
                Match.objectLike(Map.of(
                        "MethodSettings", List.of(Map.of("ThrottlingRateLimit", 5, "ThrottlingBurstLimit", 10)))));
        assertThat(template.findResources("AWS::ApiGateway::Method").toString())
                .contains("503", "Taking a break", "お休み");
    }

    @Test
    void ringsWhenASwitchFails() {
        killSwitch()
                .domainNames(List.of("stg.example.com"))
                .alarmTopic(new Topic(stack, "Alarms"))
                .notice(new Notice(Severity.PAGE, "Management", "estate", "https://example.com/runbooks"))
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 1);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "AlarmName",
                        "Management estate: kill switch fails",
                        "AlarmDescription",
                        Match.stringLikeRegexp("^\\[page] .*/runbooks/kill-switch.md$"),
                        "TreatMissingData",
                        "notBreaching",
                        "OKActions",
                        Match.anyValue(),
                        "Metrics",
                        Match.arrayWith(List.of(
                                Match.objectLike(Map.of("Expression", "FILL(m0, 0) + FILL(m1, 0) + FILL(m2, 0)")),
                                Match.objectLike(Map.of(
                                        "MetricStat",
                                        Match.objectLike(Map.of(
                                                "Metric",
                                                Match.objectLike(
                                                        Map.of("MetricName", "NumberOfNotificationsFailed")))))))))));
    }

    @Test
    void hasNoAlarmThatNobodyHears() {
        killSwitch().build();
        Template.fromStack(stack).resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    @Test
    void watchesNoMoreSwitchesThanAnAlarmTakesMetrics() {
        BudgetKillSwitch.Builder many = killSwitch()
                .domainNames(IntStream.range(0, 9)
                        .mapToObj("%d.example.com"::formatted)
                        .toList());
        assertThatThrownBy(() -> many.alarmTopic(new Topic(stack, "Alarms")).build())
                .hasMessage("'domainNames' must be at most 9 with an 'alarmTopic', got 10");
    }

    @Test
    void hasAFunctionEachName() {
        BudgetKillSwitch killSwitch =
                killSwitch().domainNames(List.of("stg.example.com")).build();

        assertThat(killSwitch.functions()).hasSize(2);
        Template.fromStack(stack).resourceCountIs("AWS::ApiGateway::DomainName", 2);
    }

    @Test
    void refusesWhatCouldNotWork() {
        BudgetKillSwitch.Builder killSwitch = killSwitch();
        assertThatThrownBy(() -> killSwitch.monthlyUsd(0).build()).hasMessage("'monthlyUsd' must be above 0, got 0.0");
        killSwitch.monthlyUsd(1);
        assertThatThrownBy(() -> killSwitch.stateParameterPrefix("x").build())
                .hasMessage("'stateParameterPrefix' must be like /kill-switch, got x");
        assertThatThrownBy(() ->
                        killSwitch.alertPercents(Collections.nCopies(10, 1)).build())
                .hasMessage("'alertPercents' must be at most 9 beside the cut, got 10");
        BudgetKillSwitch.Builder empty =
                BudgetKillSwitch.Builder.create(stack, "Empty").monthlyUsd(1);
        assertThatThrownBy(empty::build).hasMessage("'emails' must be 1 to 10 addresses, got []");
        empty.emails(List.of("a@example.com"));
        assertThatThrownBy(empty::build).hasMessage("'domainNames' must name what to cut, got []");
        empty.domainNames(List.of("example.com"));
        assertThatThrownBy(empty::build).hasMessage("'hostedZone' must be given, got null");
    }

    private static Object policyWith(Map<String, Object> statement) {
        return Match.objectLike(
                Map.of("PolicyDocument", Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(statement))))));
    }

    private static Map<String, Object> sourceAccount(Object accounts) {
        return Map.of("StringEquals", Map.of("aws:SourceAccount", accounts));
    }
}
