package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.lake.LogDelivery;

/** A CloudFront distribution, as its template describes it, with a cache as its policies describe it. */
public final class Distribution implements AutoCloseable {
    private final String id;
    private final String root;
    private final List<Behaviour> behaviours = new ArrayList<>();
    private final Map<String, Function<Request, Response>> origins = new HashMap<>();
    private final Map<String, HeadersPolicy> policies = new HashMap<>();
    private final ViewerFunctions functions;
    private final List<EdgeLog> logs;
    private final InstantSource clock;
    private final Cache cache;

    /**
     * Reads a distribution.
     *
     * @param stacks the stacks of its stage
     * @param apis the REST APIs that may be origins
     * @param localized replaces hosts outside of this machine by local ones in files
     * @param localOrigins the same in the content security policy, where no path is wanted
     * @param lake takes the access log
     * @param clock by which answers age
     */
    public Distribution(
            Assembly assembly,
            List<Stack> stacks,
            Values values,
            Resource resource,
            List<RestApi> apis,
            UnaryOperator<String> localized,
            UnaryOperator<String> localOrigins,
            Lake lake,
            InstantSource clock) {
        JsonNode config = values.value(resource.stack(), resource.property("DistributionConfig"));
        if (config.path("CustomErrorResponses").findValue("ResponsePagePath") != null) {
            throw new Unsupported("error pages of %s would turn the API's problems into pages".formatted(resource));
        }
        this.id = values.ref(resource);
        this.clock = clock;
        this.cache = new Cache(clock);
        this.root = config.path("DefaultRootObject").asText();
        Policies known = new Policies(stacks, values);
        config.path("CacheBehaviors").forEach(behaviour -> behaviours.add(Behaviour.read(behaviour, known)));
        behaviours.add(Behaviour.read(config.path("DefaultCacheBehavior"), known));
        for (JsonNode origin : config.path("Origins")) {
            origins.put(origin.path("Id").asText(), origin(stacks, values, origin, apis, localized));
        }
        for (Resource policy : Assembly.resources(stacks, "AWS::CloudFront::ResponseHeadersPolicy")) {
            policies.put(values.ref(policy), new HeadersPolicy(policy, values, localOrigins));
        }
        for (Behaviour behaviour : behaviours) {
            if (!behaviour.headersPolicy().isEmpty() && !policies.containsKey(behaviour.headersPolicy())) {
                throw new Unsupported("response headers policy '%s' of %s is not known to the local run"
                        .formatted(behaviour.headersPolicy(), resource));
            }
        }
        this.functions = new ViewerFunctions(stacks, values);
        this.logs = LogDelivery.of(assembly, stacks, values, resource).stream()
                .map(delivery -> new EdgeLog(delivery, lake))
                .toList();
    }

    private static Function<Request, Response> origin(
            List<Stack> stacks, Values values, JsonNode origin, List<RestApi> apis, UnaryOperator<String> localized) {
        String domain = origin.path("DomainName").asText();
        if (origin.has("S3OriginConfig")) {
            return new Site(stacks, values, domain.replaceFirst("\\.s3[.-].*", ""), localized)::get;
        }
        String prefix = origin.path("OriginPath").asText();
        for (RestApi api : apis) {
            if (domain.startsWith(api.id() + ".execute-api.")) {
                return request -> {
                    Request forwarded = request.to(prefix + request.path(), request.query());
                    if (!forwarded.headers().has("host")) {
                        forwarded.headers().set("host", domain);
                    }
                    origin.path("OriginCustomHeaders")
                            .forEach(header -> forwarded
                                    .headers()
                                    .set(
                                            header.path("HeaderName").asText(),
                                            header.path("HeaderValue").asText()));
                    return api.handle(forwarded);
                };
            }
        }
        throw new Unsupported(
                "origin '%s' is not known to the local run: it knows buckets and REST APIs".formatted(domain));
    }

    /** Answers a viewer. */
    public Response handle(Request request) {
        Instant time = clock.instant();
        long start = System.nanoTime();
        String requestId = UUID.randomUUID().toString().replace("-", "");
        Behaviour behaviour = behaviours.stream()
                .filter(candidate -> candidate.regex().matcher(request.path()).matches())
                .findFirst()
                .orElseThrow();
        Cache.Answer answer = answer(request, behaviour);
        Response response = answer.response();
        HeadersPolicy policy = policies.get(behaviour.headersPolicy());
        if (policy != null) {
            policy.apply(response.headers());
        }
        if (behaviour.compresses()) {
            response = Compression.apply(request, response);
        }
        response.with("x-amz-cf-id", requestId).with("x-cache", answer.result() + " from cloudfront");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        for (EdgeLog log : logs) {
            log.write(
                    request,
                    response,
                    new EdgeLog.Facts(requestId, id, behaviour.pattern(), answer.result(), time, taken));
        }
        return response;
    }

    private Cache.Answer answer(Request viewer, Behaviour behaviour) {
        if (!behaviour.methods().contains(viewer.method())) {
            return Cache.Answer.of(
                    Response.of(403, "text/html", "<h1>403 ERROR</h1> The distribution does not take this method.\n"),
                    Cache.Result.ERROR);
        }
        Request request = viewer;
        OriginChoice choice = OriginChoice.of(behaviour.origin());
        String function = behaviour.functions().get("viewer-request");
        if (function != null) {
            ViewerFunctions.Returned returned =
                    functions.run(function, FunctionEvent.of(request, id, "viewer-request"));
            JsonNode result = returned.result();
            if (result.has("statusCode")) {
                return Cache.Answer.of(FunctionEvent.response(result, new byte[0]), Cache.Result.MISS);
            }
            request = FunctionEvent.request(result, request);
            choice = returned.origin().orElse(choice);
        }
        Function<Request, Response> origin = choice.in(origins);
        Cache.Answer answer =
                cache.get(behaviour.forwarded(request, root, viewer.address()), behaviour.cache(), origin);
        String after = behaviour.functions().get("viewer-response");
        if (after == null) {
            return answer;
        }
        Response response = answer.response();
        ObjectNode event = FunctionEvent.of(request, id, "viewer-response");
        ObjectNode node = event.putObject("response").put("statusCode", response.status());
        ObjectNode headers = node.putObject("headers");
        response.headers().forEach((name, values) -> headers.putObject(name).put("value", values.get(0)));
        return Cache.Answer.of(
                FunctionEvent.response(functions.run(after, event).result(), response.body()), answer.result());
    }

    /** Forgets every copy, as an invalidation of all paths does. */
    public void invalidate() {
        cache.forgetAll();
    }

    @Override
    public void close() {
        functions.close();
    }
}
