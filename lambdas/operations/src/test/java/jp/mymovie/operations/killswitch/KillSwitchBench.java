package jp.mymovie.operations.killswitch;

import static jp.mymovie.operations.killswitch.Route53StandIn.ZONE;
import static jp.mymovie.operations.killswitch.SsmStandIn.PARAMETER;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.json.Json;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A kill switch with real SDK clients in front of a zone and a parameter, ready to be pulled and broken. */
final class KillSwitchBench implements AutoCloseable {
    static final String TOPIC = "arn:aws:sns:ap-northeast-1:000000000001:kill-switch";
    static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";
    static final MaintenanceTarget MAINTENANCE =
            new MaintenanceTarget("d-abc123.execute-api.ap-northeast-1.amazonaws.com", "Z1YSHQZHG15GKL");

    final Route53StandIn route53 = new Route53StandIn();
    final SsmStandIn ssm = new SsmStandIn();
    final AwsStandIn aws = new AwsStandIn("KillSwitch", route53, ssm);
    final Map<String, String> environment = Map.of(
            "TOPIC_ARN", TOPIC,
            "HOSTED_ZONE_ID", ZONE,
            "RECORD_NAMES", "mymovie.jp, WWW.mymovie.jp",
            "STATE_PARAMETER", PARAMETER,
            "MAINTENANCE_TARGET", """
                    {"dnsName":"D-abc123.execute-api.ap-northeast-1.amazonaws.com","hostedZoneId":"Z1YSHQZHG15GKL"}""");

    private final Route53Client route53Client =
            aws.client(Route53Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
    private final SsmClient ssmClient =
            aws.client(SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()));
    private final KillSwitch killSwitch = new KillSwitch(environment::get, route53Client, ssmClient);

    /** What {@code Management/Dns} makes: both names, both types, and a neighbour that is nobody's business. */
    KillSwitchBench deployed() {
        deploy(Stream.of("mymovie.jp.", "www.mymovie.jp.")
                .flatMap(name -> Stream.of(cloudFront(name, RRType.A), cloudFront(name, RRType.AAAA)))
                .toList());
        deploy(List.of(cloudFront("stg.mymovie.jp.", RRType.A)));
        route53.batches().clear();
        return this;
    }

    void deploy(List<ResourceRecordSet> sets) {
        new Zone(route53Client, ZONE).put(sets, "a deploy");
    }

    static ResourceRecordSet cloudFront(String name, RRType type) {
        return cloudFront(name, type, "d0000000000005.cloudfront.net.");
    }

    static ResourceRecordSet cloudFront(String name, RRType type, String distribution) {
        AliasTarget alias = AliasTarget.builder()
                .hostedZoneId(CLOUDFRONT_ZONE)
                .dnsName(distribution)
                .evaluateTargetHealth(false)
                .build();
        return ResourceRecordSet.builder()
                .name(name)
                .type(type)
                .aliasTarget(alias)
                .build();
    }

    /** Another switch on the same zone. */
    KillSwitch with(Map<String, String> other) {
        return new KillSwitch(other::get, route53Client, ssmClient);
    }

    /** A message of the expected topic; gives what was logged. */
    String message(String message) throws IOException {
        return message(TOPIC, message);
    }

    String message(String topic, String message) throws IOException {
        return invoke(sns(topic, message));
    }

    String act(String action) throws IOException {
        return invoke(Json.write(Map.of("action", action)));
    }

    String state() throws IOException {
        return Json.text(Json.object(new Invocation().of(killSwitch, "{\"action\":\"status\"}")), "state");
    }

    private String invoke(String event) throws IOException {
        Invocation invocation = new Invocation();
        invocation.of(killSwitch, event);
        return invocation.logged();
    }

    static String sns(String topic, String message) {
        return Json.write(Map.of(
                "Records",
                List.of(Map.of("EventSource", "aws:sns", "Sns", Map.of("TopicArn", topic, "Message", message)))));
    }

    static String alarm(String state) {
        return Json.write(Map.of("AlarmName", "spend", "NewStateValue", state, "OldStateValue", "OK"));
    }

    @Override
    public void close() {
        aws.close();
    }
}
