package jp.mymovie.operations.killswitch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import jp.mymovie.operations.http.SignedHttp.Call;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Things that the switch may move by the word of a stage's stacks, and which values they gave it: one SSM parameter a stack below a path
 * of the workload account. CloudFormation writes a parameter after the things that it names, so a value in it has been
 * deployed. Each look reads anew.
 *
 * @param path such as {@code /mymovie/switch/movies/prod/}
 */
record Targets(Aws aws, String path, String home, String edge) {
    private static final Map<String, String> STACKS =
            Map.of("distribution", "Edge", "api", "Api", "work", "Work", "sign-in", "SignIn");

    /** Id of the distribution. */
    String distribution() {
        return read(edge, "distribution", Set.of("distribution")).text("distribution");
    }

    /** The stage of the API. */
    Throttle throttle(Aws workload) {
        Target api = api();
        return new Throttle(workload, home, api.text("api"), api.text("stage"), api.values("throttles", throttle -> {
            Map<String, @Nullable Object> limits = Json.object(Collections.singletonMap("limits", throttle), "limits");
            return Throttle.value(limits.get("rate"), limits.get("burst"));
        }));
    }

    /**
     * All functions of the stage with their reserved concurrency. A service may have no work of its own; where a stage lacks
     * the stack although it should have it, level {@code events} says so.
     */
    Map<String, Declaration> functions() {
        Map<String, Declaration> functions = new LinkedHashMap<>(api().values("functions", Functions::value));
        if (all(home).stream().anyMatch(each -> Json.text(each, "Name").equals(path + "work"))) {
            functions.putAll(work().values("functions", Functions::value));
        }
        return functions;
    }

    /** Event source mappings, {@code true} where they are enabled. */
    Map<String, Declaration> eventSources() {
        return work().values("eventSources", String::valueOf);
    }

    /** The function before a sign-up, with its reserved concurrency. */
    Map<String, Declaration> preSignUp() {
        return read(home, "sign-in", Set.of("preSignUp")).values("preSignUp", Functions::value);
    }

    private Target api() {
        return read(home, "api", Set.of("api", "stage", "throttles", "functions"));
    }

    private Target work() {
        return read(home, "work", Set.of("functions", "eventSources"));
    }

    private Target read(String region, String name, Set<String> members) {
        String stack = String.valueOf(STACKS.get(name));
        for (Map<String, @Nullable Object> parameter : all(region)) {
            if (Json.text(parameter, "Name").equals(path + name)) {
                Target target = new Target(
                        path + name,
                        stack,
                        Json.object(Json.text(parameter, "Value")),
                        parameter.get("Version") instanceof Long version ? version : 0);
                if (!target.value.keySet().equals(members)) {
                    throw new IllegalStateException(
                            "parameter '%s' must have the members %s, got %s: deploy the stack %s"
                                    .formatted(target.name, new TreeSet<>(members), target.value.keySet(), stack));
                }
                return target;
            }
        }
        throw new IllegalStateException("parameter '%s%s' must be in %s, got none: deploy the stack %s of the stage"
                .formatted(path, name, region, stack));
    }

    /** A parameter. */
    private record Target(String name, String stack, Map<String, @Nullable Object> value, long version) {
        String text(String member) {
            String text = Json.text(value, member);
            if (text.isEmpty()) {
                throw new IllegalStateException("'%s' of parameter '%s' must be a text, got %s: deploy the stack %s"
                        .formatted(member, name, value.get(member), stack));
            }
            return text;
        }

        Map<String, Declaration> values(String member, Function<@Nullable Object, String> read) {
            Map<String, Declaration> values = new LinkedHashMap<>();
            Json.object(value, member)
                    .forEach((thing, declared) -> values.put(thing, new Declaration(read.apply(declared), version)));
            if (values.isEmpty()) {
                throw new IllegalStateException(
                        "'%s' of parameter '%s' must name what to cut, got %s: leave its level out of 'LEVELS'"
                                .formatted(member, name, value.get(member)));
            }
            return values;
        }
    }

    private List<Map<String, @Nullable Object>> all(String region) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        String token = "";
        do {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("Path", path);
            if (!token.isEmpty()) {
                request.put("NextToken", token);
            }
            Map<String, @Nullable Object> page =
                    Json.object(aws.send(Call.json("ssm", region, "AmazonSSM.GetParametersByPath", Json.write(request)))
                            .body());
            all.addAll(Json.objects(page, "Parameters"));
            token = Json.text(page, "NextToken");
        } while (!token.isEmpty());
        return all;
    }
}
