package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Sink, link and dashboard. */
class ObservabilityTest {
    private static final String SINK = "arn:aws:oam:ap-northeast-1:222222222222:sink/1";

    private final Stack stack = SampleStack.create();

    @Test
    void theSinkIsOpenToTheOrganizationAndToNobodyElse() {
        ObservabilitySink.Builder.create(stack, "Sink")
                .organizationId("o-a1b2c3d4e5")
                .name("all")
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Oam::Sink",
                        Match.objectLike(Map.of(
                                "Name",
                                "all",
                                "Policy",
                                Map.of(
                                        "Statement",
                                        List.of(Map.of(
                                                "Action",
                                                List.of("oam:CreateLink", "oam:UpdateLink"),
                                                "Condition",
                                                Map.of(
                                                        "StringEquals",
                                                        Map.of("aws:PrincipalOrgID", "o-a1b2c3d4e5"))))))));
    }

    @Test
    void theSinkWantsAnOrganization() {
        assertThatThrownBy(() -> ObservabilitySink.Builder.create(stack, "Sink").build())
                .hasMessage("'organizationId' must be like o-a1b2c3d4e5, got null");
    }

    @Test
    void theLinkSharesMetricsLogsTracesAndSignals() {
        ObservabilityLink.Builder.create(stack, "Link").sinkArn(SINK).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Oam::Link",
                        Map.of(
                                "SinkIdentifier",
                                SINK,
                                "ResourceTypes",
                                List.of(
                                        "AWS::CloudWatch::Metric",
                                        "AWS::Logs::LogGroup",
                                        "AWS::XRay::Trace",
                                        "AWS::ApplicationSignals::Service")));
    }

    @Test
    void theLinkWantsASinkOfItsOwnRegion() {
        ObservabilityLink.Builder link = ObservabilityLink.Builder.create(stack, "Link");
        assertThatThrownBy(link::build).hasMessage("'sinkArn' must be the ARN of a sink, got null");
        assertThatThrownBy(() -> link.sinkArn("arn:aws:s3:::bucket").build())
                .hasMessage("'sinkArn' must be the ARN of a sink, got arn:aws:s3:::bucket");
        String elsewhere = SINK.replace("ap-northeast-1", "us-east-1");
        assertThatThrownBy(() -> link.sinkArn(elsewhere).build())
                .hasMessage("'sinkArn' must be a sink of ap-northeast-1, the stack's region, got " + elsewhere);
    }

    @Test
    void theDashboardShowsEachAccountFromTheEdgeToTheTable() {
        ServiceDashboard.Builder.create(stack, "Dashboard")
                .service("stg.example.com", "222222222222")
                .service("example.com", "333333333333")
                .build();

        assertThat(Template.fromStack(stack).toJSON().toString())
                .contains("## stg.example.com (account 222222222222)", "## example.com (account 333333333333)")
                .contains(":aws.AccountId=")
                .contains("us-east-1")
                .contains("AWS/DynamoDB");
    }

    @Test
    void theDashboardWantsSomethingToShow() {
        ServiceDashboard.Builder dashboard = ServiceDashboard.Builder.create(stack, "Dashboard");
        assertThatThrownBy(dashboard::build).hasMessage("'service' must be given at least once, got none");
        assertThatThrownBy(() -> dashboard.service("films", "12").build())
                .hasMessage("'accountId' must be 12 digits, got 12");
    }
}
