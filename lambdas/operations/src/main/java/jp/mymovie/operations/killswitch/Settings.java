package jp.mymovie.operations.killswitch;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Environment of the function.
 *
 * @param levels that this stage has
 * @param recordPrefix of the restore records' names
 * @param targets path of the parameters in the workload account
 */
record Settings(
        Set<LevelName> levels,
        Trip.Rules rules,
        String hostedZoneId,
        List<String> recordNames,
        MaintenanceTarget maintenance,
        String recordPrefix,
        String role,
        String home,
        String edge,
        String targets,
        String noticeTopic,
        String stage) {

    /** @throws IllegalArgumentException if a variable is missing or wrong */
    static Settings read(Function<String, @Nullable String> environment) {
        Set<LevelName> levels = named("LEVELS", () -> LevelName.of(list(environment, "LEVELS")));
        String anomaly = environment.apply("ANOMALY_CUT_USD");
        return new Settings(
                levels,
                new Trip.Rules(
                        named("TOPICS", () -> topics(required(environment, "TOPICS"), levels)),
                        required(environment, "ACCOUNT_ID"),
                        anomaly == null || anomaly.isBlank()
                                ? null
                                : named("ANOMALY_CUT_USD", () -> Long.valueOf(anomaly))),
                required(environment, "HOSTED_ZONE_ID"),
                list(environment, "RECORD_NAMES"),
                named("MAINTENANCE_TARGET", () -> MaintenanceTarget.parse(required(environment, "MAINTENANCE_TARGET"))),
                required(environment, "STATE_PARAMETER"),
                required(environment, "SWITCH_ROLE_ARN"),
                required(environment, "HOME_REGION"),
                required(environment, "EDGE_REGION"),
                required(environment, "TARGETS"),
                required(environment, "NOTICE_TOPIC_ARN"),
                required(environment, "STAGE"));
    }

    /** A topic may name levels that this stage does not have: they are left out. */
    private static Map<String, Set<LevelName>> topics(String json, Set<LevelName> levels) {
        Map<String, Set<LevelName>> topics = new LinkedHashMap<>();
        Map<String, @Nullable Object> object = Json.object(json);
        object.keySet().forEach(topic -> {
            Set<LevelName> cut = EnumSet.noneOf(LevelName.class);
            for (String word : Json.texts(object, topic)) {
                cut.addAll(word.equals("all") ? levels : Set.of(LevelName.of(word)));
            }
            cut.retainAll(levels);
            topics.put(topic, cut);
        });
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("must be like {\"<topic arn>\":[\"all\"]}, got '" + json + "'");
        }
        return topics;
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T named(String name, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(
                    message.startsWith("'" + name) ? message : "'%s': %s".formatted(name, message), e);
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
