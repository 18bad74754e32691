package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Probe;
import jp.mymovie.movies.dynamodb.IdentityList;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The calls of {@code trial.json}, which try every new version on the real table: answered as expected, seen by nobody. */
final class TrialTest {
    private static final String ISSUER = "https://probe.invalid";
    private static final List<String> USERS = List.of("hanako", "taro", "jiro");
    private static final List<String> HANDLES =
            List.of("hanako", "taro", "jiro", "nobody", Probe.HANDLE.value(), "mymovie");

    @Test
    void everyRouteIsTried() {
        Set<MovieRoute> tried = EnumSet.noneOf(MovieRoute.class);
        for (MovieRoute.Effect effect : MovieRoute.Effect.values()) {
            for (JsonObject step : steps(effect)) {
                MovieRoute route = route(step);
                assertThat(route.effect()).as(step.string("call")).isEqualTo(effect);
                tried.add(route);
            }
        }
        assertThat(tried).as("a route more is a call more in trial.json").hasSize(MovieRoute.values().length);
    }

    @Test
    void everyCallIsAnsweredAsExpected() {
        World world = furnished();
        Set<MovieRoute> reached = EnumSet.noneOf(MovieRoute.class);
        for (int round = 0; round < 3; round++) {
            for (JsonObject step : all()) {
                Api.Answer answer = send(world, step);
                JsonObject answers = step.object("answers");
                String status = String.valueOf(answer.status());
                assertThat(answers.has(status)).as(step + " got " + answer).isTrue();
                assertMembers(step, answers.object(status), answer);
                if (answer.status() < 300) {
                    reached.add(route(step));
                }
            }
        }
        assertThat(reached)
                .as("what only a user with a public face can show, or leaves something that is seen, is refused")
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(
                        MovieRoute.DELETE_ME,
                        MovieRoute.GET_IMPORT,
                        MovieRoute.PATCH_IMPORT,
                        MovieRoute.LIST_IMPORT_ROWS,
                        MovieRoute.CHOOSE_FILMS,
                        MovieRoute.FOLLOWS,
                        MovieRoute.FOLLOW,
                        MovieRoute.PUT_TOKEN,
                        MovieRoute.GET_ENTRY,
                        MovieRoute.GET_USER,
                        MovieRoute.LIST_ENTRIES,
                        MovieRoute.LIST_FOLLOWING,
                        MovieRoute.LIST_FOLLOWERS,
                        MovieRoute.GET_STATS,
                        MovieRoute.SEND_MESSAGE)));
    }

    @Test
    void aThousandCallsAreSeenByNobody() {
        SortedMap<String, String> without = views(0);
        SortedMap<String, String> with = views(1_000);

        assertThat(Views.differences(without, with)).isEmpty();
        assertThat(without.keySet()).anyMatch(request -> request.startsWith("draw"));
    }

    @Test
    void theProbeIsInNoListOfIdentities() {
        World world = furnished();
        all().forEach(step -> send(world, step));

        assertThat(world.api.store.userId(new Identity(ISSUER, "probe"))).isNotNull();
        assertThat(new IdentityList(TestTable.client(), world.table).all())
                .extracting(linked -> linked.handle().value())
                .containsExactlyInAnyOrderElementsOf(USERS);
        TestTable.delete(world.table);
    }

    @Test
    void nobodyElseTakesItsHandleAndItTakesNoOther() {
        assertThat(Probe.HANDLE.reserved()).isTrue();
        World world = furnished();
        Api.Answer taken = world.api
                .as("stranger")
                .header("If-None-Match", "*")
                .json("{\"handle\":\"mymovie_probe\"}")
                .put("/me");
        assertThat(taken.problem()).isEqualTo("handle-taken");

        JsonObject claim = Api.read("{\"call\":\"PUT /v1/me\",\"headers\":{\"if-none-match\":\"*\"},"
                + "\"body\":{\"handle\":\"wanted\"},\"as\":\"probe\"}");
        assertThat(send(world, claim).json().string("handle")).isEqualTo("mymovie_probe");
        assertThat(world.api.store.user(new Handle("wanted"))).isNull();
        TestTable.delete(world.table);
    }

    private static SortedMap<String, String> views(int calls) {
        World world = furnished();
        int sent = 0;
        while (sent < calls) {
            for (JsonObject step : all()) {
                send(world, step);
                sent++;
            }
            world.clock.forward(Duration.ofSeconds(10));
        }
        world.day(6);
        world.register("jiro", 80, 1, 4).follow("hanako", "jiro");
        world.day(7);
        var views = Views.of(world, HANDLES, USERS);
        TestTable.delete(world.table);
        return views;
    }

    private static World furnished() {
        World world = new World();
        USERS.forEach(world.api::signedUp);
        world.register("hanako", 60, 1, 2).register("taro", 70, 1).follow("hanako", "taro");
        world.day(5);
        return world;
    }

    private static List<JsonObject> all() {
        List<JsonObject> all = new ArrayList<>(steps(MovieRoute.Effect.WRITE));
        all.addAll(steps(MovieRoute.Effect.READ));
        return all;
    }

    private static List<JsonObject> steps(MovieRoute.Effect effect) {
        return trial().objects(effect == MovieRoute.Effect.READ ? "queries" : "commands");
    }

    /** About a film that is on public lists, where one more user would be seen. */
    private static JsonObject trial() {
        try (InputStream json = Objects.requireNonNull(MovieRoute.class.getResourceAsStream("/trial.json"))) {
            return Api.read(new String(json.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{\"tmdbId\": \"1\"}", "{\"tmdbId\": \"9\"}")
                    .replace("129", "1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MovieRoute route(JsonObject step) {
        for (MovieRoute route : MovieRoute.values()) {
            if ((route.method() + " /v1" + route.path()).equals(step.string("call"))) {
                return route;
            }
        }
        throw new AssertionError("no route is " + step);
    }

    private static Api.Answer send(World world, JsonObject step) {
        MovieRoute route = route(step);
        return world.api.send(event(route, step), route.effect());
    }

    private static String event(MovieRoute route, JsonObject step) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("resource", "/v1" + route.path());
            json.writeStringField("httpMethod", route.method());
            json.writeObjectFieldStart("headers");
            if (step.get("body") instanceof JsonObject) {
                json.writeStringField("content-type", "application/json");
            }
            write(json, step.object("headers").members());
            json.writeEndObject();
            json.writeObjectFieldStart("queryStringParameters");
            write(json, step.object("query").members());
            json.writeEndObject();
            json.writeObjectFieldStart("pathParameters");
            write(json, step.object("path").members());
            json.writeEndObject();
            json.writeObjectFieldStart("requestContext");
            json.writeStringField("requestId", "trial");
            if (step.has("as")) {
                json.writeObjectFieldStart("authorizer");
                json.writeObjectFieldStart("claims");
                write(json, Map.of("iss", ISSUER, "sub", step.string("as")));
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndObject();
            JsonText.member(json, "body", body(step.get("body")));
            json.writeEndObject();
        });
    }

    private static @Nullable String body(@Nullable Object body) {
        return body instanceof JsonObject object
                ? JsonText.of(json -> {
                    json.writeStartObject();
                    write(json, object.members());
                    json.writeEndObject();
                })
                : body == null ? null : body.toString();
    }

    private static void write(JsonGenerator json, Map<String, ?> members) throws IOException {
        for (var member : members.entrySet()) {
            json.writeFieldName(member.getKey());
            if (member.getValue() instanceof Long number) {
                json.writeNumber(number);
            } else {
                json.writeString(String.valueOf(member.getValue()));
            }
        }
    }

    private static void assertMembers(JsonObject step, JsonObject expected, Api.Answer answer) {
        expected.members().forEach((name, value) -> {
            Object got = answer.json().get(name);
            String pattern = String.valueOf(value);
            if (pattern.startsWith("*")) {
                assertThat(answer.json().has(name)).as(step + " " + answer).isTrue();
                assertThat(String.valueOf(got)).as(step + " " + answer).endsWith(pattern.substring(1));
            } else {
                assertThat(got).as(step + " " + answer).isEqualTo(value);
            }
        });
    }
}
