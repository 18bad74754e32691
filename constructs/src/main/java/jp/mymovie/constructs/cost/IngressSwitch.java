package jp.mymovie.constructs.cost;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.operations.OperationsFunction;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.constructs.Construct;

/**
 * The function that sends one name to the maintenance page and back. It may change that name's A and AAAA records and
 * write its restore record, nothing else.
 */
final class IngressSwitch extends Construct {
    private final OperationsFunction function;

    IngressSwitch(
            Construct scope,
            String id,
            String name,
            IHostedZone zone,
            DomainName target,
            String parameter,
            ITopic topic) {
        super(scope, id);
        function = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.killswitch.KillSwitch::handleRequest")
                .description("Sends %s to the maintenance page, and back when a person says so".formatted(name))
                .timeout(Duration.minutes(2))
                .environment(Ordered.map(
                        "HOSTED_ZONE_ID",
                        zone.getHostedZoneId(),
                        "RECORD_NAMES",
                        name,
                        "MAINTENANCE_TARGET",
                        "{\"dnsName\":\"%s\",\"hostedZoneId\":\"%s\"}"
                                .formatted(
                                        target.getDomainNameAliasDomainName(), target.getDomainNameAliasHostedZoneId()),
                        "STATE_PARAMETER",
                        parameter,
                        "TOPIC_ARN",
                        topic.getTopicArn()))
                .build();
        function.allow(List.of("route53:ListResourceRecordSets"), List.of(zone.getHostedZoneArn()));
        function.allow(
                List.of("route53:ChangeResourceRecordSets"),
                List.of(zone.getHostedZoneArn()),
                Ordered.map(
                        "ForAllValues:StringEquals",
                        Ordered.map(
                                "route53:ChangeResourceRecordSetsNormalizedRecordNames", List.of(name),
                                "route53:ChangeResourceRecordSetsRecordTypes", List.of("A", "AAAA"),
                                "route53:ChangeResourceRecordSetsActions", List.of("UPSERT")),
                        // Without it the condition above would hold for a request that carries none of the keys.
                        "Null",
                        Map.of("route53:ChangeResourceRecordSetsNormalizedRecordNames", "false")));
        function.allow(
                List.of("ssm:GetParameter", "ssm:PutParameter"),
                List.of(Stack.of(this)
                        .formatArn(ArnComponents.builder()
                                .service("ssm")
                                .resource("parameter")
                                .resourceName(parameter.substring(1))
                                .build())));
        topic.addSubscription(new LambdaSubscription(function.function()));
    }

    OperationsFunction function() {
        return function;
    }
}
