package jp.mymovie.constructs.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The function that cuts and restores one stage. In this account it may change the A and AAAA records of the stage's names
 * and write its restore records; what is in the stage's account it moves by the role there. A call that fails three times
 * goes into the queue.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">Lambda repeats an
 *     asynchronous call twice</a>
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html">SNS calls functions of other
 *     regions</a>
 */
final class StageSwitch extends Construct {
    private static final String EDGE_REGION = "us-east-1";

    private final OperationsFunction function;
    private final List<ITopic> topics = new ArrayList<>();
    private final Topic trip;

    StageSwitch(
            Construct scope,
            SwitchedStage stage,
            IHostedZone zone,
            DomainName target,
            IQueue failures,
            ITopic everything,
            ITopic notice,
            @Nullable String edgeQueueName) {
        super(scope, stage.id());
        trip = TripTopic.create(this, "Trip", stage.topicName(), stage.monthlyUsd() > 0, List.of(stage.accountId()));
        List<ITopic> home = List.of(everything, trip);
        topics.addAll(home);
        @Nullable
        ITopic edge = edgeQueueName == null
                ? null
                : Topic.fromTopicArn(this, "Edge", edgeArn("sns", String.valueOf(stage.topicName())));
        if (edge != null) {
            topics.add(edge);
        }
        function = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.killswitch.KillSwitch::handleRequest")
                .description("Kill switch of " + String.join(", ", stage.domainNames()))
                .functionName(stage.functionName())
                .roleName(stage.roleName())
                .timeout(Duration.minutes(2))
                .deadLetterQueue(failures)
                .environment(environment(stage, zone, target, notice))
                .build();
        letMoveRecords(stage, zone);
        allowInThisAccount(stage, notice);
        home.forEach(topic -> subscribe(topic, failures));
        if (edge != null) {
            subscribe(edge, Queue.fromQueueArn(this, "EdgeFailures", edgeArn("sqs", String.valueOf(edgeQueueName))));
        }
    }

    OperationsFunction function() {
        return function;
    }

    /** The topic whose messages cut this stage. */
    Topic trip() {
        return trip;
    }

    private void subscribe(ITopic topic, IQueue failures) {
        topic.addSubscription(LambdaSubscription.Builder.create(function.function())
                .deadLetterQueue(failures)
                .build());
    }

    private Map<String, String> environment(SwitchedStage stage, IHostedZone zone, DomainName target, ITopic notice) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("HOSTED_ZONE_ID", zone.getHostedZoneId());
        environment.put("RECORD_NAMES", String.join(",", stage.domainNames()));
        environment.put(
                "MAINTENANCE_TARGET",
                "{\"dnsName\":\"%s\",\"hostedZoneId\":\"%s\"}"
                        .formatted(target.getDomainNameAliasDomainName(), target.getDomainNameAliasHostedZoneId()));
        environment.put("STATE_PARAMETER", stage.stateParameter());
        environment.put("TOPICS", json(topics));
        environment.put("STAGE", stage.word());
        environment.put("ACCOUNT_ID", stage.accountId());
        environment.put("HOME_REGION", Stack.of(this).getRegion());
        environment.put("EDGE_REGION", EDGE_REGION);
        environment.put("LEVELS", SwitchLevel.list(stage.levels()));
        environment.put("SWITCH_ROLE_ARN", stage.switchRoleArn());
        environment.put("TARGETS", stage.targets() + "/");
        environment.put("NOTICE_TOPIC_ARN", notice.getTopicArn());
        return environment;
    }

    /** Each topic cuts every level of the stage; ARNs need no escapes. */
    private static String json(List<ITopic> topics) {
        return topics.stream()
                .map(topic -> "\"%s\":[\"all\"]".formatted(topic.getTopicArn()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** A record is replaced by its deletion and a creation in one batch, which Route 53 refuses if another one stands. */
    private void letMoveRecords(SwitchedStage stage, IHostedZone zone) {
        function.allow(List.of("route53:ListResourceRecordSets"), List.of(zone.getHostedZoneArn()));
        function.allow(
                List.of("route53:ChangeResourceRecordSets"),
                List.of(zone.getHostedZoneArn()),
                Ordered.map(
                        "ForAllValues:StringEquals",
                        Ordered.map(
                                "route53:ChangeResourceRecordSetsNormalizedRecordNames",
                                stage.domainNames(),
                                "route53:ChangeResourceRecordSetsRecordTypes",
                                List.of("A", "AAAA"),
                                "route53:ChangeResourceRecordSetsActions",
                                List.of("CREATE", "DELETE")),
                        // Without it the condition above would hold for a request that carries none of the keys.
                        "Null",
                        Map.of("route53:ChangeResourceRecordSetsNormalizedRecordNames", "false")));
    }

    private void allowInThisAccount(SwitchedStage stage, ITopic notice) {
        function.allow(
                List.of("ssm:GetParameter", "ssm:PutParameter"),
                stage.levels().stream()
                        .map(level -> Stack.of(this)
                                .formatArn(ArnComponents.builder()
                                        .service("ssm")
                                        .resource("parameter")
                                        .resourceName(stage.stateParameter().substring(1) + "/" + level.word())
                                        .build()))
                        .toList());
        function.allow(List.of("sts:AssumeRole"), List.of(stage.switchRoleArn()));
        function.allow(List.of("sns:Publish"), List.of(notice.getTopicArn()));
    }

    private String edgeArn(String service, String name) {
        return "arn:aws:%s:%s:%s:%s"
                .formatted(service, EDGE_REGION, Stack.of(this).getAccount(), name);
    }
}
