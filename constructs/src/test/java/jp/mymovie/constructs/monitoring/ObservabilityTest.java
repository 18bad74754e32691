package jp.mymovie.constructs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                .rehearsal("stg.example.com", "222222222222", "Probe Stg")
                .service("example.com", "333333333333", "Probe Prod")
                .build();

        String page = page();
        assertThat(page)
                .contains(":aws.AccountId=\\\"333333333333\\\"", "FunctionName=(Probe Prod)", "AWS/DynamoDB")
                .doesNotContain("\"type\":\"alarm\"", "What do requests cost", "failed: ${PROP('Dim.function')}");
        assertThat(page.indexOf("## example.com (account 333333333333)"))
                .isLessThan(page.indexOf("## stg.example.com (account 222222222222)"))
                .isPositive();
    }

    @Test
    void theDashboardBeginsWithAlarmsAndEndsWithWhatCarriesTheServices() {
        ServiceDashboard.Builder.create(stack, "Dashboard")
                .introduction("**Runbooks**")
                .alarm("arn:aws:cloudwatch:us-east-1:111111111111:alarm:Prod films: site is down")
                .service("example.com", "333333333333", "Probe Prod")
                .failures("Films")
                .prices(new RequestPrices(0.000001, 0.000002, 0.000003, 0.000004, 0.005, 0.000006, 0.00000071))
                .logs("Logs", "333333333333")
                .heartbeat("Nightly work", "222222222222")
                .ownHeartbeat("Checkup", "Checkup")
                .build();

        assertThat(page())
                .containsSubsequence(
                        "**Runbooks**",
                        "alarm:Prod films: site is down",
                        "Is it up?",
                        "{Films,function,version}",
                        "What do requests cost?",
                        "'Sum', 3600)) * 0.000001",
                        "* 0.00000071",
                        "## What carries them",
                        "DeliveryToS3.DataFreshness",
                        ":aws.AccountId=\\\"LOCAL\\\" FunctionName=(Checkup)");
    }

    /** Metrics of us-east-1 are looked for there, in a graph of the home region too. */
    @Test
    void theDashboardLooksForTheEdgeWhereItReports() throws IOException {
        ServiceDashboard.Builder.create(stack, "Dashboard")
                .service("example.com", "333333333333", "Probe Prod")
                .prices(new RequestPrices(1, 1, 1, 1, 1, 1, 1))
                .build();

        int edge = 0;
        for (JsonNode widget : new JsonMapper().readTree(page()).path("widgets")) {
            for (JsonNode metric : widget.at("/properties/metrics")) {
                JsonNode search = metric.get(0);
                boolean atEdge = search.path("expression").asText().matches(".*(AWS/CloudFront|Probe Prod).*");
                String region = search.has("region")
                        ? search.path("region").asText()
                        : widget.at("/properties/region").asText();
                assertThat(region).as(search.toString()).isEqualTo(atEdge ? "us-east-1" : "ap-northeast-1");
                edge += atEdge ? 1 : 0;
            }
        }
        assertThat(edge).isEqualTo(6);
    }

    private String page() {
        return Template.fromStack(stack).findResources("AWS::CloudWatch::Dashboard").values().stream()
                .map(dashboard ->
                        ((Map<?, ?>) Objects.requireNonNull(dashboard.get("Properties"))).get("DashboardBody"))
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDashboardWantsSomethingToShow() {
        ServiceDashboard.Builder dashboard = ServiceDashboard.Builder.create(stack, "Dashboard");
        assertThatThrownBy(dashboard::build).hasMessage("'service' must be given at least once, got none");
        assertThatThrownBy(() -> dashboard.service("films", "12", "Probe").build())
                .hasMessage("'accountId' must be 12 digits, got 12");
    }
}
