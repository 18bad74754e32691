package jp.mymovie.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.api.TokenVerifier;
import jp.mymovie.local.edge.Distribution;
import jp.mymovie.local.function.FunctionSettings;
import jp.mymovie.local.function.LambdaFunction;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.lake.DeliveryStream;
import jp.mymovie.local.lake.FunctionLogs;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.signin.Tokens;
import jp.mymovie.local.signin.UserPoolCalls;
import jp.mymovie.local.stream.EventSource;
import jp.mymovie.local.table.Tables;
import jp.mymovie.local.tmdb.TmdbStandIn;

/** One stage of the synthesized estate, running: the parts of the templates put together as they say. */
final class LocalEstate implements AutoCloseable {
    private final Options options;
    private final long start = System.nanoTime();
    private final List<AutoCloseable> closed = new ArrayList<>();
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final Server server;
    private final String origin;
    private final List<EventSource> eventSources = new ArrayList<>();
    private Consumer<Demo.When> demo = when -> {};

    LocalEstate(Options options) {
        this.options = options;
        this.server = opened(new Server(options.port()));
        this.origin = "http://localhost:" + server.port();
    }

    String origin() {
        return origin;
    }

    void start() {
        Assembly assembly = Assembly.read(options.assembly());
        List<Stack> stacks = assembly.stage(options.stage());
        String tmdbToken = System.getenv().getOrDefault("TMDB_TOKEN", "");
        DataFolder data = opened(DataFolder.open(options.data(), assembly.directory()));
        Secrets secrets = new Secrets(data.file("secrets.json"), tmdbToken);
        Values values = new Values(assembly.stacks(), secrets::get);
        Hosts hosts = new Hosts(origin, !tmdbToken.isEmpty());
        Lake lake = opened(new Lake(data.lake()));
        Tables tables = opened(new Tables(data.tables()));
        say("DynamoDB Local is up");
        tables.create(stacks, values);

        Tokens tokens = new Tokens(data.file("key.json"), hosts.localized(issuer(stacks, values)));
        SignIn signIn = new SignIn(stacks, values, tokens, origin);
        TmdbStandIn tmdb = new TmdbStandIn(secrets::knows);
        Map<String, String> endpoints = Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                tables.endpoint(),
                "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER",
                origin + UserPoolCalls.PATH);
        functions(stacks, values, hosts::localized, endpoints, lake);
        for (Resource mapping : Assembly.resources(stacks, "AWS::Lambda::EventSourceMapping")) {
            eventSources.add(opened(EventSource.read(mapping, stacks, values, tables, this::function)));
        }
        List<RestApi> apis = apis(stacks, values, new TokenVerifier(tokens.issuer(), tokens.keys()), lake);
        Distribution distribution = opened(new Distribution(
                assembly,
                stacks,
                values,
                only(stacks, "AWS::CloudFront::Distribution"),
                apis,
                hosts::localized,
                hosts::origins,
                lake,
                InstantSource.system()));
        server.start(request -> route(request, distribution, signIn, tmdb));

        startFunctions(apis);
        if (!options.empty()) {
            Demo films = new Demo(apis.get(0), signIn, tmdb.realFilms());
            boolean slow = !tmdbToken.isEmpty() || options.data() != null;
            // Nobody shall look at half a list because somebody has looked at it in between.
            demo = when -> {
                films.register(when, slow);
                distribution.invalidate();
            };
        }
        demo.accept(Demo.When.BEFORE_READY);
        say("ready");
    }

    /** What need not be there before the first request. */
    void startLate() {
        eventSources.forEach(EventSource::start);
        demo.accept(Demo.When.AFTER_READY);
    }

    private static String issuer(List<Stack> stacks, Values values) {
        return values.attribute(only(stacks, "AWS::Cognito::UserPool"), "ProviderURL");
    }

    private void functions(
            List<Stack> stacks,
            Values values,
            UnaryOperator<String> localized,
            Map<String, String> endpoints,
            Lake lake) {
        for (Resource method : Assembly.resources(stacks, "AWS::Lambda::Function")) {
            String runtime = method.property("Runtime").asText();
            if (runtime.startsWith("java")) {
                FunctionSettings settings = FunctionSettings.read(method, values, localized);
                Consumer<String> log = FunctionLogs.of(stacks, values, settings.logGroup(), lake);
                functions.put(settings.name(), opened(new LambdaFunction(settings, endpoints, line -> {
                    log.accept(line);
                    if (!line.startsWith("{") || line.contains("\"ERROR\"")) {
                        System.err.println(settings.name() + ": " + line);
                    }
                })));
            }
        }
    }

    private List<RestApi> apis(List<Stack> stacks, Values values, TokenVerifier verifier, Lake lake) {
        List<RestApi> apis = new ArrayList<>();
        for (Resource stage : Assembly.resources(stacks, "AWS::ApiGateway::Stage")) {
            Consumer<String> log = line -> {};
            if (stage.node().path("Properties").has("AccessLogSetting")) {
                Consumer<byte[]> stream = lake.stream(DeliveryStream.of(
                        stacks,
                        values,
                        values.text(
                                stage.stack(),
                                stage.property("AccessLogSetting").path("DestinationArn"))));
                log = line -> stream.accept(line.getBytes(StandardCharsets.UTF_8));
            }
            apis.add(new RestApi(
                    stacks,
                    values,
                    stage,
                    verifier,
                    (name, event) -> function(name).invoke(event),
                    log,
                    System::nanoTime));
        }
        return apis;
    }

    private LambdaFunction function(String name) {
        LambdaFunction function = functions.get(name);
        if (function == null) {
            throw new Unsupported("function '%s' is no Java function of the stage".formatted(name));
        }
        return function;
    }

    /** Only those start that a request can reach; the CDK's own helpers do not. */
    private void startFunctions(List<RestApi> apis) {
        List<String> needed = apis.stream()
                .flatMap(api -> api.functions().stream())
                .distinct()
                .toList();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (String name : needed) {
                LambdaFunction function = function(name);
                threads.execute(() -> {
                    String failure = function.start();
                    say(failure == null ? name + " is up" : name + " did not start: " + failure);
                });
            }
        }
    }

    private static Response route(Request request, Distribution distribution, SignIn signIn, TmdbStandIn tmdb) {
        String path = request.path();
        if (!path.startsWith("/local/")) {
            return distribution.handle(request);
        }
        if (path.startsWith(SignIn.PATH)) {
            return signIn.handle(request);
        }
        if (path.startsWith(UserPoolCalls.PATH)) {
            return UserPoolCalls.handle(request);
        }
        if (path.equals("/local/token")) {
            return signIn.token(request);
        }
        if (path.startsWith(TmdbStandIn.API)) {
            return tmdb.handle(request);
        }
        return tmdb.poster(request);
    }

    private static Resource only(List<Stack> stacks, String type) {
        List<Resource> found = Assembly.resources(stacks, type);
        if (found.size() != 1) {
            throw new Unsupported("a stage must hold one %s, got %d".formatted(type, found.size()));
        }
        return found.get(0);
    }

    private synchronized <T extends AutoCloseable> T opened(T part) {
        closed.add(0, part);
        return part;
    }

    private void say(String words) {
        long seconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
        System.err.printf("mymovie: %.1f s: %s%n", seconds / 1000.0, words);
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable part : closed) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("mymovie: " + e);
            }
        }
    }
}
