package jp.mymovie.lab.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.JavaRuntime;
import jp.mymovie.local.function.Worker;

/**
 * Somebody who answers events: a command line and an environment that speak the Lambda Runtime API.
 *
 * @param name in the table
 * @param settings of the function whose events it answers
 * @param initialized whether its clock starts when it is initialized, as after a restore, or when it is started
 */
record Contestant(
        String name,
        FunctionSettings settings,
        List<String> command,
        Map<String, String> environment,
        boolean initialized) {
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    /** A function as Lambda starts it where there is no snapshot. */
    static Contestant started(FunctionSettings settings, Map<String, String> endpoints) {
        return new Contestant(
                className(settings) + ", started",
                settings,
                JavaRuntime.command(settings, JavaRuntime.FIRST_COMPILER_ALONE),
                onDemand(settings, endpoints),
                false);
    }

    /** What a snapshot of the function would hold without the work before it. */
    static Contestant unprimed(FunctionSettings settings, Map<String, String> endpoints) {
        return new Contestant(
                className(settings) + ", initialized",
                settings,
                JavaRuntime.command(settings),
                onDemand(settings, endpoints),
                true);
    }

    /** What a snapshot of the function holds. */
    static Contestant primed(FunctionSettings settings, Map<String, String> endpoints) {
        Map<String, String> environment = JavaRuntime.environment(settings, endpoints);
        environment.put(INITIALIZATION, "snap-start");
        return new Contestant(
                className(settings) + ", initialized and primed",
                settings,
                JavaRuntime.command(settings),
                environment,
                true);
    }

    /** A command of somebody else's, in the environment of the function whose events it answers. */
    static Contestant peer(Options.Peer peer, FunctionSettings settings, Map<String, String> endpoints) {
        Map<String, String> environment = onDemand(settings, endpoints);
        for (String name : List.of("PATH", "HOME")) {
            environment.put(name, System.getenv().getOrDefault(name, "/"));
        }
        return new Contestant(
                peer.name(), settings, List.of("/bin/sh", "-c", "exec " + peer.command()), environment, false);
    }

    private static Map<String, String> onDemand(FunctionSettings settings, Map<String, String> endpoints) {
        Map<String, String> environment = new LinkedHashMap<>(JavaRuntime.environment(settings, endpoints));
        environment.put(INITIALIZATION, "on-demand");
        return environment;
    }

    /** The function's class without its package. */
    static String className(FunctionSettings settings) {
        return settings.handler().replaceAll("::.*", "").replaceAll(".*\\.", "");
    }

    Worker start() {
        return new Worker(settings, command, environment, line -> {});
    }
}
