package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of a stage's edge: stg on the free plan, prod pay-as-you-go behind a web ACL. */
class EdgeOptionsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static Assembly assembly;

    @BeforeAll
    static void synthesize() throws IOException {
        GrownEstate.synthesize(settings("{\"plan\":\"FREE\"}", "{\"webAcl\":true}"), directory.resolve("cdk.out"));
        assembly = Assembly.read(directory.resolve("cdk.out"));
    }

    private static Path settings(String stg, String prod) throws IOException {
        ObjectNode settings = (ObjectNode) JSON.readTree(Files.readString(SampleSettings.file()));
        ((ObjectNode) settings.at("/estate/services/0/stages/0")).set("edge", JSON.readTree(stg));
        ((ObjectNode) settings.at("/estate/services/0/stages/1")).set("edge", JSON.readTree(prod));
        return Files.writeString(directory.resolve("cdk.json"), settings.toString());
    }

    private static List<Resource> of(String stage, String type) {
        return Assembly.resources(assembly.stage(stage), type);
    }

    private static JsonNode bootstrap(String name) throws IOException {
        return JSON.readTree(
                directory.resolve("cdk.out/bootstrap").resolve(name + ".json").toFile());
    }

    @Test
    void theFreePlanHasItsSubscriptionInAStackOfItsOwnAndNoLogs() {
        assertThat(of("Stg", "AWS::PricingPlanManager::Subscription"))
                .singleElement()
                .satisfies(subscription -> {
                    assertThat(subscription.property("PlanTier").asText()).isEqualTo("FREE");
                    assertThat(subscription.node().path("DeletionPolicy").asText())
                            .isEqualTo("Retain");
                    assertThat(subscription.stack().name()).isEqualTo("Stg/PricingPlan");
                    assertThat(subscription.stack().region()).isEqualTo("us-east-1");
                });
        assertThat(of("Stg", "AWS::Logs::Delivery")).isEmpty();
        assertThat(of("Stg", "AWS::WAFv2::LoggingConfiguration")).isEmpty();
        assertThat(of("Stg", "AWS::WAFv2::WebACL")).hasSize(1);
    }

    @Test
    void theFreePlanFitsFiveBehavioursAndManagedPolicies() {
        JsonNode config = of("Stg", "AWS::CloudFront::Distribution").getFirst().property("DistributionConfig");

        assertThat(config.path("CacheBehaviors")).hasSizeLessThan(5);
        assertThat(config.has("PriceClass")).isFalse();
        assertThat(of("Stg", "AWS::CloudFront::CachePolicy")).isEmpty();
        assertThat(of("Stg", "AWS::CloudFront::ResponseHeadersPolicy")).isEmpty();
    }

    @Test
    void anAlarmTellsThatThePlanIsAbsent() {
        assertThat(of("Stg", "AWS::CloudWatch::Alarm"))
                .extracting(alarm -> alarm.property("AlarmName").asText())
                .contains("Stg movies: the edge is not on its pricing plan");
    }

    @Test
    void theWebAclOfPayAsYouGoStandsBeforeTheDistributionAndLogsIntoTheLake() {
        assertThat(of("Prod", "AWS::CloudFront::Distribution"))
                .singleElement()
                .satisfies(distribution -> assertThat(
                                distribution.property("DistributionConfig").path("WebACLId"))
                        .isNotEmpty());
        assertThat(of("Prod", "AWS::Logs::Delivery")).hasSize(1);
        assertThat(of("Prod", "AWS::WAFv2::LoggingConfiguration")).hasSize(1);
        assertThat(of("Prod", "AWS::PricingPlanManager::Subscription")).isEmpty();
        assertThat(of("LogArchive", "AWS::Glue::Table"))
                .extracting(table -> table.property("TableInput").path("Name").asText())
                .contains("waf");
    }

    /** Both halves of the list, and what the stack of the services' deployment may do. */
    @Test
    void whatTheOptionsUseIsOpenAndNothingElse() throws IOException {
        Stream<String> lists = of("Management", "AWS::Organizations::Policy").stream()
                .map(policy -> policy.property("Content").toString())
                .filter(content -> content.contains("DenyOtherServices"));

        assertThat(lists).hasSize(2).allSatisfy(list -> assertThat(list).contains("wafv2:*", "pricingplanmanager:*"));
        assertThat(bootstrap("Prod-us-east-1").toString())
                .contains("wafv2:PutLoggingConfiguration", "wafv2.amazonaws.com")
                .doesNotContain("pricingplanmanager:CreateSubscription");
        assertThat(bootstrap("Stg-us-east-1").toString())
                .contains("pricingplanmanager:CreateSubscription")
                .doesNotContain("wafv2:PutLoggingConfiguration");
        assertThat(bootstrap("Stg-ap-northeast-1").toString()).contains("pricingplanmanager:ListSubscriptions");
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedWithTheirPath() throws IOException {
        refuses(
                "{\"plan\":\"GOLD\"}",
                "'estate.services[0].stages[0].edge.plan' must be one of [FREE, PRO, BUSINESS, PREMIUM]");
        refuses(
                "{\"plan\":\"PRO\",\"webAcl\":false}",
                "'estate.services[0].stages[0].edge.webAcl' must be true or absent");
        refuses("{\"acl\":true}", "'estate.services[0].stages[0].edge.acl' is not a setting");
    }

    private static void refuses(String edge, String message) throws IOException {
        Path file = settings(edge, "{}");
        assertThatThrownBy(() -> Estate.read(file)).hasMessageStartingWith(message);
    }
}
