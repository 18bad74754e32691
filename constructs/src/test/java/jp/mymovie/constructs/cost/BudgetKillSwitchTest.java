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
    private static final String WORKLOAD = "222222222222";

    private final Stack stack = SampleStack.create();

    private BudgetKillSwitch.Builder killSwitch(SwitchedStage... stages) {
        return BudgetKillSwitch.Builder.create(stack, "KillSwitch")
                .monthlyUsd(30)
                .emails(List.of("a@example.com"))
                .stages(List.of(stages))
                .alarmTopic(new Topic(stack, "Alarms"))
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

    private static SwitchedStage.Builder stage() {
        return stage("Prod", "Example.com");
    }

    private static SwitchedStage.Builder stage(String id, String name) {
        return SwitchedStage.Builder.create(id, WORKLOAD)
                .domainNames(List.of(name))
                .in("arn:aws:iam::222222222222:role/films-switch", "/films/switch/movies/prod");
    }

    @Test
    void warnsByMailForecastsAndCutsInTwoSteps() {
        killSwitch(stage().build()).alertPercents(List.of(50)).cutPercent(110).build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Budgets::Budget", 1);
        template.hasResourceProperties(
                "AWS::Budgets::Budget",
                Match.objectLike(Map.of(
                        "Budget",
                        Map.of(
                                "BudgetLimit", Map.of("Amount", 30, "Unit", "USD"),
                                "CostFilters", Match.absent(),
                                "CostTypes", Map.of("IncludeCredit", false, "IncludeRefund", false),
                                "TimeUnit", "MONTHLY"),
                        "NotificationsWithSubscribers",
                        List.of(
                                step("ACTUAL", 50, "EMAIL"),
                                step("FORECASTED", 100, "EMAIL"),
                                step("ACTUAL", 110, "EMAIL", "SNS"),
                                step("ACTUAL", 132, "EMAIL", "SNS")))));
    }

    @Test
    void cutsAStageAloneByTheBudgetOfItsAccount() {
        BudgetKillSwitch killSwitch = killSwitch(
                        stage("Stg", "stg.example.com").monthlyUsd(10).build(), stage().build())
                .build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::Budgets::Budget", 2);
        template.hasResourceProperties(
                "AWS::Budgets::Budget",
                Match.objectLike(Map.of(
                        "Budget",
                        Match.objectLike(Map.of(
                                "BudgetLimit", Map.of("Amount", 10, "Unit", "USD"),
                                "CostFilters", Map.of("LinkedAccount", List.of(WORKLOAD)))))));
        assertThat(template.findResources("AWS::Budgets::Budget").toString())
                .contains("Address=" + stack.resolve(killSwitch.tripTopic("Stg").getTopicArn()))
                .contains(
                        "Address=" + stack.resolve(killSwitch.everythingTopic().getTopicArn()));
    }

    @Test
    void listensToBudgetsAndToAlarmsOfTheStagesAccountAlone() {
        BudgetKillSwitch killSwitch = killSwitch(
                        stage().monthlyUsd(10).topicName("films-trip-prod").build())
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::SNS::Topic",
                Match.objectLike(Map.of("TopicName", "films-trip-prod", "KmsMasterKeyId", Match.absent())));
        template.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Match.objectLike(Map.of(
                        "Topics",
                        List.of(stack.resolve(killSwitch.tripTopic("Prod").getTopicArn())),
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(
                                        Map.of("Sid", "AllowPublishThroughSSLOnly"),
                                        Map.of(
                                                "Principal", Map.of("Service", "budgets.amazonaws.com"),
                                                "Condition", sourceAccount(SampleStack.ACCOUNT)),
                                        Map.of(
                                                "Principal", Map.of("Service", "cloudwatch.amazonaws.com"),
                                                "Condition", sourceAccount(WORKLOAD)),
                                        Map.of(
                                                "Effect",
                                                "Deny",
                                                "Principal",
                                                Map.of("AWS", "*"),
                                                "Action",
                                                "sns:Publish",
                                                "Condition",
                                                Map.of("Bool", Map.of("aws:PrincipalIsAWSService", "false"))))))));
        template.hasResourceProperties(
                "AWS::SNS::TopicPolicy",
                Match.objectLike(Map.of(
                        "Topics",
                        List.of(stack.resolve(killSwitch.everythingTopic().getTopicArn())),
                        "PolicyDocument",
                        Map.of(
                                "Statement",
                                List.of(
                                        Map.of("Sid", "AllowPublishThroughSSLOnly"),
                                        Map.of("Sid", "Budgets"),
                                        Map.of("Sid", "NobodyElse"))))));
    }

    @Test
    void tellsTheFunctionWhatItMovesAndWhoTripsIt() {
        killSwitch(stage().word("prod")
                        .levels(List.of(SwitchLevel.SIGN_UPS, SwitchLevel.DNS))
                        .functionName("films-switch-movies-prod")
                        .roleName("films-kill-switch-prod")
                        .stateParameter("/films/kill-switch/prod")
                        .topicName("films-trip-prod")
                        .build())
                .edge("films-trip-failures")
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "FunctionName",
                        "films-switch-movies-prod",
                        "DeadLetterConfig",
                        Match.anyValue(),
                        "Environment",
                        Map.of(
                                "Variables",
                                Match.objectLike(Map.of(
                                        "HOSTED_ZONE_ID", "Z1",
                                        "RECORD_NAMES", "example.com",
                                        "STATE_PARAMETER", "/films/kill-switch/prod",
                                        "STAGE", "prod",
                                        "ACCOUNT_ID", WORKLOAD,
                                        "HOME_REGION", "ap-northeast-1",
                                        "LEVELS", "dns,sign-ups",
                                        "TARGETS", "/films/switch/movies/prod/"))))));
        String functions = template.findResources("AWS::Lambda::Function").toString();
        assertThat(functions).contains("\":[\"all\"]", ":films-trip-prod\":[\"all\"]");
        template.resourceCountIs("AWS::SNS::Subscription", 3);
        template.allResourcesProperties(
                "AWS::SNS::Subscription",
                Match.objectLike(Map.of("Protocol", "lambda", "RedrivePolicy", Match.anyValue())));
        template.hasResourceProperties(
                "AWS::SNS::Subscription",
                Match.objectLike(Map.of(
                        "Region", "us-east-1",
                        "TopicArn", "arn:aws:sns:us-east-1:111111111111:films-trip-prod",
                        "RedrivePolicy",
                                Map.of(
                                        "deadLetterTargetArn",
                                        "arn:aws:sqs:us-east-1:111111111111:films-trip-failures"))));
    }

    @Test
    void mayMoveTheAddressesOfItsNamesTakeOneRoleAndNothingElse() {
        killSwitch(stage().levels(List.of(SwitchLevel.DNS))
                        .stateParameter("/films/kill")
                        .build())
                .build();

        Template template = Template.fromStack(stack);
        Map<String, Object> onlyAddresses = Map.of(
                "ForAllValues:StringEquals",
                Map.of(
                        "route53:ChangeResourceRecordSetsNormalizedRecordNames", List.of("example.com"),
                        "route53:ChangeResourceRecordSetsRecordTypes", List.of("A", "AAAA"),
                        "route53:ChangeResourceRecordSetsActions", List.of("CREATE", "DELETE")));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                policyWith(Map.of("Action", "route53:ChangeResourceRecordSets", "Condition", onlyAddresses)));
        template.hasResourceProperties(
                "AWS::IAM::Policy", policyWith(Map.of("Action", List.of("ssm:GetParameter", "ssm:PutParameter"))));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                policyWith(
                        Map.of("Action", "sts:AssumeRole", "Resource", "arn:aws:iam::222222222222:role/films-switch")));
        assertThat(template.findResources("AWS::IAM::Policy").toString())
                .contains("parameter/films/kill/dns")
                .doesNotContain("Resource=*", "kill/events");
    }

    @Test
    void showsAThrottledPageInTwoLanguagesUnderTheNameItself() {
        killSwitch(stage().build()).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::ApiGateway::DomainName",
                Match.objectLike(Map.of(
                        "DomainName", "example.com", "EndpointConfiguration", Map.of("Types", List.of("REGIONAL")))));
        assertThat(template.findResources("AWS::ApiGateway::Method").toString())
                .contains("503", "Taking a break", "お休み");
    }

    /** API Gateway throttles each method: together they must stay within what the page may cost. */
    @Test
    void answersMoreThanFiveAndBillsAtMostTwentyASecond() {
        killSwitch(stage().build()).build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::ApiGateway::Method", 2);
        template.hasResourceProperties(
                "AWS::ApiGateway::Stage",
                Match.objectLike(Map.of(
                        "MethodSettings", List.of(Map.of("ThrottlingRateLimit", 10, "ThrottlingBurstLimit", 50)))));
    }

    @Test
    void ringsAtTheFirstFailureOrMessageThatMovedNothing() {
        killSwitch(stage().build(), stage("Stg", "stg.example.com").build())
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
                        Match.stringLikeRegexp("^\\[page\\] .*/runbooks/kill-switch.md$"),
                        "EvaluationPeriods",
                        1,
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
                                                Match.objectLike(Map.of(
                                                        "MetricName", "ApproximateNumberOfMessagesVisible")))))))))));
    }

    @Test
    void watchesNoMoreSwitchesThanAnAlarmTakesMetrics() {
        BudgetKillSwitch.Builder many = killSwitch(IntStream.range(0, 10)
                .mapToObj(i -> stage("Stage" + i, i + ".example.com").build())
                .toArray(SwitchedStage[]::new));
        assertThatThrownBy(many::build).hasMessage("'stages' must be at most 9, got 10: an alarm takes ten metrics");
    }

    @Test
    void hasAFunctionEachStage() {
        BudgetKillSwitch killSwitch = killSwitch(
                        stage().build(), stage("Stg", "stg.example.com").build())
                .build();

        assertThat(killSwitch.functions()).hasSize(2);
        Template.fromStack(stack).resourceCountIs("AWS::ApiGateway::DomainName", 2);
    }

    @Test
    void refusesWhatCouldNotWork() {
        SwitchedStage prod = stage().build();
        BudgetKillSwitch.Builder killSwitch = killSwitch(prod);
        assertThatThrownBy(() -> killSwitch.monthlyUsd(0).build()).hasMessage("'monthlyUsd' must be above 0, got 0.0");
        killSwitch.monthlyUsd(1);
        assertThatThrownBy(() -> killSwitch.stages(List.of(prod)))
                .hasMessage("'stages' must have different ids, got Prod twice");
        assertThatThrownBy(() ->
                        killSwitch.alertPercents(Collections.nCopies(8, 1)).build())
                .hasMessage("'alertPercents' must be at most 7 beside forecast and cut, got 8");
        BudgetKillSwitch.Builder empty =
                BudgetKillSwitch.Builder.create(stack, "Empty").monthlyUsd(1);
        assertThatThrownBy(empty::build).hasMessage("'emails' must be 1 to 10 addresses, got []");
        empty.emails(List.of("a@example.com"));
        assertThatThrownBy(empty::build).hasMessage("'stages' must name what to cut, got []");
        empty.stages(List.of(prod));
        assertThatThrownBy(empty::build).hasMessage("'hostedZone' must be given, got null");
    }

    @Test
    void refusesAStageThatCouldNotBeCut() {
        assertThatThrownBy(() -> SwitchedStage.Builder.create("Prod", "2").build())
                .hasMessage("'accountId' must be 12 digits, got 2");
        assertThatThrownBy(() -> SwitchedStage.Builder.create("Prod", WORKLOAD).build())
                .hasMessage("'domainNames' must name what to cut, got []");
        assertThatThrownBy(() -> stage().levels(List.of()).build())
                .hasMessage("'levels' must be at least one of [dns, distribution, throttle, functions, events,"
                        + " sign-ups], got []");
        assertThatThrownBy(() -> stage().in("films-switch", "/films").build())
                .hasMessage("'in' must name the ARN of the role in the stage's account, got 'films-switch'");
        assertThatThrownBy(() -> stage().stateParameter("x").build())
                .hasMessage("'stateParameter' and targets must be like /kill-switch/prod, got 'x'");
        assertThatThrownBy(() -> stage().monthlyUsd(-1).build()).hasMessage("'monthlyUsd' must be 0 or more, got -1.0");
        assertThatThrownBy(() -> SwitchLevel.of("tables"))
                .hasMessage("level must be one of [dns, distribution, throttle, functions, events, sign-ups],"
                        + " got 'tables'");
    }

    private static Object step(String type, int percent, String... subscribers) {
        return Map.of(
                "Notification",
                Map.of("Threshold", percent, "NotificationType", type),
                "Subscribers",
                List.of(subscribers).stream()
                        .map(subscriber -> Map.of("SubscriptionType", subscriber))
                        .toList());
    }

    private static Object policyWith(Map<String, Object> statement) {
        return Match.objectLike(
                Map.of("PolicyDocument", Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(statement))))));
    }

    private static Map<String, Object> sourceAccount(String account) {
        return Map.of("StringEquals", Map.of("aws:SourceAccount", List.of(account)));
    }
}
