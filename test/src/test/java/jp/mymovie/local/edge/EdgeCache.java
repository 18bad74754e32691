package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.function.Function;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/** The cache of one edge of the local run, before an origin of a test's own. */
public final class EdgeCache {
    private final Cache cache;
    private final CachePolicy policy;
    private final Function<Request, Response> origin;

    /** @param policy {@code CachePolicyConfig} of a template */
    public EdgeCache(InstantSource clock, JsonNode policy, Function<Request, Response> origin) {
        this.cache = new Cache(clock);
        this.policy = CachePolicy.read(policy);
        this.origin = origin;
    }

    /** An answer, and how it came about in the words of CloudFront's log. */
    public record Answer(Response response, String result) {}

    /**
     * Answers from the cache or the origin.
     *
     * @param target path and query
     */
    public Answer get(String target, Headers headers) {
        String[] parts = target.split("\\?", 2);
        Request request =
                new Request("GET", parts[0], parts.length > 1 ? parts[1] : "", headers, new byte[0], "192.0.2.1", 1);
        Cache.Answer answer = cache.get(request, policy, origin);
        return new Answer(answer.response(), answer.result().toString());
    }
}
