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
import jp.mymovie.local.http.Server;
import jp.mymovie.local.lake.DeliveryStream;
import jp.mymovie.local.lake.FunctionLogs;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.signin.PreSignUp;
import jp.mymovie.local.signin.SignIn;
import jp.mymovie.local.signin.Tokens;
import jp.mymovie.local.signin.UserPoolCalls;
import jp.mymovie.local.stream.EventSource;
import jp.mymovie.local.table.Tables;
import org.jspecify.annotations.Nullable;

/** One stage of the synthesized estate, running: the parts of the templates put together as they say. */
final class LocalEstate implements AutoCloseable {
    private final Options options;
    private final long start = System.nanoTime();
    private final List<AutoCloseable> closed = new ArrayList<>();
    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final Server server;
    private final String origin;
    private final List<EventSource> eventSources = new ArrayList<>();
    private @Nullable SignIn signIn;
    private @Nullable Distribution distribution;
    private @Nullable Demo demo;

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
        String stage = Selection.stage(assembly, options.service(), options.stage());
        List<Stack> stacks = assembly.stage(stage);
        DataFolder data = opened(DataFolder.open(options.data(), options.home(), assembly.directory()));
        Secrets secrets = new Secrets(data.file("secrets.json"), Films.secrets());
        Films films = new Films(secrets::knows);
        Values values = new Values(assembly.stacks(), secrets::get);
        Hosts hosts = new Hosts(origin, films.hosts());
        Lake lake = opened(new Lake(data.lake()));
        Tables tables = tables(stacks, values, data);
        Tokens tokens = tokens(stacks, values, data, hosts);
        functions(stacks, values, hosts::localized, endpoints(tables, tokens), lake);
        triggers(stacks, values);
        eventSources(stacks, values, tables);
        List<RestApi> apis = apis(stacks, values, tokens, lake);
        Resource edge = atMostOne(stacks, "AWS::CloudFront::Distribution");
        if (edge != null) {
            distribution = opened(new Distribution(
                    assembly,
                    stacks,
                    values,
                    edge,
                    apis,
                    hosts::localized,
                    hosts::origins,
                    lake,
                    InstantSource.system()));
        } else if (apis.isEmpty()) {
            throw new Unsupported("stage '%s' has neither a distribution nor an API: nothing of it answers requests"
                    .formatted(stage));
        }
        server.start(new Front(apis, distribution, signIn, films)::handle);

        startFunctions(apis);
        if (!options.empty()) {
            demo = films.demo(apis, signIn, options.data() != null).orElse(null);
        }
        if (demo != null) {
            demo.begin();
            forgetCopies();
        }
        say("ready");
    }

    /** What need not be there before the first request. */
    void startLate() throws InterruptedException {
        eventSources.forEach(EventSource::start);
        if (demo != null) {
            demo.finish();
            forgetCopies();
        }
    }

    /** Nobody shall look at half a list because somebody has looked at it in between. */
    private void forgetCopies() {
        if (distribution != null) {
            distribution.invalidate();
        }
    }

    private @Nullable Tables tables(List<Stack> stacks, Values values, DataFolder data) {
        if (Assembly.resources(stacks, "AWS::DynamoDB::Table").isEmpty()) {
            return null;
        }
        Tables tables = opened(new Tables(data.tables()));
        say("DynamoDB Local is up");
        tables.create(stacks, values);
        return tables;
    }

    private void eventSources(List<Stack> stacks, Values values, @Nullable Tables tables) {
        for (Resource mapping : Assembly.resources(stacks, "AWS::Lambda::EventSourceMapping")) {
            if (tables == null) {
                throw new Unsupported("the source of %s is no table of its stage".formatted(mapping));
            }
            eventSources.add(opened(EventSource.read(mapping, stacks, values, tables, this::function)));
        }
    }

    private @Nullable Tokens tokens(List<Stack> stacks, Values values, DataFolder data, Hosts hosts) {
        Resource pool = atMostOne(stacks, "AWS::Cognito::UserPool");
        if (pool == null) {
            return null;
        }
        Tokens tokens = new Tokens(data.file("key.json"), hosts.localized(values.attribute(pool, "ProviderURL")));
        signIn = new SignIn(stacks, values, tokens, origin);
        return tokens;
    }

    private void triggers(List<Stack> stacks, Values values) {
        Resource pool = atMostOne(stacks, "AWS::Cognito::UserPool");
        if (pool != null && signIn != null) {
            signIn.preSignUp(PreSignUp.read(pool, values, this::function));
        }
    }

    private Map<String, String> endpoints(@Nullable Tables tables, @Nullable Tokens tokens) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        if (tables != null) {
            endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", tables.endpoint());
        }
        if (tokens != null) {
            endpoints.put("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", origin + UserPoolCalls.PATH);
        }
        return endpoints;
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

    private List<RestApi> apis(List<Stack> stacks, Values values, @Nullable Tokens tokens, Lake lake) {
        TokenVerifier verifier = tokens == null ? null : new TokenVerifier(tokens.issuer(), tokens.keys());
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
                    () -> System.nanoTime() * options.visitors()));
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

    private static @Nullable Resource atMostOne(List<Stack> stacks, String type) {
        List<Resource> found = Assembly.resources(stacks, type);
        if (found.size() > 1) {
            throw new Unsupported("a stage must hold at most one %s, got %d".formatted(type, found.size()));
        }
        return found.isEmpty() ? null : found.get(0);
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
