package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.mymovie.movies.MovieRoute;
import org.jspecify.annotations.Nullable;

/**
 * Everything that some people can fetch: each reading route, page by page to the end, of first pages the head and with
 * the tag it gave; and beside each answer the calls of the table it took. Cursors are compared as they come, which is more than
 * their places: equal places of equal lists are sealed alike.
 */
final class Views {
    private static final String GUEST = "guest";
    private static final int DRAWS = 50;

    private final World world;
    private final List<String> handles;
    private final SortedMap<String, String> seen = new TreeMap<>();

    private Views(World world, List<String> handles) {
        this.world = world;
        this.handles = handles;
    }

    /** @param handles that are asked for */
    static SortedMap<String, String> of(World world, List<String> handles, List<String> viewers) {
        Views views = new Views(world, handles);
        views.look(GUEST, world.api.guest());
        viewers.forEach(viewer -> views.look(viewer, world.api.as(viewer)));
        views.draw();
        return views.seen;
    }

    /** A line for each that differs. */
    static List<String> differences(SortedMap<String, String> one, SortedMap<String, String> other) {
        SortedSet<String> requests = new TreeSet<>(one.keySet());
        requests.addAll(other.keySet());
        return requests.stream()
                .filter(request -> !Objects.equals(one.get(request), other.get(request)))
                .map(request -> "%s%n  %s%n  %s".formatted(request, one.get(request), other.get(request)))
                .toList();
    }

    private void look(String name, Api.Call viewer) {
        for (MovieRoute route : MovieRoute.values()) {
            // Whoever draws by the service's own randomness sees another user each time.
            if (route.method().equals("GET") && route != MovieRoute.RANDOM_USER) {
                boolean known = route.access() == MovieRoute.Access.PUBLIC && !name.equals(GUEST);
                paths(route)
                        .flatMap(path -> queries(route).map(query -> path + query))
                        .forEach(path -> {
                            String next = fetch(name, viewer, path);
                            if (!known) {
                                again(name, viewer, path);
                            }
                            while (next != null && !known) {
                                next = fetch(name, viewer, next);
                            }
                        });
            }
        }
    }

    private void again(String name, Api.Call viewer, String path) {
        String tag = send(name, viewer, "HEAD", path).headers().get("etag");
        if (tag != null) {
            assertThat(send(name + " again", viewer.header("If-None-Match", tag), "GET", path)
                            .status())
                    .isEqualTo(304);
        }
    }

    /** The next page. */
    private @Nullable String fetch(String name, Api.Call viewer, String path) {
        Api.Answer answer = send(name, viewer, "GET", path);
        boolean isJson = answer.headers().getOrDefault("content-type", "").contains("json");
        String cursor = isJson && answer.status() == 200 ? answer.json().string("next") : null;
        if (cursor == null) {
            return null;
        }
        String first = path.replaceAll("[?&]cursor=.*", "");
        return first + (first.contains("?") ? "&" : "?") + "cursor=" + cursor;
    }

    private Api.Answer send(String name, Api.Call viewer, String method, String path) {
        world.counted.reset();
        Api.Answer answer = viewer.send(method, path);
        assertThat(answer.status()).as(path + " " + answer.body()).isLessThan(500);
        String before = seen.put(name + " " + method + " " + path, answer + " " + world.counted.calls());
        assertThat(before).as("a page twice").isNull();
        return answer;
    }

    private void draw() {
        for (int seed = 0; seed < DRAWS; seed++) {
            world.counted.reset();
            var user = world.api.store.randomUser(new Random(seed));
            seen.put("draw " + seed, user + " " + world.counted.calls());
        }
    }

    private Stream<String> paths(MovieRoute route) {
        List<String> paths = List.of(route.path().replace("{importId}", "AAAAAAAAAAAAAAAA"));
        paths = filled(paths, "{handle}", handles);
        return filled(
                paths,
                "{tmdbId}",
                IntStream.rangeClosed(1, World.FILMS).mapToObj(String::valueOf).toList())
                .stream();
    }

    private static List<String> filled(List<String> paths, String parameter, List<String> values) {
        List<String> filled = new ArrayList<>();
        for (String path : paths) {
            (path.contains(parameter) ? values : List.of(""))
                    .forEach(value -> filled.add(path.replace(parameter, value)));
        }
        return filled;
    }

    private Stream<String> queries(MovieRoute route) {
        return switch (route) {
            case SEARCH_FILMS -> Stream.of("?q=film1");
            case SEARCH_USERS ->
                handles.stream()
                        .map(handle -> handle.substring(0, 2))
                        .distinct()
                        .flatMap(prefix -> Stream.of("?prefix=" + prefix, "?limit=1&prefix=" + prefix));
            case LIST_ENTRIES, LIST_MY_ENTRIES ->
                Stream.of("", "?limit=1", "?sort=score&limit=1", "?sort=title&minScore=50", "?genre=18&limit=1");
            default -> KnownParameters.of(route).contains("limit") ? Stream.of("", "?limit=1") : Stream.of("");
        };
    }
}
