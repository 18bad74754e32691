package jp.mymovie.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.tmdb.TmdbStandIn;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the local run knows of films and no template says: a stand-in for TMDB, unless the environment has
 * {@code TMDB_TOKEN}, and the demo's lists. Other services never meet it.
 */
final class Films {
    private final TmdbStandIn tmdb;
    private final boolean real;

    /** @param token whether a bearer token is the service's */
    Films(Predicate<String> token) {
        this.tmdb = new TmdbStandIn(token);
        this.real = !secrets().isEmpty();
    }

    /** Values of secrets that are not random but real. */
    static Map<String, String> secrets() {
        String token = System.getenv().getOrDefault("TMDB_TOKEN", "");
        return token.isEmpty() ? Map.of() : Map.of("tmdbToken", token);
    }

    /** Hosts of TMDB and what stands for them. */
    Map<Pattern, String> hosts() {
        return real ? Map.of() : TmdbStandIn.HOSTS;
    }

    boolean takes(String path) {
        return path.startsWith(TmdbStandIn.API) || path.startsWith(TmdbStandIn.POSTERS);
    }

    /** Answers what {@link #takes} lets through. */
    Response handle(Request request) {
        return request.path().startsWith(TmdbStandIn.API) ? tmdb.handle(request) : tmdb.poster(request);
    }

    /**
     * The demo, where one of the APIs keeps lists of films.
     *
     * @param disk whether the tables are kept on disk
     */
    Optional<Demo> demo(List<RestApi> apis, @Nullable SignIn signIn, boolean disk) {
        return signIn == null
                ? Optional.empty()
                : apis.stream()
                        .filter(Demo::fits)
                        .findFirst()
                        .map(api -> new Demo(api, signIn, tmdb.realFilms(), real || disk));
    }
}
