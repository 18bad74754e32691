package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.Topic;

class ProbeTest {
    private static final Notice NOTICE = new Notice(Severity.PAGE, "Prod", "movies", "https://example/runbooks");

    private final Stack stack = SampleStack.in("us-east-1");

    private Probe.Builder probe() {
        return Probe.Builder.create(stack, "Probe")
                .origin("https://mymovie.example")
                .stage("prod");
    }

    @Test
    void visitsEachMinute() {
        probe().build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Handler",
                        "jp.mymovie.operations.probe.Probe::handleRequest",
                        "MemorySize",
                        256,
                        "Timeout",
                        50,
                        "Environment",
                        Map.of("Variables", Map.of("ORIGIN", "https://mymovie.example", "STAGE", "prod")))));
        template.hasResourceProperties(
                "AWS::Events::Rule",
                objectLike(Map.of(
                        "ScheduleExpression",
                        "rate(1 minute)",
                        "Targets",
                        List.of(objectLike(Map.of("RetryPolicy", objectLike(Map.of("MaximumRetryAttempts", 0))))))));
        template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    @Test
    void takesReadSignInTokenAndInterval() {
        probe().read("/api/v1/users/random")
                .signIn()
                .signedIn("/mymovie/probe/prod", "/api/v1/me")
                .interval(Duration.minutes(5))
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                objectLike(Map.of(
                                        "READ", "/api/v1/users/random",
                                        "SIGN_IN", "true",
                                        "TOKEN_PARAMETER", "/mymovie/probe/prod",
                                        "OWN", "/api/v1/me"))))));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                objectLike(Map.of(
                        "PolicyDocument",
                        objectLike(Map.of(
                                "Statement",
                                arrayWith(List.of(objectLike(Map.of(
                                        "Action",
                                        "ssm:GetParameter",
                                        "Resource",
                                        "arn:aws:ssm:us-east-1:111111111111:parameter/mymovie/probe/prod")))))))));
        template.hasResourceProperties(
                "AWS::Events::Rule", objectLike(Map.of("ScheduleExpression", "rate(5 minutes)")));
    }

    @Test
    void pagesForASiteThatIsDownAndForAProbeThatIsSilent() {
        Topic topic = Topic.Builder.create(stack, "Topic").build();
        probe().alarms(NOTICE, topic).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                objectLike(Map.of(
                        "AlarmName",
                        "Prod movies: site is down",
                        "MetricName",
                        "Errors",
                        "Period",
                        60,
                        "EvaluationPeriods",
                        3,
                        "DatapointsToAlarm",
                        2,
                        "TreatMissingData",
                        "notBreaching",
                        "AlarmActions",
                        anyValue(),
                        "OKActions",
                        anyValue())));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                objectLike(Map.of(
                        "AlarmName",
                        "Prod movies: probe is silent",
                        "MetricName",
                        "Invocations",
                        "ComparisonOperator",
                        "LessThanThreshold",
                        "EvaluationPeriods",
                        5,
                        "DatapointsToAlarm",
                        absent(),
                        "TreatMissingData",
                        "breaching")));
        template.resourcePropertiesCountIs("AWS::CloudWatch::Alarm", objectLike(Map.of("ActionsEnabled", true)), 2);
    }

    @Test
    void staysQuietUntilTheSiteIsThere() {
        probe().alarms(NOTICE, Topic.Builder.create(stack, "Topic").build())
                .actionsEnabled(false)
                .build();

        Template.fromStack(stack)
                .resourcePropertiesCountIs("AWS::CloudWatch::Alarm", objectLike(Map.of("ActionsEnabled", false)), 2);
    }

    @Test
    void refusesWhatCouldNotBeVisited() {
        Topic topic = Topic.Builder.create(stack, "Topic").build();
        assertThatThrownBy(() -> Probe.Builder.create(stack, "A").stage("prod").build())
                .hasMessage("'origin' must be https://host and 'stage' must be set, got null and prod");
        assertThatThrownBy(() -> probe().origin("https://mymovie.example/").build())
                .hasMessageStartingWith("'origin' must be https://host");
        assertThatThrownBy(() -> probe().read("api").build()).hasMessage("'read' must begin with a slash, got 'api'");
        assertThatThrownBy(() -> probe().signedIn("token", "/me").build())
                .hasMessage("'parameter' must begin with a slash, got 'token'");
        assertThatThrownBy(() -> probe().interval(Duration.minutes(5))
                        .alarms(NOTICE, topic)
                        .build())
                .hasMessage(
                        "'interval' must be a minute where there are alarms, got 300 seconds: leave out one of them");
    }

    /** Prices of Lambda on arm64 in us-east-1 of November 2026: 0.0000133334 US$ a GB-second, 0.20 US$ a million calls. */
    @Test
    void costsLessThanADollarAMonthWithoutFreeTiers() {
        probe().build();

        double gigabytes = 256 / 1024.0;
        Template.fromStack(stack)
                .hasResourceProperties("AWS::Lambda::Function", objectLike(Map.of("MemorySize", gigabytes * 1024)));
        double visits = 30 * 24 * 60;
        double assumedSeconds = 3;

        double dollars = visits * (gigabytes * assumedSeconds * 0.0000133334 + 0.20 / 1e6);

        assertThat(dollars).isBetween(0.3, 0.6);
    }
}
