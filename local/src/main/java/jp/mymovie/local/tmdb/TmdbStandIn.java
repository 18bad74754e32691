package jp.mymovie.local.tmdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Query;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import org.jspecify.annotations.Nullable;

/** Answers the few calls of TMDB's version 3 that the service makes, in TMDB's own shape, and draws posters. */
public final class TmdbStandIn {
    /** Where the API lies. */
    public static final String API = "/local/tmdb/3/";

    /** Where posters lie: size and {@code poster_path} follow. */
    public static final String POSTERS = "/local/posters/";

    /** TMDB's hosts and what stands for them. */
    public static final Map<Pattern, String> HOSTS = Map.of(
            Pattern.compile("https://api\\.themoviedb\\.org/3/?"),
            API.replaceAll("/$", ""),
            Pattern.compile("https://image\\.tmdb\\.org/t/p/"),
            POSTERS);

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 20;
    private static final Pattern POSTER = Pattern.compile(POSTERS + "(w\\d{2,4}|original)/(\\d{1,9})\\.svg");

    private final Map<Integer, Film> films = new HashMap<>();
    private final Predicate<String> token;

    /**
     * @param token whether a bearer token is the service's
     */
    public TmdbStandIn(Predicate<String> token) {
        this.token = token;
        add(Film.all());
    }

    /** Knows these films too. @param json in the form of the packed file */
    public TmdbStandIn and(InputStream json) {
        add(Film.read(json));
        return this;
    }

    private void add(List<Film> more) {
        more.forEach(film -> films.put(film.tmdbId(), film));
    }

    /** Ids of real films, well-known ones first, for the demo. */
    public List<Integer> realFilms() {
        return films.values().stream()
                .filter(film -> film.tmdbId() < 900_000_000)
                .sorted(Comparator.comparingInt(Film::tmdbId))
                .map(Film::tmdbId)
                .toList();
    }

    /** Answers what lies below {@link #POSTERS}. */
    public Response poster(Request request) {
        Matcher matcher = POSTER.matcher(request.path());
        Film film = matcher.matches() ? films.get(Integer.parseInt(matcher.group(2))) : null;
        if (film == null) {
            return Response.of(404, "text/plain", "no such poster\n");
        }
        String size = matcher.group(1);
        int width = size.equals("original") ? 1000 : Integer.parseInt(size.substring(1));
        return Response.of(200, "image/svg+xml", Poster.draw(film, width))
                .with("cache-control", "public, max-age=31536000");
    }

    /** Answers what lies below {@link #API}. */
    public Response handle(Request request) {
        String authorization = request.headers().first("authorization", "");
        if (!authorization.startsWith("Bearer ") || !token.test(authorization.substring(7))) {
            return failure(401, 7, "Invalid API key: You must be granted a valid key.");
        }
        String path = request.path().substring(API.length());
        Query query = Query.parse(request.query());
        if (path.equals("search/movie")) {
            return search(query);
        }
        if (path.startsWith("movie/")) {
            return movie(path.substring("movie/".length()), query);
        }
        if (path.startsWith("find/")) {
            return find(path.substring("find/".length()), query);
        }
        return failure(404, 34, "The resource you requested could not be found.");
    }

    /**
     * A search: {@code primary_release_year} and {@code year} choose films, by the primary release or by any;
     * {@code region} chooses only the date that is shown.
     *
     * @see <a href="https://developer.themoviedb.org/reference/search-movie">search</a>
     * @see <a href="https://search.r-project.org/CRAN/refmans/TMDb/html/search_movie.html">words on both years</a>
     * @see <a href="https://developer.themoviedb.org/docs/region-support">region</a>
     */
    private Response search(Query query) {
        String words = Film.fold(query.get("query"));
        int page = query.get("page").isEmpty() ? 1 : Integer.parseInt(query.get("page"));
        if (words.isBlank() || page < 1 || page > 500) {
            return failure(
                    400, 22, "Invalid page: Pages start at 1 and max at 500. They are expected to be an integer.");
        }
        List<Film> found = films.values().stream()
                .filter(film -> film.matches(words))
                .filter(film -> film.isOf(query.get("primary_release_year"), query.get("year")))
                .sorted(Comparator.comparing((Film film) -> !film.isCalled(words))
                        .thenComparing(film -> !Film.fold(film.title()).startsWith(words))
                        .thenComparing(Film::tmdbId))
                .toList();
        ObjectNode answer = JSON.createObjectNode().put("page", page);
        found.stream()
                .skip((long) (page - 1) * PAGE)
                .limit(PAGE)
                .forEach(film -> answer.withArray("results")
                        .add(listed(film, query).put("release_date", shown(film.releaseDateIn(query.get("region"))))));
        if (!answer.has("results")) {
            answer.putArray("results");
        }
        answer.put("total_pages", (found.size() + PAGE - 1) / PAGE).put("total_results", found.size());
        return json(200, answer);
    }

    private Response movie(String id, Query query) {
        Film film = id.matches("\\d{1,9}") ? films.get(Integer.parseInt(id)) : null;
        if (film == null) {
            return failure(404, 34, "The resource you requested could not be found.");
        }
        ObjectNode answer = node(film, query)
                .put("imdb_id", film.imdbId())
                .put("runtime", film.known().runtime());
        ArrayNode genres = answer.putArray("genres");
        film.genres()
                .forEach(name -> genres.addObject().put("id", Genres.id(name)).put("name", name));
        ArrayNode countries = answer.putArray("production_countries");
        film.known()
                .countries()
                .forEach(code -> countries
                        .addObject()
                        .put("iso_3166_1", code)
                        .put("name", Locale.of("", code).getDisplayCountry(Locale.ENGLISH)));
        Appended.to(answer, film, query);
        return json(200, answer);
    }

    private Response find(String imdbId, Query query) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("movie_results");
        films.values().stream()
                .filter(film -> Objects.equals(film.imdbId(), imdbId))
                .forEach(film -> answer.withArray("movie_results").add(listed(film, query)));
        for (String other : List.of("person", "tv", "tv_episode", "tv_season")) {
            answer.putArray(other + "_results");
        }
        return json(200, answer);
    }

    /** As lists have a film: with the ids of its genres alone. */
    private static ObjectNode listed(Film film, Query query) {
        ObjectNode node = node(film, query);
        ArrayNode ids = node.putArray("genre_ids");
        film.genres().forEach(name -> ids.add(Genres.id(name)));
        return node;
    }

    private static ObjectNode node(Film film, Query query) {
        return JSON.createObjectNode()
                .put("adult", false)
                .put("id", film.tmdbId())
                .put("title", film.titleIn(query.get("language")))
                .put("original_title", film.originalTitle())
                .put("original_language", film.originalLanguage())
                .put("release_date", shown(film.releaseDate()))
                .put("poster_path", film.posterPath())
                .putNull("backdrop_path")
                .put("overview", film.known().overviewIn(query.get("language")))
                .put("popularity", 1.0)
                .put("video", false)
                .put("vote_average", 0.0)
                .put("vote_count", 0);
    }

    private static String shown(@Nullable String date) {
        return date == null ? "" : date;
    }

    private static Response failure(int status, int code, @Nullable String message) {
        return json(
                status,
                JSON.createObjectNode()
                        .put("success", false)
                        .put("status_code", code)
                        .put("status_message", message));
    }

    private static Response json(int status, ObjectNode node) {
        try {
            return new Response(
                    status,
                    new Headers().set("content-type", "application/json;charset=utf-8"),
                    JSON.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
