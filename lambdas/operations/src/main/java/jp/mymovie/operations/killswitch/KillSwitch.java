package jp.mymovie.operations.killswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Takes the service off the net when it costs too much, and puts it back when a person says so.
 *
 * <p>A message of an expected topic cuts: what stands is written to the restore record and verified, then the A and
 * AAAA records of all names go to the maintenance target in one change batch. A person invokes the same function with
 * <code>{"action":"restore"}</code>, <code>{"action":"cut"}</code> or <code>{"action":"status"}</code>; a message
 * cannot restore. Every act may be repeated: twice tripped, already cut, half done and restored all end in the same
 * state. The answer is <code>{"state":"open"|"cut"|"partly cut"}</code>. A failure is thrown, so that Lambda repeats
 * the event and the function's error metric shows it.
 *
 * <p>Environment: {@code HOSTED_ZONE_ID}; {@code RECORD_NAMES}, comma-separated; {@code MAINTENANCE_TARGET}, JSON
 * <code>{"dnsName":…,"hostedZoneId":…}</code>; {@code STATE_PARAMETER}, the name of the restore record, which the
 * function itself makes; {@code TOPIC_ARN}, comma-separated, one a region. Permissions: see {@link Zone} and
 * {@link RestoreRecord}. It moves simple A and AAAA records; an HTTPS record of the same name would stay behind.
 */
public final class KillSwitch implements RequestStreamHandler {
    private final Set<String> topics;
    private final Ingress ingress;

    /** What Lambda calls: settings from the environment. */
    public KillSwitch() {
        this(
                name -> System.getenv(name),
                Route53Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                SsmClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build());
    }

    KillSwitch(Function<String, @Nullable String> environment, Route53Client route53, SsmClient ssm) {
        topics = Set.copyOf(list(environment, "TOPIC_ARN"));
        ingress = new Ingress(
                new Zone(route53, required(environment, "HOSTED_ZONE_ID")),
                list(environment, "RECORD_NAMES"),
                target(required(environment, "MAINTENANCE_TARGET")),
                new RestoreRecord(ssm, required(environment, "STATE_PARAMETER")));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String state = act(Json.object(new String(input.readAllBytes(), UTF_8)), context.getLogger());
        output.write(Json.write(Map.of("state", state)).getBytes(UTF_8));
    }

    private String act(Map<String, @Nullable Object> event, LambdaLogger log) {
        if (event.containsKey("Records")) {
            List<Trip> trips = Json.objects(event, "Records").stream()
                    .map(sns -> Trip.judge(sns, topics))
                    .toList();
            trips.forEach(trip -> log.log("kill switch: " + trip.reason()));
            if (trips.stream().anyMatch(Trip::cuts)) {
                ingress.cut(log);
            }
            return ingress.state();
        }
        String action = Json.text(event, "action");
        log.log("kill switch: invoked directly with action '" + action + "'");
        switch (action) {
            case "restore" -> ingress.restore(log);
            case "cut" -> ingress.cut(log);
            case "status" -> {}
            default ->
                throw new IllegalArgumentException("'action' must be restore, cut or status, got '" + action + "'");
        }
        return ingress.state();
    }

    private static MaintenanceTarget target(String json) {
        try {
            return MaintenanceTarget.parse(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'MAINTENANCE_TARGET' " + e.getMessage(), e);
        }
    }

    private static List<String> list(Function<String, @Nullable String> environment, String name) {
        return Stream.of(required(environment, name).split(","))
                .map(String::strip)
                .toList();
    }

    private static String required(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's environment".formatted(name));
        }
        return value;
    }
}
