package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Variants of a stage's templates, what they say of the things of a level, and how a deployment gets from one to another. */
final class Templates {
    private Templates() {}

    /** Number of variants; that of events and the last of sign-ups close a thing by template. */
    static int variants(LevelName level) {
        return switch (level) {
            case DNS, DISTRIBUTION, THROTTLE, FUNCTIONS, EVENTS -> 2;
            case SIGN_UPS -> 3;
        };
    }

    static Map<String, String> of(LevelName level, int variant) {
        return new TreeMap<>(
                switch (level) {
                    case DNS ->
                        Map.of(
                                "mymovie.jp. A", alias("A", variant),
                                "mymovie.jp. AAAA", alias("AAAA", variant));
                    case DISTRIBUTION -> Map.of("E1", variant + "true");
                    case THROTTLE -> Map.of("*/*", List.of("50 100", "70 140").get(variant), "~1movies/GET", "5 10");
                    case FUNCTIONS -> Map.of("queries", List.of("none", "7").get(variant), "worker", "5");
                    case EVENTS -> Map.of("u1", List.of("true", "false").get(variant));
                    case SIGN_UPS -> Map.of("guard", List.of("none", "3", "0").get(variant));
                });
    }

    private static String alias(String type, int variant) {
        return KillSwitchBench.cloudFront("mymovie.jp.", type, "d%d.cloudfront.net.".formatted(variant))
                .toXml();
    }

    /** Steps of CloudFormation: what the templates say differently, then the parameter that names it. */
    static List<Consumer<World>> deployment(LevelName level, int from, int to) {
        Map<String, String> before = of(level, from);
        Map<String, String> after = of(level, to);
        List<Consumer<World>> steps = new ArrayList<>();
        after.forEach((thing, value) -> {
            if (!value.equals(before.get(thing))) {
                steps.add(world -> world.set(level, thing, value));
            }
        });
        if (level != LevelName.DNS && level != LevelName.DISTRIBUTION) {
            steps.add(world -> world.declare(level, after));
        }
        return steps;
    }
}
