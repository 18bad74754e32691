package jp.mymovie.movies.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Departures;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.FilmStore;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.InMemoryDepartures;
import jp.mymovie.movies.domain.InMemoryFeed;
import jp.mymovie.movies.domain.InMemoryImports;
import jp.mymovie.movies.domain.InMemoryMailbox;
import jp.mymovie.movies.domain.InMemoryMovieStore;
import jp.mymovie.movies.domain.InMemoryScriptTokens;
import jp.mymovie.movies.domain.Message;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.UserIds;
import jp.mymovie.movies.json.JsonObject;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.JsonText;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/** Both handlers with a store and a small catalogue, called as API Gateway calls them. */
final class Api {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    final Map<Integer, Film> films = new ConcurrentHashMap<>();
    final ByteArrayOutputStream log = new ByteArrayOutputStream();
    final MovieStore store;
    final InMemoryScriptTokens tokens = new InMemoryScriptTokens(Clock.fixed(NOW, ZoneOffset.UTC));
    final InMemoryImports imports = new InMemoryImports();
    final InMemoryMailbox mailbox = new InMemoryMailbox();
    final List<Message> messages = mailbox.messages;
    final Map<String, Integer> times = new ConcurrentHashMap<>();
    /** Times that are allowed whatever the limit is. */
    int generosity = Integer.MAX_VALUE;

    private final RequestStreamHandler queries;
    private final RequestStreamHandler commands;

    Api() {
        this(new InMemoryMovieStore());
    }

    Api(MovieStore store) {
        this(store, null);
    }

    Api(MovieStore store, @Nullable FilmCatalog catalog) {
        this(store, catalog, null);
    }

    Api(MovieStore store, @Nullable FilmCatalog catalog, @Nullable Departures departures) {
        this.store = store;
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Parts parts = new Parts(
                store,
                new InMemoryFeed(store),
                store instanceof InMemoryMovieStore memory
                        ? new InMemoryDepartures(memory)
                        : departures == null ? new NoDepartures() : departures,
                imports,
                mailbox,
                this::count,
                tokens,
                catalog == null ? new Shelves() : catalog,
                store instanceof FilmStore kept ? kept : new InMemoryMovieStore(),
                UserIds::random,
                new Cursors("key"),
                new Pseudonyms("key"),
                clock,
                new RequestLog(new PrintStream(log, true, StandardCharsets.UTF_8), clock));
        this.queries = new MovieQueries(parts);
        this.commands = new MovieCommands(parts);
        for (int id = 1; id <= 200; id++) {
            films.put(id, new Film(id, "film " + id, "film " + id, LocalDate.of(1900 + id % 120, 1, 1), null));
        }
        films.put(129, new Film(129, "千と千尋の神隠し", "千と千尋の神隠し", LocalDate.of(2001, 7, 20), "/x.jpg"));
    }

    /** Put together by the test itself. */
    Api(Parts parts) {
        this.store = parts.store();
        this.queries = new MovieQueries(parts);
        this.commands = new MovieCommands(parts);
    }

    private long count(String who, int more, Duration window) {
        int count = times.merge(who, more, Integer::sum);
        return count <= generosity ? 1 : count;
    }

    /** For tests in which nobody leaves. */
    private static final class NoDepartures implements Departures {
        @Override
        public boolean begun(String userId) {
            return false;
        }

        @Override
        public Swap begin(User user) {
            throw new IllegalStateException("this api was made without departures");
        }

        @Override
        public boolean sweep(String userId) {
            return false;
        }

        @Override
        public List<Identity> identities(String userId) {
            return List.of();
        }

        @Override
        public void end(String userId) {}
    }

    /** Answers from {@link #films}. */
    private final class Shelves implements FilmCatalog {
        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(
                    films.values().stream()
                            .filter(f -> f.title().contains(query))
                            .map(f -> new FoundFilm(f, "about " + f.title()))
                            .toList(),
                    page,
                    1);
        }

        @Override
        public @Nullable Integer byImdbId(String imdbId) {
            return null;
        }

        @Override
        public @Nullable FilmDetails film(int tmdbId) {
            Film film = films.get(tmdbId);
            return film == null ? null : FilmDetails.of(film);
        }
    }

    /** Id of the user whom the person of a subject is. */
    String id(String subject) {
        return Objects.requireNonNull(store.userId(Stores.identity(subject)), subject);
    }

    /** Entity tag of a version of what belongs to the person of a subject. */
    String tag(String subject, long version) {
        return EntityTags.of(Objects.requireNonNull(store.profile(id(subject))).user(), version);
    }

    /** A user of that subject whose handle is the subject too. */
    Call signedUp(String subject) {
        Answer answer = as(subject)
                .header("If-None-Match", "*")
                .json("{\"handle\":\"" + subject + "\"}")
                .put("/me");
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        return as(subject);
    }

    Call guest() {
        return new Call(null, Map.of(), null);
    }

    Call as(String subject) {
        return new Call(subject, Map.of(), null);
    }

    /** A request in the making; each step makes a new one. */
    final class Call {
        private final @Nullable String subject;
        private final Map<String, String> headers;
        private final @Nullable String body;

        private Call(@Nullable String subject, Map<String, String> headers, @Nullable String body) {
            this.subject = subject;
            this.headers = headers;
            this.body = body;
        }

        Call header(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Call(subject, more, body);
        }

        Call json(String json) {
            return new Call(subject, headers, json).header("Content-Type", "application/json");
        }

        Call body(String content) {
            return new Call(subject, headers, content);
        }

        Answer get(String path) {
            return send("GET", path);
        }

        Answer put(String path) {
            return send("PUT", path);
        }

        Answer patch(String path) {
            return send("PATCH", path);
        }

        Answer post(String path) {
            return send("POST", path);
        }

        Answer delete(String path) {
            return send("DELETE", path);
        }

        /** @param path with a query behind a question mark, as in a URL */
        Answer send(String method, String path) {
            String[] parts = path.split("\\?", 2);
            MovieRoute route = route(method, parts[0]);
            return send(event(route, method, parts[0], parts.length > 1 ? parts[1] : ""), route);
        }

        /** As a script sends it, behind the prefix of scripts; the token stands in a header. */
        Answer script(String method, String path) {
            String[] parts = path.split("\\?", 2);
            String event = JsonText.of(json -> {
                json.writeStartObject();
                json.writeStringField("resource", "/v1/scripts/{proxy+}");
                json.writeStringField("httpMethod", method);
                write(json, "headers", headers);
                writeQuery(json, query(parts.length > 1 ? parts[1] : ""));
                write(json, "pathParameters", Map.of("proxy", parts[0].substring(1)));
                json.writeObjectFieldStart("requestContext");
                json.writeStringField("requestId", "request-1");
                json.writeEndObject();
                JsonText.member(json, "body", body);
                json.writeBooleanField("isBase64Encoded", false);
                json.writeEndObject();
            });
            boolean reads = method.equals("GET") || method.equals("HEAD");
            return Api.this.send(event, reads ? MovieRoute.Effect.READ : MovieRoute.Effect.WRITE);
        }

        private Answer send(String event, MovieRoute route) {
            return Api.this.send(event, route.effect());
        }

        private String event(MovieRoute route, String method, String path, String query) {
            return JsonText.of(json -> {
                json.writeStartObject();
                json.writeStringField("resource", "/v1" + route.path());
                json.writeStringField("path", "/v1" + path);
                json.writeStringField("httpMethod", method);
                write(json, "headers", headers);
                writeQuery(json, query(query));
                write(json, "pathParameters", parameters(route.path(), path));
                json.writeNullField("stageVariables");
                json.writeObjectFieldStart("requestContext");
                json.writeStringField("requestId", "request-1");
                if (subject != null) {
                    json.writeObjectFieldStart("authorizer");
                    write(
                            json,
                            "claims",
                            Map.of(
                                    "iss",
                                    Stores.ISSUER,
                                    "sub",
                                    subject,
                                    "scope",
                                    "openid mymovie/api",
                                    "token_use",
                                    "access"));
                    json.writeEndObject();
                }
                json.writeEndObject();
                JsonText.member(json, "body", body);
                json.writeBooleanField("isBase64Encoded", false);
                json.writeEndObject();
            });
        }
    }

    /** What came back. */
    record Answer(int status, Map<String, String> headers, String body) {
        JsonObject json() {
            return read(body);
        }

        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }

        /** The last word of the problem's type. */
        String problem() {
            String type = Objects.requireNonNull(json().string("type"));
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }

    Answer send(String event, MovieRoute.Effect effect) {
        RequestStreamHandler handler = effect == MovieRoute.Effect.READ ? queries : commands;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonObject answer = read(out.toString(StandardCharsets.UTF_8));
        Map<String, String> headers = new TreeMap<>();
        answer.object("headers").members().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        String body = answer.string("body");
        return new Answer(
                Objects.requireNonNull(answer.integer("statusCode")).intValue(), headers, body == null ? "" : body);
    }

    static JsonObject read(String json) {
        try {
            return new JsonReader(50).read(json);
        } catch (MalformedJson e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static void write(JsonGenerator json, String name, Map<String, String> members) throws IOException {
        if (members.isEmpty()) {
            json.writeNullField(name); // as API Gateway does
            return;
        }
        json.writeObjectFieldStart(name);
        for (var member : members.entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
        }
        json.writeEndObject();
    }

    private static MovieRoute route(String method, String path) {
        MovieRoute best = null;
        String declared = method.equals("HEAD") ? "GET" : method;
        for (MovieRoute route : MovieRoute.values()) {
            if (route.method().equals(declared)
                    && path.matches(route.path().replaceAll("\\{[^}]*}", "[^/]*"))
                    && (best == null || best.path().contains("{"))) {
                best = route;
            }
        }
        return Objects.requireNonNull(best, method + " " + path);
    }

    private static Map<String, String> parameters(String template, String path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] names = template.split("/", -1);
        String[] values = path.split("/", -1);
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                parameters.put(names[i].substring(1, names[i].length() - 1), values[i]);
            }
        }
        return parameters;
    }

    private static Map<String, List<String>> query(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters
                        .computeIfAbsent(parts[0], name -> new ArrayList<>())
                        .add(parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return parameters;
    }

    /** As API Gateway does: the last value of each, and beside them the list of all. */
    private static void writeQuery(JsonGenerator json, Map<String, List<String>> query) throws IOException {
        Map<String, String> last = new LinkedHashMap<>();
        query.forEach((name, values) -> last.put(name, values.getLast()));
        write(json, "queryStringParameters", last);
        if (query.isEmpty()) {
            json.writeNullField("multiValueQueryStringParameters");
            return;
        }
        json.writeObjectFieldStart("multiValueQueryStringParameters");
        for (var parameter : query.entrySet()) {
            json.writeArrayFieldStart(parameter.getKey());
            for (String value : parameter.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Api.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? 5_000 : null);
    }
}
