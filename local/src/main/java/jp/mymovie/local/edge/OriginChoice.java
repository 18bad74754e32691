package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * Origin that answers a request: a behaviour's, or what a function has chosen. In a group of two the second is asked where
 * the first answers with a status that is a failover criterion, and for GET, HEAD and OPTIONS alone.
 *
 * @param ids one, or the two of a group
 * @param failover statuses at which the second is asked
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html">origin
 *     failover</a>
 */
record OriginChoice(List<String> ids, List<Integer> failover) {
    private static final List<Integer> CRITERIA = List.of(400, 403, 404, 416, 429, 500, 502, 503, 504);
    private static final List<String> REPEATED = List.of("GET", "HEAD", "OPTIONS");

    OriginChoice {
        if (!CRITERIA.containsAll(failover)) {
            throw new Unsupported("CloudFront fails over at %s alone, got %s".formatted(CRITERIA, failover));
        }
    }

    static OriginChoice of(String id) {
        return new OriginChoice(List.of(id), List.of());
    }

    /** Reads what {@code functions.js} writes down of the helper methods' calls. */
    static OriginChoice read(JsonNode node) {
        return new OriginChoice(
                node.path("ids").valueStream().map(JsonNode::asText).toList(),
                node.path("failover").valueStream().map(JsonNode::asInt).toList());
    }

    Function<Request, Response> in(Map<String, Function<Request, Response>> origins) {
        for (String id : ids) {
            if (!origins.containsKey(id)) {
                throw new Unsupported(
                        "origin '%s' is missing: a function chooses among those of its distribution, which are %s"
                                .formatted(id, origins.keySet()));
            }
        }
        Function<Request, Response> first = Objects.requireNonNull(origins.get(ids.getFirst()));
        Function<Request, Response> last = Objects.requireNonNull(origins.get(ids.getLast()));
        return request -> {
            Response response = first.apply(request);
            return failover.contains(response.status()) && REPEATED.contains(request.method())
                    ? last.apply(request)
                    : response;
        };
    }
}
