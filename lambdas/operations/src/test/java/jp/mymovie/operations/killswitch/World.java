package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/** A stage and the management account in memory, with deployments, and something that happens at a call. */
final class World {
    static final String HOME = "ap-northeast-1";
    static final String EDGE = "us-east-1";
    static final String TARGETS = "/mymovie/switch/movies/prod/";
    static final String RECORDS = "/mymovie/kill-switch/prod";

    /** Something that AWS or the switch does not do, so that the exploration must find it. */
    enum Flaw {
        ROUTE_53_COMPARES_NOTHING,
        CLOUDFRONT_COMPARES_NOTHING,
        TARGETS_TELL_NO_VALUES,
        RECORDS_ARE_FORGOTTEN
    }

    /** End of the process; no failure of a level. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Mishap at a call. */
    interface Disturbance {
        /** Before the call took effect; may throw. */
        void before(World world);

        /** After the call took effect; may throw. */
        default void after(World world) {}
    }

    final FakeRoute53 route53;
    final FakeSsm records;
    final FakeSsm home;
    final FakeSsm edge;
    final FakeCloudFront cloudFront;
    final FakeApiGateway apiGateway;
    final FakeLambda lambda;
    final FakeMail mail = new FakeMail();

    private static final Map<Set<LevelName>, Settings> SETTINGS = new ConcurrentHashMap<>();
    private static final Pattern VERSION = Pattern.compile("(?<=\"version\":)(\\d+)");

    private final Set<Flaw> flaws;
    private final Map<LevelName, Map<String, String>> declared = new TreeMap<>();

    private int calls;
    private int fatal;
    private @Nullable Disturbance disturbance;

    /** A stage that was just deployed with variant 0 of everything. */
    World(Set<Flaw> flaws) {
        this.flaws = flaws;
        route53 = new FakeRoute53(Map.of(), !flaws.contains(Flaw.ROUTE_53_COMPARES_NOTHING));
        records = new FakeSsm(HOME);
        home = new FakeSsm(HOME);
        edge = new FakeSsm(EDGE);
        cloudFront = new FakeCloudFront("0", "true", !flaws.contains(Flaw.CLOUDFRONT_COMPARES_NOTHING));
        apiGateway = new FakeApiGateway(Map.of());
        lambda = new FakeLambda(Map.of(), Map.of());
        if (flaws.contains(Flaw.RECORDS_ARE_FORGOTTEN)) {
            records.forget();
        }
        edge.put(TARGETS + "distribution", "{\"distribution\":\"E1\"}");
        for (LevelName level : LevelName.values()) {
            Templates.of(level, 0).forEach((thing, value) -> set(level, thing, value));
            declared.put(level, Templates.of(level, 0));
        }
        declare();
    }

    private World(World other) {
        flaws = other.flaws;
        route53 = new FakeRoute53(other.route53.sets, !flaws.contains(Flaw.ROUTE_53_COMPARES_NOTHING));
        records = new FakeSsm(other.records);
        home = new FakeSsm(other.home);
        edge = new FakeSsm(other.edge);
        cloudFront = new FakeCloudFront(
                other.cloudFront.comment, other.cloudFront.enabled, !flaws.contains(Flaw.CLOUDFRONT_COMPARES_NOTHING));
        apiGateway = new FakeApiGateway(other.apiGateway.throttles);
        lambda = new FakeLambda(other.lambda.reserved, other.lambda.mappings);
        declared.putAll(other.declared);
        if (flaws.contains(Flaw.RECORDS_ARE_FORGOTTEN)) {
            records.forget();
        }
    }

    World copy() {
        return new World(this);
    }

    /** Standing values, without history. */
    String key() {
        String key = List.of(route53, records, home, cloudFront, apiGateway, lambda).stream()
                .map(Fake::key)
                .collect(Collectors.joining("|"));
        // Of a version only matters whether a deployment was finished since.
        return VERSION.matcher(key)
                .replaceAll(version -> List.of("api", "work", "sign-in").stream()
                                .anyMatch(name -> home.writes(TARGETS + name) == Integer.parseInt(version.group(1)))
                        ? "now"
                        : "before");
    }

    /** The things of a level as they stand. */
    Map<String, String> things(LevelName level) {
        return switch (level) {
            case DNS -> new TreeMap<>(route53.sets);
            case DISTRIBUTION -> Map.of("E1", cloudFront.key());
            case THROTTLE -> new TreeMap<>(apiGateway.throttles);
            case FUNCTIONS -> {
                Map<String, String> functions = new TreeMap<>(lambda.reserved);
                functions.remove("guard");
                yield functions;
            }
            case EVENTS -> new TreeMap<>(lambda.mappings);
            case SIGN_UPS -> new TreeMap<>(Map.of("guard", lambda.reserved.getOrDefault("guard", "?")));
        };
    }

    /** A deployment writes a thing. */
    void set(LevelName level, String thing, String value) {
        switch (level) {
            case DNS -> route53.sets.put(thing, value);
            case DISTRIBUTION -> cloudFront.deploy(value.substring(0, 1));
            case THROTTLE -> apiGateway.throttles.put(thing, value);
            case FUNCTIONS, SIGN_UPS -> lambda.reserved.put(thing, value);
            case EVENTS -> lambda.mappings.put(thing, value);
        }
    }

    /** A deployment writes the parameter, after the things that it names. */
    void declare(LevelName level, Map<String, String> values) {
        if (!flaws.contains(Flaw.TARGETS_TELL_NO_VALUES)) {
            declared.put(level, values);
            declare();
        }
    }

    private void declare() {
        Map<String, Object> throttles = new LinkedHashMap<>();
        declared.getOrDefault(LevelName.THROTTLE, Map.of()).forEach((method, value) -> {
            String[] limits = value.split(" ", 2);
            throttles.put(
                    method, new TreeMap<>(Map.of("rate", Long.valueOf(limits[0]), "burst", Long.valueOf(limits[1]))));
        });
        Map<String, @Nullable Object> api = new LinkedHashMap<>();
        Map<String, @Nullable Object> work = new LinkedHashMap<>();
        declared.getOrDefault(LevelName.FUNCTIONS, Map.of())
                .forEach((function, value) -> (function.equals("worker") ? work : api).put(function, number(value)));
        Map<String, Object> mappings = new LinkedHashMap<>();
        declared.getOrDefault(LevelName.EVENTS, Map.of())
                .forEach((uuid, value) -> mappings.put(uuid, Boolean.valueOf(value)));
        Map<String, @Nullable Object> guard = new LinkedHashMap<>();
        declared.getOrDefault(LevelName.SIGN_UPS, Map.of())
                .forEach((function, value) -> guard.put(function, number(value)));
        put("api", new TreeMap<>(Map.of("api", "abc123", "stage", "api", "throttles", throttles, "functions", api)));
        put("work", new TreeMap<>(Map.of("functions", work, "eventSources", mappings)));
        put("sign-in", Map.of("preSignUp", guard));
    }

    /** CloudFormation writes what has changed. */
    private void put(String name, Map<String, Object> value) {
        if (!home.value(TARGETS + name).equals(Json.write(value))) {
            home.put(TARGETS + name, Json.write(value));
        }
    }

    private static @Nullable Object number(String value) {
        return value.equals("none") ? null : Long.valueOf(value);
    }

    Aws own() {
        return call -> send(call, List.of(route53, records, mail));
    }

    Aws workload() {
        return call -> send(call, List.of(home, edge, cloudFront, apiGateway, lambda));
    }

    private Aws.Reply send(Call call, List<Fake> services) {
        calls++;
        Disturbance happens = calls == fatal ? disturbance : null;
        if (happens != null) {
            fatal = 0;
            happens.before(this);
        }
        for (Fake service : services) {
            if (service.takes(call)) {
                Aws.Reply reply = service.answer(call);
                if (happens != null) {
                    happens.after(this);
                }
                return reply;
            }
        }
        throw new AssertionError("no service takes " + call);
    }

    /**
     * Runs the switch in this world. It may die.
     *
     * @param call number of the call at which something happens, counted from 1
     * @return calls that it made
     */
    int run(String action, Set<LevelName> levels, int call, @Nullable Disturbance what) {
        calls = 0;
        fatal = call;
        disturbance = what;
        Switch stage = stage(levels);
        try {
            Switch.Report ignored = action.equals("cut") ? stage.cut(levels) : stage.restore(levels);
        } catch (Death e) {
            // The next run finds out what is left to do.
        }
        fatal = 0;
        return calls;
    }

    int run(String action, Set<LevelName> levels) {
        return run(action, levels, 0, null);
    }

    Switch stage(Set<LevelName> levels) {
        return new Switch(KillSwitch.brakes(settings(EnumSet.copyOf(levels)), own(), workload()), line -> {});
    }

    private static Settings settings(Set<LevelName> levels) {
        return SETTINGS.computeIfAbsent(levels, World::read);
    }

    private static Settings read(Set<LevelName> levels) {
        Map<String, String> environment = new LinkedHashMap<>(KillSwitchBench.ENVIRONMENT);
        environment.put("RECORD_NAMES", "mymovie.jp");
        environment.put("LEVELS", levels.stream().map(LevelName::word).collect(Collectors.joining(",")));
        return Settings.read(environment::get);
    }

    /** Names of all fakes over HTTP, the caller known by its key. */
    List<Fake> services(boolean abroad) {
        List<Fake> services = new ArrayList<>(
                abroad ? List.of(home, edge, cloudFront, apiGateway, lambda) : List.of(route53, records, mail));
        return List.copyOf(services);
    }
}
