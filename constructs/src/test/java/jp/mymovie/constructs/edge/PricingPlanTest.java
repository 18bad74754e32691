package jp.mymovie.constructs.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.loglake.DistributionLogDelivery;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudfront.KeyValueStore;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;

/** A distribution on a flat-rate plan. */
class PricingPlanTest {
    private final Stack stack = SampleStack.in("us-east-1");

    private WebAcl acl(@Nullable PricingPlan plan) {
        return WebAcl.Builder.create(stack, "Acl").pricingPlan(plan).build();
    }

    private WebDistribution.Builder distribution() {
        return WebDistribution.Builder.create(stack, "Web")
                .siteBucket(Bucket.fromBucketAttributes(
                        stack,
                        "Site",
                        BucketAttributes.builder()
                                .bucketName("films-web")
                                .region("ap-northeast-1")
                                .build()))
                .api("abc.execute-api.ap-northeast-1.amazonaws.com", "key")
                .cachedApiPaths(List.of("/api/v1/users*", "/api/v1/films/*"), List.of("/api/v1/users/random"));
    }

    private WebDistribution on(PricingPlan plan) {
        return distribution().webAcl(acl(plan)).pricingPlan(plan).build();
    }

    private void has(Map<String, Object> config) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudFront::Distribution", Map.of("DistributionConfig", objectLike(config)));
    }

    @ParameterizedTest
    @EnumSource
    void isMetByTheDistributionThatIsMadeForIt(PricingPlan plan) {
        on(plan);

        has(Map.of("PriceClass", absent(), "WebACLId", anyValue()));
        Template.fromStack(stack)
                .resourceCountIs("AWS::CloudFront::ResponseHeadersPolicy", plan.hasOwnPolicies() ? 2 : 0);
        Template.fromStack(stack).resourceCountIs("AWS::CloudFront::CachePolicy", plan.hasOwnPolicies() ? 2 : 0);
    }

    @Test
    void takesManagedPoliciesAndAFunctionForTheHeadersWhereItMust() {
        on(PricingPlan.FREE);

        has(Map.of(
                "DefaultCacheBehavior",
                objectLike(Map.of(
                        "CachePolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6",
                        "ResponseHeadersPolicyId", "67f7725c-6f97-4210-82d7-5512b31e9d03",
                        "FunctionAssociations",
                                List.of(
                                        objectLike(Map.of("EventType", "viewer-request")),
                                        objectLike(Map.of("EventType", "viewer-response"))))),
                "CacheBehaviors",
                List.of(objectLike(Map.of("PathPattern", "/assets/*")), objectLike(Map.of("PathPattern", "/api/*")))));
    }

    @Test
    void setsTheHeadersThatNoManagedPolicyHas() {
        assertThat(ManagedHeaders.source(Map.of("x-frame-options", "DENY"))).isEqualTo("""
                function handler(event) {
                  var headers = event.response.headers;
                  headers['x-frame-options'] = { value: "DENY" };
                  return event.response;
                }
                """);
    }

    @Test
    void refusesAWebAclOfAnotherPlan() {
        assertThatThrownBy(() -> distribution()
                        .webAcl(acl(null))
                        .pricingPlan(PricingPlan.PRO)
                        .build())
                .hasMessage(
                        "'webAcl' must be built for the pricing plan PRO, got one for pay-as-you-go: set its 'pricingPlan' too");
    }

    @Test
    void refusesToGoWithoutAWebAcl() {
        assertThatThrownBy(() -> distribution().pricingPlan(PricingPlan.PRO).build())
                .hasMessageStartingWith("'webAcl' must be given on the pricing plan PRO, got none");
    }

    @Test
    void refusesAccessLogsOnTheFreePlan() {
        WebDistribution web = on(PricingPlan.FREE);
        DistributionLogDelivery.create(stack, "Log", web.distribution(), "arn:destination", "films");

        assertThatThrownBy(() -> Template.fromStack(stack))
                .hasMessageContaining("access logs must be absent on the pricing plan FREE, got Sample/Log/Source")
                .hasMessageContaining("leave them out or take PRO");
    }

    @Test
    void takesAccessLogsOnOtherPlans() {
        WebDistribution web = on(PricingPlan.PRO);
        DistributionLogDelivery.create(stack, "Log", web.distribution(), "arn:destination", "films");

        Template.fromStack(stack).resourceCountIs("AWS::Logs::Delivery", 1);
    }

    @Test
    void refusesLogsOfTheWebAclOnTheFreePlan() {
        WebAcl acl = Objects.requireNonNull(on(PricingPlan.FREE).webAcl());
        CfnLoggingConfiguration.Builder.create(stack, "Logging")
                .resourceArn(acl.arn())
                .logDestinationConfigs(List.of("arn:stream"))
                .build();

        assertThatThrownBy(() -> Template.fromStack(stack))
                .hasMessageContaining("logs of the web ACL must be absent on the pricing plan FREE");
    }

    @Test
    void refusesKeyValueStoresOnTheFreePlan() {
        on(PricingPlan.FREE);
        KeyValueStore.Builder.create(stack, "Keys").build();

        assertThatThrownBy(() -> Template.fromStack(stack))
                .hasMessageContaining("key-value stores must be absent on the pricing plan FREE");
    }

    @Test
    void isSubscribedToAndStays() {
        PricingPlanSubscription.create(stack, "Subscription", on(PricingPlan.BUSINESS));

        Template.fromStack(stack)
                .hasResource(
                        "AWS::PricingPlanManager::Subscription",
                        Map.of(
                                "DeletionPolicy",
                                "Retain",
                                "UpdateReplacePolicy",
                                "Retain",
                                "Properties",
                                objectLike(Map.of(
                                        "PlanFamily", "CloudFront",
                                        "PlanTier", "BUSINESS",
                                        "UsageLevel", "DEFAULT",
                                        "ResourceArns", List.of(anyValue(), anyValue())))));
    }

    @Test
    void isNotSubscribedToForADistributionOfNoPlan() {
        WebDistribution web = distribution().build();

        assertThatThrownBy(() -> PricingPlanSubscription.create(stack, "Subscription", web))
                .hasMessageContaining("must be built for a pricing plan, got pay-as-you-go");
    }

    @Test
    void isWatched() {
        PricingPlanWatch.create(
                stack,
                "Watch",
                on(PricingPlan.FREE),
                new Notice(Severity.PAGE, "Prod", "films", "https://example.com/runbooks"),
                Topic.fromTopicArn(stack, "Topic", "arn:aws:sns:us-east-1:111111111111:page"));

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Map.of(
                        "AlarmName", "Prod films: the edge is not on its pricing plan",
                        "TreatMissingData", "breaching",
                        "AlarmActions", List.of("arn:aws:sns:us-east-1:111111111111:page")));
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "PolicyDocument",
                        objectLike(Map.of(
                                "Statement",
                                arrayWith(List.of(
                                        objectLike(Map.of("Action", "pricingplanmanager:ListSubscriptions"))))))));
    }

    @Test
    void isNotWatchedForADistributionOfNoPlan() {
        WebDistribution web = distribution().build();
        Notice notice = new Notice(Severity.PAGE, "Prod", "films", "https://example.com/runbooks");

        assertThatThrownBy(() -> PricingPlanWatch.create(
                        stack,
                        "Watch",
                        web,
                        notice,
                        Topic.fromTopicArn(stack, "Topic", "arn:aws:sns:us-east-1:1:page")))
                .hasMessageContaining("must be built for a pricing plan, got pay-as-you-go");
    }
}
