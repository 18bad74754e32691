package jp.mymovie.lab.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.Hosts;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.api.TokenVerifier;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.signin.Tokens;
import jp.mymovie.local.table.Tables;
import jp.mymovie.local.tmdb.TmdbStandIn;

/**
 * A stage's API with its functions' real jars over DynamoDB Local, for the users of one pool: the API verifies the
 * signatures of the local sign-in's tokens. What follows the table's stream does not run.
 */
final class DrilledStage implements AutoCloseable {
    private static final String BASE = "/api/v1";
    private static final long BUSY_NANOS = 200_000_000;
    private static final int PATIENCE = 50;

    private final List<AutoCloseable> closed = new ArrayList<>();
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final SignIn signIn;
    private final RestApi api;
    private final List<Integer> films;

    /**
     * @param table the table that the functions use
     * @param keys folder that keeps the key of the pool's tokens
     */
    DrilledStage(List<Stack> stacks, Values values, Tables tables, String table, DrilledPool pool, Path keys) {
        Server outside = new Server(0);
        closed.add(outside);
        TmdbStandIn catalogue = new TmdbStandIn(token -> true);
        outside.start(catalogue::handle);
        films = catalogue.realFilms();
        String origin = "http://localhost:" + outside.port();
        Tokens tokens = new Tokens(keys.resolve(pool.id() + ".json"), pool.issuer());
        signIn = new SignIn(stacks, values, tokens, origin);
        api = new RestApi(
                stacks,
                values,
                Assembly.resources(stacks, "AWS::ApiGateway::Stage").getFirst(),
                new TokenVerifier(tokens.issuer(), tokens.keys()),
                (function, event) -> function(function).invoke(event),
                line -> {},
                System::nanoTime);
        Hosts hosts = new Hosts(origin, false);
        Map<String, String> endpoints = Map.of("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint());
        for (Resource resource : Assembly.resources(stacks, "AWS::Lambda::Function")) {
            if (api.functions().contains(values.ref(resource))) {
                FunctionSettings settings = FunctionSettings.read(resource, values, hosts::localized);
                Map<String, String> environment = new LinkedHashMap<>(settings.environment());
                environment.put("TABLE_NAME", table);
                LambdaFunction function = new LambdaFunction(with(settings, environment), endpoints, line -> {});
                closed.add(0, function);
                functions.put(settings.name(), function);
            }
        }
    }

    /** Films that the catalogue knows. */
    List<Integer> films() {
        return films;
    }

    /** The same function with other variables. */
    static FunctionSettings with(FunctionSettings settings, Map<String, String> environment) {
        return new FunctionSettings(
                settings.name(),
                settings.arn(),
                settings.region(),
                settings.handler(),
                settings.code(),
                environment,
                settings.timeout(),
                settings.memory(),
                settings.snapStart(),
                settings.jsonLogs(),
                settings.logGroup());
    }

    private LambdaFunction function(String name) {
        LambdaFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalStateException("'%s' must be a function of the API, got %s".formatted(name, functions));
        }
        return function;
    }

    /** An answer's status and body for somebody of the pool, by the local sign-in's name. */
    String ask(String user, String method, String path, String body) {
        for (int attempt = 1; ; attempt++) {
            Response answer = once(user, method, path, body);
            if (answer.status() != 429 || attempt == PATIENCE) {
                return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
            }
            LockSupport.parkNanos(BUSY_NANOS);
        }
    }

    private Response once(String user, String method, String path, String body) {
        Headers headers = new Headers()
                .set("authorization", "Bearer " + signIn.accessToken(user))
                .set("content-type", "application/json");
        if (path.equals("/me") && method.equals("PUT")) {
            headers.set("if-none-match", "*");
        }
        String[] parts = path.split("\\?", 2);
        return api.handleQuietly(new Request(
                method,
                BASE + parts[0],
                parts.length > 1 ? parts[1] : "",
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                0));
    }

    @Override
    public void close() {
        for (AutoCloseable part : closed) {
            try {
                part.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
