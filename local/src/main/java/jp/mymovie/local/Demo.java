package jp.mymovie.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.signin.SignIn;

/**
 * A few people and their films, registered by the service itself: through the API's own methods and functions, past its
 * limits and its log. The first of each person are there when the estate is ready, the rest follow within seconds.
 */
final class Demo {
    /** What of it is registered. */
    enum When {
        BEFORE_READY,
        AFTER_READY
    }

    private static final int FIRST = 21;

    private record Person(String handle, String nickname, int films) {}

    private static final List<Person> PEOPLE =
            List.of(new Person("hanako", "花子", 160), new Person("taro", "太郎", 110), new Person("yuki", "ゆき", 60));

    private final RestApi api;
    private final SignIn signIn;
    private final List<Integer> films;
    private final Set<String> newcomers = ConcurrentHashMap.newKeySet();

    Demo(RestApi api, SignIn signIn, List<Integer> films) {
        this.api = api;
        this.signIn = signIn;
        this.films = films;
    }

    /**
     * Registers a part.
     *
     * @param slow whether a film takes long, because it costs a call of the real TMDB or goes to disk: all but one wait
     */
    void register(When when, boolean slow) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            PEOPLE.forEach(person -> threads.execute(() -> register(person, when, slow)));
        }
    }

    private void register(Person person, When when, boolean slow) {
        String token = signIn.accessToken(person.handle);
        int first = slow ? 1 : FIRST;
        if (when == When.BEFORE_READY) {
            Response made = put(
                    token,
                    "/api/v1/me",
                    "{\"handle\":\"%s\",\"nickname\":\"%s\"}".formatted(person.handle, person.nickname));
            if (made.status() == 201) {
                newcomers.add(person.handle);
            } else if (made.status() != 412) {
                stopped(made);
            }
        }
        if (!newcomers.contains(person.handle)) {
            return; // kept from a run before
        }
        Random random = new Random(person.handle.hashCode());
        List<Integer> mine = new ArrayList<>(films);
        Collections.shuffle(mine, random);
        for (int i = 0; i < person.films; i++) {
            int score = Math.clamp(Math.round(72 + random.nextGaussian() * 16), 0, 100);
            if (i < first == (when == When.BEFORE_READY)) {
                Response response = put(token, "/api/v1/me/entries/" + mine.get(i), "{\"score\":" + score + "}");
                if (response.status() >= 400) {
                    stopped(response);
                    return;
                }
            }
        }
    }

    private static void stopped(Response response) {
        System.err.println("mymovie: the demo stopped: " + new String(response.body(), StandardCharsets.UTF_8));
    }

    private Response put(String token, String path, String body) {
        Headers headers = new Headers()
                .set("authorization", "Bearer " + token)
                .set("content-type", "application/json")
                .set("if-none-match", "*");
        return api.handleQuietly(
                new Request("PUT", path, "", headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1", 0));
    }
}
