package jp.mymovie.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.http.Server;
import org.jspecify.annotations.Nullable;

/** A stage of a REST API, as its template describes it. */
public final class RestApi {
    private final Context.Stage stage;
    private final Routes routes;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Throttles throttles;
    private final String host;
    private final GatewayResponses responses;
    private final Models models;
    private final @Nullable TokenVerifier verifier;
    private final BiFunction<String, byte[], Outcome> functions;
    private final String logFormat;
    private final Consumer<String> log;
    private final Set<String> binaryMediaTypes = new LinkedHashSet<>();

    /**
     * Reads the API of a stage of the estate.
     *
     * @param stacks the stacks of that stage
     * @param resource the {@code AWS::ApiGateway::Stage}
     * @param verifier stands for the Cognito authorizer; null in a stage without a user pool
     * @param functions runs an event by the function's name
     * @param log takes access log lines in the stage's format, which ends in a line feed
     * @param nanoTime the clock of the throttles
     */
    public RestApi(
            List<Stack> stacks,
            Values values,
            Resource resource,
            @Nullable TokenVerifier verifier,
            BiFunction<String, byte[], Outcome> functions,
            Consumer<String> log,
            LongSupplier nanoTime) {
        String id = values.text(resource, "RestApiId");
        this.stage = new Context.Stage(resource.stack().account(), id, values.ref(resource));
        this.verifier = verifier;
        this.functions = functions;
        this.log = log;
        Resource api = Assembly.resources(stacks, "AWS::ApiGateway::RestApi").stream()
                .filter(candidate -> values.ref(candidate).equals(id))
                .findFirst()
                .orElseThrow(() -> new Unsupported("no REST API has the id of " + resource));
        this.routes = new Routes(stacks, values, api);
        api.property("BinaryMediaTypes").forEach(type -> binaryMediaTypes.add(type.asText()));
        if (verifier == null && routes.askForSignIn()) {
            throw new Unsupported("methods of %s ask for sign-in, but no user pool is in its stage".formatted(api));
        }
        this.models = new Models(stacks, values, id);
        this.responses = new GatewayResponses(stacks, values, id);
        this.throttles = new Throttles(stacks, values, resource, nanoTime);
        this.host =
                "%s.execute-api.%s.amazonaws.com".formatted(id, resource.stack().region());
        for (Resource key : Assembly.resources(stacks, "AWS::ApiGateway::ApiKey")) {
            keys.put(values.text(key, "Value"), values.ref(key));
        }
        JsonNode format = resource.property("AccessLogSetting").path("Format");
        this.logFormat = format.isMissingNode() ? "" : values.text(resource.stack(), format);
    }

    public String id() {
        return stage.apiId();
    }

    /** Host name under which API Gateway knows it; requests for another are refused. */
    public String host() {
        return host;
    }

    /** The names of the functions that its methods lead to. */
    public List<String> functions() {
        return routes.functions();
    }

    /** Beginning of its paths: the name of its stage between slashes. */
    public String base() {
        return "/" + stage.name() + "/";
    }

    /** True if a method answers a path, which begins with {@link #base}. */
    public boolean has(String method, String path) {
        return path.startsWith(base())
                && routes.find(method, path.substring(stage.name().length() + 1)) != null;
    }

    /**
     * Answers a request that came through the edge: limits it, and writes the access log. Where a Host is sent it must be
     * the API's: regional endpoints find the API by it, and answer for others with no gateway response and no log.
     */
    public Response handle(Request request) {
        if (!request.headers().first("host", host).equals(host)) {
            return Response.of(403, "application/json", "{\"message\":\"Forbidden\"}")
                    .with("x-amzn-errortype", "ForbiddenException");
        }
        Context context = context(request);
        long start = System.nanoTime();
        Response response = call(request, context, true);
        response.with("x-amzn-requestid", context.get("requestId"));
        context.answered(response.status(), response.body().length, Duration.ofNanos(System.nanoTime() - start));
        if (!logFormat.isEmpty()) {
            log.accept(context.log(logFormat));
        }
        return response;
    }

    /** Answers a request that is nobody's, with a key of its own: neither limited nor logged. Demo data goes this way. */
    public Response handleQuietly(Request request) {
        keys.keySet().stream().findFirst().ifPresent(key -> request.headers().set("x-api-key", key));
        return call(request, context(request), false);
    }

    private Response call(Request request, Context context, boolean limited) {
        try {
            return answer(request, context, limited);
        } catch (Refused refused) {
            return responses.answer(refused, context);
        }
    }

    private Response answer(Request request, Context context, boolean limited) {
        String path = request.path();
        if (!path.startsWith(base())) {
            throw new Refused(Refusal.MISSING_AUTHENTICATION_TOKEN);
        }
        Routes.Match match;
        try {
            match = routes.find(request.method(), path.substring(stage.name().length() + 1));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.BAD_REQUEST_PARAMETERS);
        }
        if (match == null) {
            throw new Refused(Refusal.MISSING_AUTHENTICATION_TOKEN);
        }
        context.set("resourceId", match.resourceId());
        context.routed(match.resourcePath());
        Method method = match.method();
        String key = keys.get(request.headers().first("x-api-key", ""));
        if (limited && !throttles.admits(key, match.resourcePath(), request.method())) {
            throw new Refused(Refusal.THROTTLED);
        }
        Map<String, String> claims = Map.of();
        if (method.signedIn()) {
            claims = Objects.requireNonNull(verifier)
                    .verify(request.headers().first("authorization", ""), method.scopes());
            claims.forEach((name, value) -> context.set("authorizer.claims." + name, value));
        }
        if (key != null) {
            context.keyed(key);
        } else if (method.keyRequired()) {
            throw new Refused(Refusal.INVALID_API_KEY);
        }
        if (request.body().length > Server.MOST_BODY) {
            throw new Refused(Refusal.REQUEST_TOO_LARGE);
        }
        models.check(method, request).ifPresent(error -> {
            context.set("error.validationErrorString", error);
            throw new Refused(Refusal.BAD_REQUEST_BODY);
        });
        return switch (method.integration()) {
            case Mock mock -> mock.answer(request, context);
            case Method.Proxy proxy -> ProxyEvent.read(invoke(proxy, event(request, match, context, claims), context));
        };
    }

    private byte[] event(Request request, Routes.Match match, Context context, Map<String, String> claims) {
        try {
            return ProxyEvent.write(request, match, context, claims, binaryMediaTypes.contains(MediaType.of(request)));
        } catch (IllegalArgumentException e) {
            throw new Refused(Refusal.BAD_REQUEST_PARAMETERS);
        }
    }

    private byte[] invoke(Method.Proxy method, byte[] event, Context context) {
        long start = System.nanoTime();
        CompletableFuture<Outcome> running = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                running.complete(functions.apply(method.function(), event));
            } catch (RuntimeException e) {
                running.completeExceptionally(e);
            }
        });
        try {
            Outcome outcome = running.get(method.limit().toMillis(), TimeUnit.MILLISECONDS);
            if (outcome.isThrottled()) {
                context.set("integration.status", 429);
                context.set("integrationStatus", 429);
                context.set("integrationErrorMessage", "Lambda invocation failed with status: 429");
                throw new Refused(Refusal.THROTTLED);
            }
            context.invoked(outcome.requestId());
            if (!outcome.succeeded()) {
                context.set("integrationErrorMessage", outcome.status());
                throw new Refused(Refusal.INTEGRATION_FAILURE);
            }
            return outcome.payload();
        } catch (TimeoutException e) {
            throw new Refused(Refusal.INTEGRATION_TIMEOUT);
        } catch (ExecutionException e) {
            // The invocation never began, as where the gateway lacks the permission for it or the function is gone.
            context.set("integrationErrorMessage", "Execution failed due to configuration error");
            throw new Refused(Refusal.API_CONFIGURATION_ERROR);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Refusal.INTEGRATION_FAILURE);
        } finally {
            context.waited(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Context context(Request request) {
        Context context = Context.received(stage, request, UUID.randomUUID().toString(), Instant.now());
        context.set("extendedRequestId", UUID.randomUUID().toString().substring(0, 13) + "=");
        return context;
    }
}
