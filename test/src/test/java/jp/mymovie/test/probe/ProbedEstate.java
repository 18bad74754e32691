package jp.mymovie.test.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.Hosts;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.api.TokenVerifier;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.signin.Tokens;
import jp.mymovie.local.signin.UserPoolCalls;
import jp.mymovie.local.stream.EventSource;
import jp.mymovie.local.table.Tables;
import jp.mymovie.local.tmdb.TmdbStandIn;

/**
 * The gateway of the templates before the functions' jar, the tables and the streams behind them, as {@code up} puts them
 * together, but for the edge: that answers from copies, and refuses what is no HTTP before the gateway sees it.
 */
final class ProbedEstate implements AutoCloseable {
    /** Client id and scope do not matter where a token is refused anyway. */
    private static final Duration PAST = Duration.ofMinutes(-5);

    private final List<Stack> stacks;
    private final Values values;
    private final Tokens tokens;
    private final SignIn signIn;
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final Deque<AutoCloseable> closed = new ArrayDeque<>();
    private final String key;

    ProbedEstate(Path assembly, Path data) {
        Assembly all = Assembly.read(assembly);
        stacks = all.stage("Stg");
        values = new Values(all.stacks(), (secret, name) -> "%064x".formatted(Objects.hash(secret, name)));
        Server server = opened(new Server(0));
        String origin = "http://localhost:" + server.port();
        Hosts hosts = new Hosts(origin, false);
        Tables tables = opened(new Tables(null));
        tables.create(stacks, values);
        Resource pool = only("AWS::Cognito::UserPool");
        tokens = new Tokens(data.resolve("key.json"), hosts.localized(values.attribute(pool, "ProviderURL")));
        signIn = new SignIn(stacks, values, tokens, origin);
        TmdbStandIn tmdb = new TmdbStandIn(token -> true);
        server.start(request ->
                request.path().startsWith(TmdbStandIn.API) ? tmdb.handle(request) : signIn.administer(request));
        Map<String, String> endpoints = Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                tables.endpoint(),
                "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
                origin + UserPoolCalls.PATH);
        for (Resource function : Assembly.resources(stacks, "AWS::Lambda::Function")) {
            if (function.property("Runtime").asText().startsWith("java")) {
                FunctionSettings settings = FunctionSettings.read(function, values, hosts::localized);
                functions.put(settings.name(), opened(new LambdaFunction(settings, endpoints, line -> {})));
            }
        }
        for (Resource mapping : Assembly.resources(stacks, "AWS::Lambda::EventSourceMapping")) {
            opened(EventSource.read(mapping, stacks, values, tables, functions::get))
                    .start();
        }
        key = values.text(Assembly.resources(stacks, "AWS::ApiGateway::ApiKey").getFirst(), "Value");
    }

    /** The gateway before the functions, whose limit never comes: its clock runs a minute a request. */
    RestApi gateway() {
        AtomicLong clock = new AtomicLong();
        return gateway(
                (name, event) -> Objects.requireNonNull(functions.get(name)).invoke(event),
                () -> clock.addAndGet(Duration.ofMinutes(1).toNanos()));
    }

    /** The gateway before anything else, by any clock. */
    RestApi gateway(BiFunction<String, byte[], Outcome> behind, LongSupplier nanoTime) {
        return new RestApi(
                stacks,
                values,
                only("AWS::ApiGateway::Stage"),
                new TokenVerifier(tokens.issuer(), tokens.keys()),
                behind,
                line -> {},
                nanoTime);
    }

    /** The class that handles what a function is sent. */
    String handler(String function) {
        return Objects.requireNonNull(functions.get(function)).settings().handler();
    }

    Response send(RestApi gateway, Request request) {
        request.headers().set("x-api-key", key).set("host", gateway.host());
        return gateway.handle(request);
    }

    String token(String user) {
        return signIn.accessToken(user);
    }

    String expiredToken(String user) {
        return tokens.access(user, "any", "mymovie/api", PAST);
    }

    private Resource only(String type) {
        List<Resource> found = Assembly.resources(stacks, type);
        if (found.size() != 1) {
            throw new AssertionError("one %s was expected, got %s".formatted(type, found));
        }
        return found.getFirst();
    }

    private <T extends AutoCloseable> T opened(T part) {
        closed.addFirst(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : closed) {
            part.close();
        }
    }
}
