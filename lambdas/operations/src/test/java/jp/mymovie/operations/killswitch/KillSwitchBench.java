package jp.mymovie.operations.killswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.operations.AwsStandIn;
import jp.mymovie.operations.Invocation;
import jp.mymovie.operations.UsedActions;
import jp.mymovie.operations.http.JdkHttp;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;

/** A kill switch with signed calls over HTTP in front of a world, ready to be pulled and broken. */
final class KillSwitchBench implements AutoCloseable {
    static final String TOPIC = "arn:aws:sns:ap-northeast-1:000000000001:kill-switch";
    static final String EDGE_TOPIC = "arn:aws:sns:us-east-1:000000000001:kill-switch";
    static final String SIGN_UPS_TOPIC = "arn:aws:sns:ap-northeast-1:000000000001:sign-ups";
    static final String MAIL_TOPIC = "arn:aws:sns:ap-northeast-1:000000000001:anomalies";
    static final String ACCOUNT = "000000000005";
    static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";
    static final MaintenanceTarget MAINTENANCE =
            new MaintenanceTarget("d-abc123.execute-api.ap-northeast-1.amazonaws.com", "Z1YSHQZHG15GKL");

    static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("LEVELS", "dns,distribution,throttle,functions,events,sign-ups"),
            Map.entry(
                    "TOPICS",
                    Json.write(Map.of(
                            TOPIC, List.of("all"),
                            EDGE_TOPIC, List.of("all"),
                            SIGN_UPS_TOPIC, List.of("sign-ups"),
                            MAIL_TOPIC, List.of()))),
            Map.entry("ACCOUNT_ID", ACCOUNT),
            Map.entry("HOSTED_ZONE_ID", "Z0000000000001"),
            Map.entry("RECORD_NAMES", "mymovie.jp, WWW.mymovie.jp"),
            Map.entry("STATE_PARAMETER", World.RECORDS),
            Map.entry("SWITCH_ROLE_ARN", "arn:aws:iam::000000000005:role/mymovie-switch-movies"),
            Map.entry("HOME_REGION", World.HOME),
            Map.entry("EDGE_REGION", World.EDGE),
            Map.entry("TARGETS", World.TARGETS),
            Map.entry("NOTICE_TOPIC_ARN", "arn:aws:sns:ap-northeast-1:000000000001:alarms"),
            Map.entry("STAGE", "prod"),
            Map.entry("MAINTENANCE_TARGET", """
                    {"dnsName":"D-abc123.execute-api.ap-northeast-1.amazonaws.com","hostedZoneId":"Z1YSHQZHG15GKL"}"""));

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/[^/]+/([^/]+)/([^/]+)/aws4_request");

    final World world = new World(Set.of());
    final AwsStandIn aws = new AwsStandIn("KillSwitch", new Stand());
    private final KillSwitch killSwitch = with(ENVIRONMENT);

    /** Beside what a world has: another name, and a neighbour that is nobody's business. */
    KillSwitchBench deployed() {
        world.route53.put(cloudFront("www.mymovie.jp.", "A", "d0.cloudfront.net."));
        world.route53.put(cloudFront("www.mymovie.jp.", "AAAA", "d0.cloudfront.net."));
        world.route53.put(cloudFront("stg.mymovie.jp.", "A", "d9.cloudfront.net."));
        return this;
    }

    static RecordSet cloudFront(String name, String type, String distribution) {
        return new RecordSet(name, type, new RecordSet.Alias(CLOUDFRONT_ZONE, distribution, false), null, List.of());
    }

    /** Another switch on the same world. */
    KillSwitch with(Map<String, String> environment) {
        return new KillSwitch(
                environment::get,
                credentials -> new SignedAws(
                        new SignedHttp(
                                new JdkHttp(), credentials, URI.create(aws.uri().toString())),
                        seconds -> {}),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    String record(LevelName level) {
        return world.records.value(World.RECORDS + "/" + level.word());
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

    /** The answer to an event. */
    Map<String, Object> answer(String event) throws IOException {
        return new LinkedHashMap<>(Json.object(new Invocation().of(killSwitch, event)));
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
        return alarm(state, ACCOUNT);
    }

    static String alarm(String state, String account) {
        return Json.write(
                Map.of("AlarmName", "spend", "AWSAccountId", account, "NewStateValue", state, "OldStateValue", "OK"));
    }

    @Override
    public void close() {
        aws.close();
    }

    /** The world over HTTP. */
    private final class Stand implements AwsStandIn.Service {
        @Override
        public boolean takes(Request request) {
            return true;
        }

        @Override
        public AwsStandIn.Reply answer(Request request) {
            Matcher credential = CREDENTIAL.matcher(request.getHeader("Authorization"));
            if (!credential.find()) {
                throw new AssertionError("not signed: " + request.getUrl());
            }
            Map<String, String> headers = new LinkedHashMap<>();
            for (String name : List.of("X-Amz-Target", "If-Match")) {
                if (request.containsHeader(name)) {
                    headers.put(name, request.getHeader(name));
                }
            }
            Call call = new Call(
                    SdkHttpMethod.fromValue(request.getMethod().getName()),
                    String.valueOf(credential.group(3)),
                    String.valueOf(credential.group(2)),
                    "",
                    request.getUrl(),
                    headers,
                    request.getBodyAsString());
            for (Fake fake : world.services(UsedActions.ASSUMED.equals(credential.group(1)))) {
                if (fake.takes(call)) {
                    return reply(fake, call);
                }
            }
            throw new AssertionError("no service takes " + call);
        }

        private AwsStandIn.Reply reply(Fake fake, Call call) {
            try {
                Aws.Reply reply = fake.answer(call);
                return new AwsStandIn.Reply(200, reply.body().getBytes(UTF_8), Map.of("ETag", reply.etag()));
            } catch (Aws.Refusal e) {
                String body = call.service().matches("route53|cloudfront")
                        ? "<ErrorResponse><Error><Code>%s</Code></Error></ErrorResponse>".formatted(e.code())
                        : Json.write(Map.of("__type", e.code()));
                return new AwsStandIn.Reply(e.status(), body);
            }
        }
    }
}
