package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.DistributionAttributes;
import software.amazon.awscdk.services.cloudfront.IDistribution;

/** The two ends of CloudFront's way into the lake. */
class CloudFrontDeliveryTest {
    private static final String DESTINATION =
            "arn:aws:logs:us-east-1:222222222222:delivery-destination:films-cloudfront-stg";

    private static final List<String> SOME = List.of("time", "cs-uri-stem", "x-edge-request-id");

    private static IDistribution distribution(Stack stack) {
        return Distribution.fromDistributionAttributes(
                stack,
                "Web",
                DistributionAttributes.builder()
                        .distributionId("E1")
                        .domainName("d1.cloudfront.net")
                        .build());
    }

    @Test
    void deliversTheListedFieldsWhereTheTableLooks() {
        Stack stack = SampleStack.in("us-east-1");
        DistributionLogDelivery.create(stack, "Log", distribution(stack), DESTINATION, "films");

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Logs::DeliverySource", Map.of("LogType", "ACCESS_LOGS", "ResourceArn", anyValue()));
        template.hasResource(
                "AWS::Logs::Delivery",
                Map.of(
                        "DependsOn",
                        List.of(stringLikeRegexp("Source")),
                        "Properties",
                        Map.of(
                                "DeliverySourceName",
                                anyValue(),
                                "DeliveryDestinationArn",
                                DESTINATION,
                                "RecordFields",
                                CloudFrontLog.recordFields(),
                                "S3SuffixPath",
                                "{accountid}/films/{yyyy}/{MM}/{dd}",
                                "S3EnableHiveCompatiblePath",
                                false)));
    }

    @Test
    void makesTheDeliveriesOfAStackOneAfterAnother() {
        Stack stack = SampleStack.in("us-east-1");
        IDistribution distribution = distribution(stack);
        DistributionLogDelivery.create(stack, "One", distribution, DESTINATION, "films");
        DistributionLogDelivery.create(stack, "Two", distribution, DESTINATION, "films", SOME);

        Template.fromStack(stack)
                .hasResource(
                        "AWS::Logs::Delivery",
                        Map.of(
                                "DependsOn", List.of(stringLikeRegexp("One.*"), stringLikeRegexp("TwoSource.*")),
                                "Properties", objectLike(Map.of("RecordFields", SOME))));
    }

    @Test
    void refusesAFieldThatCloudFrontDoesNotHave() {
        Stack stack = SampleStack.in("us-east-1");
        IDistribution distribution = distribution(stack);
        assertThatThrownBy(() -> DistributionLogDelivery.create(
                        stack, "Log", distribution, DESTINATION, "films", List.of("c-shoe-size")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the fields must be of [date, time, ")
                .hasMessageEndingWith("and have [time, cs-uri-stem, x-edge-request-id], got [c-shoe-size]");
    }

    @Test
    void refusesALogThatCouldNotBeCompacted() {
        Stack stack = SampleStack.in("us-east-1");
        IDistribution distribution = distribution(stack);
        assertThatThrownBy(() -> DistributionLogDelivery.create(
                        stack, "Log", distribution, DESTINATION, "films", List.of("x-edge-request-id")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("and have [time, cs-uri-stem, x-edge-request-id], got [x-edge-request-id]");
    }

    @Test
    void writesNothingAboutPeopleThatNoOperatorNeeds() {
        assertThat(CloudFrontLog.recordFields())
                .doesNotContain("cs(Cookie)", "cs-uri-query", "cs(Referer)", "x-forwarded-for");
    }

    @Test
    void opensTheArchiveToOneAccountUnderAPrefix() {
        Stack stack = SampleStack.in("us-east-1");
        LogDestination.create(stack, "Stg", "films-cloudfront-stg", "arn:aws:s3:::lake", "222222222222");

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Logs::DeliveryDestination",
                        Map.of(
                                "Name", "films-cloudfront-stg",
                                "DestinationResourceArn", "arn:aws:s3:::lake/cloudfront",
                                "OutputFormat", "json",
                                "DeliveryDestinationPolicy",
                                        objectLike(Map.of(
                                                "DeliveryDestinationPolicy",
                                                objectLike(Map.of(
                                                        "Statement",
                                                        arrayWith(List.of(objectLike(Map.of(
                                                                "Principal",
                                                                Map.of("AWS", "222222222222"),
                                                                "Action",
                                                                "logs:CreateDelivery"))))))))));
    }

    @Test
    void livesInTheRegionOfCloudFront() {
        Stack stack = SampleStack.create();
        IDistribution distribution = distribution(stack);
        assertThatThrownBy(() -> DistributionLogDelivery.create(stack, "Log", distribution, DESTINATION, "films"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the log delivery of a distribution must be in us-east-1, got ap-northeast-1");
        assertThatThrownBy(() -> LogDestination.create(stack, "Stg", "films", "arn:aws:s3:::lake", "222222222222"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the log destination of distributions must be in us-east-1, got ap-northeast-1");
    }
}
