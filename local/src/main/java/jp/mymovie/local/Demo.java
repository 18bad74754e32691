package jp.mymovie.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.signin.SignIn;

/**
 * A few people and their films, registered by the service itself through the API's own methods and functions, past the
 * gateway's limits and its log. The first of each person are written one by one and are there when the estate is ready;
 * the rest come as a file, since the service takes a hundred writes a minute of a person, and follow within a minute.
 */
final class Demo {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BASE = "/api/v1/me";
    private static final int FIRST = 21;
    private static final Duration LONGEST_THROTTLING = Duration.ofMinutes(1);
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(5);

    /** The earliest day of registration that a file says. */
    private static final Instant BEGINNING = Instant.parse("2025-04-01T12:00:00Z");

    private record Person(String handle, String nickname, int films) {}

    private record Registration(int film, int score) {}

    private static final List<Person> PEOPLE =
            List.of(new Person("hanako", "花子", 160), new Person("taro", "太郎", 110), new Person("yuki", "ゆき", 60));

    private final RestApi api;
    private final SignIn signIn;
    private final List<Integer> films;
    private final int first;
    private final Map<Person, String> imports = new ConcurrentHashMap<>();

    /**
     * @param slow whether a film takes long, because it costs a call of the real TMDB or goes to disk: all but one come in
     *     files
     */
    Demo(RestApi api, SignIn signIn, List<Integer> films, boolean slow) {
        this.api = api;
        this.signIn = signIn;
        this.films = films;
        this.first = slow ? 1 : FIRST;
    }

    /** True if an API keeps lists of films. */
    static boolean fits(RestApi api) {
        return api.has("PUT", BASE) && api.has("PUT", BASE + "/entries/1") && api.has("POST", BASE + "/imports");
    }

    /** Registers the first films of everybody who is new, and hands over the files of the rest. */
    void begin() {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            PEOPLE.forEach(person -> threads.execute(() -> begin(person)));
        }
    }

    private void begin(Person person) {
        Response made = send(
                person,
                "PUT",
                "",
                "application/json",
                "{\"handle\":\"%s\",\"nickname\":\"%s\"}".formatted(person.handle, person.nickname));
        if (made.status() == 412) {
            return; // kept from a run before
        }
        List<Registration> registrations = registrations(person);
        List<Registration> file = registrations.subList(first, registrations.size());
        Response started = made.status() == 201 ? send(person, "POST", "/imports", "text/csv", csv(file)) : made;
        if (started.status() != 202) {
            stopped(started);
            return;
        }
        imports.put(person, json(started).path("id").asText());
        for (Registration one : registrations.subList(0, first)) {
            Response response = send(
                    person, "PUT", "/entries/" + one.film, "application/json", "{\"score\":%d}".formatted(one.score));
            if (response.status() >= 400) {
                stopped(response);
                return;
            }
        }
    }

    private List<Registration> registrations(Person person) {
        Random random = new Random(person.handle.hashCode());
        List<Integer> mine = new ArrayList<>(films);
        Collections.shuffle(mine, random);
        return mine.stream()
                .limit(person.films)
                .map(film -> new Registration(film, Math.clamp(Math.round(72 + random.nextGaussian() * 16), 0, 100)))
                .toList();
    }

    /** In the format of the service's own export. */
    private static String csv(List<Registration> registrations) {
        StringBuilder file = new StringBuilder("tmdbID,Score,RegisteredAt\n");
        for (int i = 0; i < registrations.size(); i++) {
            Registration one = registrations.get(i);
            file.append("%d,%d,%s\n".formatted(one.film, one.score, BEGINNING.plus(Duration.ofDays(i))));
        }
        return file.toString();
    }

    /** Waits until the files are on the lists. */
    void finish() throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_IMPORT);
        while (!imports.isEmpty() && Instant.now().isBefore(end)) {
            imports.entrySet().removeIf(entry -> isFinished(entry.getKey(), entry.getValue()));
            Thread.sleep(250);
        }
        imports.keySet()
                .forEach(person -> System.err.println(
                        "mymovie: the list of %s is not full after %d minutes: go on without the rest, or start again"
                                .formatted(person.handle, LONGEST_IMPORT.toMinutes())));
    }

    private boolean isFinished(Person person, String id) {
        return json(send(person, "GET", "/imports/" + id, "application/json", ""))
                .path("state")
                .asText()
                .equals("finished");
    }

    private static void stopped(Response response) {
        System.err.println("mymovie: the demo stopped: " + new String(response.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On a busy machine a function may have no room for a while: what was throttled has not begun. */
    private Response send(Person person, String method, String path, String type, String body) {
        Instant end = Instant.now().plus(LONGEST_THROTTLING);
        while (true) {
            Response response = sendOnce(person, method, path, type, body);
            if (response.status() != 429 || Instant.now().isAfter(end)) {
                return response;
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private Response sendOnce(Person person, String method, String path, String type, String body) {
        Headers headers = new Headers()
                .set("authorization", "Bearer " + signIn.accessToken(person.handle))
                .set("content-type", type)
                .set("if-none-match", "*")
                .set("idempotency-key", "demo");
        return api.handleQuietly(
                new Request(method, BASE + path, "", headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1", 0));
    }
}
