package jp.mymovie.lab.logs;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A route of the API and how popular it is.
 *
 * @param path below the API, with {@code {handle}} and {@code {tmdbId}} for what differs
 * @param weight how often, in relation to the others
 */
record Route(String method, String path, int weight) {
    static final List<Route> ALL = List.of(
            new Route("GET", "/v1/users/{handle}", 22),
            new Route("GET", "/v1/users/{handle}/entries", 20),
            new Route("GET", "/v1/films/{tmdbId}", 12),
            new Route("GET", "/v1/films/{tmdbId}/entries", 6),
            new Route("GET", "/v1/me", 14),
            new Route("GET", "/v1/me/entries", 10),
            new Route("GET", "/v1/me/feed", 8),
            new Route("GET", "/v1/me/stats", 3),
            new Route("GET", "/v1/films/search", 7),
            new Route("PUT", "/v1/me/entries/{tmdbId}", 4),
            new Route("PATCH", "/v1/me/entries/{tmdbId}", 1),
            new Route("DELETE", "/v1/me/entries/{tmdbId}", 1),
            new Route("PUT", "/v1/me/following/{handle}", 1),
            new Route("PUT", "/v1/me/watchlist/{tmdbId}", 2),
            new Route("GET", "/v1/users", 3),
            new Route("GET", "/v1/health", 2));

    private static final Route[] BY_WEIGHT = ALL.stream()
            .flatMap(route -> java.util.stream.Stream.generate(() -> route).limit(route.weight))
            .toArray(Route[]::new);

    static Route any(RandomGenerator random) {
        return BY_WEIGHT[random.nextInt(BY_WEIGHT.length)];
    }

    boolean writes() {
        return !method.equals("GET");
    }

    boolean personal() {
        return path.startsWith("/v1/me") || path.endsWith("/search");
    }

    String with(String handle, String film) {
        return path.replace("{handle}", handle).replace("{tmdbId}", film);
    }
}
