package jp.mymovie.operations.killswitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.mymovie.operations.http.JdkHttp;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Takes a stage off the net when it costs too much, and puts it back when a person says so.
 *
 * <p>A message of an expected topic cuts the topic's levels, one after the other: what stands is written to the level's
 * restore record and verified, then it is cut. A person invokes the same function with <code>
 * {"action":"status"|"plan"|"cut"|"restore","levels":[…]}</code>, all levels if none is named; a message cannot restore.
 * Every act may be repeated: twice tripped, already cut, half done and restored all end in the same state. A level that
 * fails does not stop the others, but is thrown at the end, so that Lambda repeats the event and the function's error
 * metric shows it.
 *
 * <p>Answer: {@code state} ({@code open}, {@code cut}, {@code partly cut}), {@code levels} with the state of each, {@code
 * moved} by level, {@code changed} (a deployment changed it since the cut, so it was left) and {@code unrecorded} (cut, and
 * no record says what stood there); for {@code plan} also {@code plan}.
 *
 * <p>Environment: {@code LEVELS}, comma-separated; {@code TOPICS}, <code>{"arn":["all"|level,…],…}</code>; {@code
 * ACCOUNT_ID} of the stage; {@code HOSTED_ZONE_ID}; {@code RECORD_NAMES}, comma-separated; {@code MAINTENANCE_TARGET}, <code>
 * {"dnsName":…,"hostedZoneId":…}</code>; {@code STATE_PARAMETER}, the beginning of the restore records' names; {@code
 * SWITCH_ROLE_ARN} in the stage's account; {@code TARGETS}, the path of the parameters there, see {@link Targets}; {@code
 * HOME_REGION}, {@code EDGE_REGION}; {@code NOTICE_TOPIC_ARN}; {@code STAGE}, its word in mails; optionally {@code
 * ANOMALY_CUT_USD}, see {@link Trip}.
 */
public final class KillSwitch implements RequestStreamHandler {
    private final Settings settings;
    private final Aws own;
    private final Supplier<Aws> workloads;
    private final Notice notice;

    /** Constructor that Lambda calls: settings from the environment. */
    public KillSwitch() {
        this(name -> System.getenv(name), KillSwitch::signed, DefaultCredentialsProvider.create());
    }

    KillSwitch(
            Function<String, @Nullable String> environment,
            Function<AwsCredentialsProvider, Aws> signed,
            AwsCredentialsProvider credentials) {
        this.settings = Settings.read(environment);
        this.own = signed.apply(credentials);
        this.workloads = () -> signed.apply(new AssumedRole(own, settings.home(), settings.role()));
        this.notice = new Notice(own, settings.noticeTopic(), settings.stage());
    }

    private static Aws signed(AwsCredentialsProvider credentials) {
        @Nullable String endpoint = System.getenv("AWS_ENDPOINT_URL");
        return new SignedAws(
                new SignedHttp(new JdkHttp(), credentials, endpoint == null ? null : URI.create(endpoint)), seconds -> {
                    try {
                        Thread.sleep(seconds * 1000L);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("the switch was interrupted", e);
                    }
                });
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Consumer<String> log = context.getLogger()::log;
        Map<String, Object> answer = act(Json.object(new String(input.readAllBytes(), UTF_8)), log);
        output.write(Json.write(answer).getBytes(UTF_8));
    }

    private Map<String, Object> act(Map<String, @Nullable Object> event, Consumer<String> log) {
        Switch levels = new Switch(brakes(settings, own, workloads.get()), log);
        if (event.containsKey("Records")) {
            return trip(levels, Json.objects(event, "Records"), log);
        }
        String action = Json.text(event, "action");
        List<String> words = Json.texts(event, "levels");
        Set<LevelName> names = words.isEmpty() ? settings.levels() : LevelName.of(words);
        if (!settings.levels().containsAll(names)) {
            throw new IllegalArgumentException("'levels' must be some of %s, got %s"
                    .formatted(settings.levels().stream().map(LevelName::word).toList(), words));
        }
        log.accept("kill switch: invoked directly with action '%s' and levels %s".formatted(action, words));
        return switch (action) {
            case "status" -> answer(levels.look(names));
            case "plan" -> {
                Map<String, Object> answer = answer(levels.look(names));
                answer.put("plan", levels.plan(names));
                yield answer;
            }
            case "cut" -> cut(levels, names, List.of("a person said so"), log);
            case "restore" -> {
                Switch.Report report = levels.restore(names);
                if (!report.moved().isEmpty()) {
                    notice.restored(report, log);
                }
                yield answer(report);
            }
            default ->
                throw new IllegalArgumentException(
                        "'action' must be status, plan, cut or restore, got '%s'".formatted(action));
        };
    }

    private Map<String, Object> trip(
            Switch levels, List<Map<String, @Nullable Object>> messages, Consumer<String> log) {
        List<Trip> trips = messages.stream()
                .map(message -> Trip.judge(message, settings.rules()))
                .toList();
        Set<LevelName> names = EnumSet.noneOf(LevelName.class);
        trips.forEach(trip -> {
            log.accept("kill switch: " + trip.reason());
            names.addAll(trip.levels());
        });
        List<String> told = trips.stream().filter(Trip::mails).map(Trip::reason).toList();
        if (!told.isEmpty()) {
            notice.told(told, log);
        }
        if (names.isEmpty()) {
            return new LinkedHashMap<>(Map.of("state", "untouched"));
        }
        return cut(levels, names, trips.stream().map(Trip::reason).toList(), log);
    }

    private Map<String, Object> cut(Switch levels, Set<LevelName> names, List<String> reasons, Consumer<String> log) {
        Switch.Report report = levels.cut(names);
        if (!report.moved().isEmpty() || !report.failures().isEmpty()) {
            notice.cut(report, reasons, log);
        }
        return answer(report);
    }

    /** @throws IllegalStateException if a level failed */
    private static Map<String, Object> answer(Switch.Report report) {
        if (!report.failures().isEmpty()) {
            throw new IllegalStateException("the switch failed at %s: run it again".formatted(report.failures()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", report.state());
        Map<String, String> states = new LinkedHashMap<>();
        report.levels().forEach((name, outcome) -> states.put(name.word(), outcome.state()));
        answer.put("levels", states);
        answer.put("moved", report.moved());
        answer.put("changed", report.changed());
        answer.put("unrecorded", report.unrecorded());
        return answer;
    }

    /** The levels that a stage has, in the order in which they are cut. */
    static List<Brake> brakes(Settings settings, Aws own, Aws workload) {
        Targets targets = new Targets(workload, settings.targets(), settings.home(), settings.edge());
        return settings.levels().stream()
                .map(name -> new Brake(
                        name,
                        level(name, settings, targets, own, workload),
                        new RestoreRecord(own, settings.home(), settings.recordPrefix() + "/" + name.word())))
                .toList();
    }

    private static Supplier<Level> level(LevelName name, Settings settings, Targets targets, Aws own, Aws workload) {
        String home = settings.home();
        return switch (name) {
            case DNS ->
                () -> new Dns(new Zone(own, settings.hostedZoneId()), settings.recordNames(), settings.maintenance());
            case DISTRIBUTION -> () -> new Distribution(workload, targets.distribution());
            case THROTTLE -> () -> targets.throttle(workload);
            case FUNCTIONS -> () -> new Functions(workload, home, targets.functions());
            case EVENTS -> () -> new Events(workload, home, targets.eventSources());
            case SIGN_UPS -> () -> new Functions(workload, home, targets.preSignUp());
        };
    }
}
