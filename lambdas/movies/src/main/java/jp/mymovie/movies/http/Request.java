package jp.mymovie.movies.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.mymovie.movies.MovieRoute;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A request out of a REST proxy event.
 *
 * @param id API Gateway's request id, which the answer and the log carry
 * @param route null where the event names none of ours; the one of GET for HEAD
 * @param script whether a script calls it with a token of its own, which nobody has looked at yet
 * @param head whether the answer's body is not wanted
 * @param query the last value of each parameter, as API Gateway gives it beside the list of all values
 * @param repeated names of parameters that were given more than once
 * @param headers by name in lower case
 * @param identity of the access token that API Gateway has verified; null for guests
 * @param address of the viewer, for limits alone
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format">input
 *     format</a>
 */
record Request(
        String id,
        @Nullable MovieRoute route,
        boolean script,
        boolean head,
        Map<String, String> path,
        Map<String, String> query,
        Set<String> repeated,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable Identity identity,
        String address) {
    private static final String VERSION = "/v1";

    static Request of(JsonObject event) {
        JsonObject context = event.object("requestContext");
        String id = context.string("requestId");
        Map<String, String> headers = new HashMap<>();
        event.object("headers").members().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.put(name.toLowerCase(Locale.ROOT), text);
            }
        });
        boolean head = "HEAD".equals(event.string("httpMethod"));
        String method = head ? "GET" : event.string("httpMethod");
        Map<String, String> path = strings(event.object("pathParameters"));
        boolean script = ScriptPaths.RESOURCE.equals(event.string("resource"));
        ScriptPaths.Match match = script ? ScriptPaths.match(method, path.getOrDefault("proxy", "")) : null;
        return new Request(
                id == null ? "none" : id,
                script ? match == null ? null : match.route() : route(method, event.string("resource")),
                script,
                head,
                match == null ? path : match.parameters(),
                strings(event.object("queryStringParameters")),
                repeated(event.object("multiValueQueryStringParameters")),
                headers,
                body(event),
                identity(context.object("authorizer").object("claims")),
                address(headers, context));
    }

    private static @Nullable Identity identity(JsonObject claims) {
        String issuer = claims.string("iss");
        String subject = claims.string("sub");
        return issuer == null || issuer.isBlank() || subject == null || subject.isBlank()
                ? null
                : new Identity(issuer, subject);
    }

    /** The viewer's: the one before the last, since CloudFront adds the viewer's and API Gateway CloudFront's. */
    private static String address(Map<String, String> headers, JsonObject context) {
        String[] hops = headers.getOrDefault("x-forwarded-for", "").split(",", -1);
        String source = context.object("identity").string("sourceIp");
        return hops.length > 1 ? hops[hops.length - 2].strip() : source == null ? "" : source;
    }

    private static @Nullable MovieRoute route(@Nullable String method, @Nullable String resource) {
        for (MovieRoute route : MovieRoute.values()) {
            if (route.method().equals(method) && (VERSION + route.path()).equals(resource)) {
                return route;
            }
        }
        return null;
    }

    private static Set<String> repeated(JsonObject values) {
        return values.members().keySet().stream()
                .filter(name -> values.strings(name).size() > 1)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> strings(JsonObject object) {
        Map<String, String> strings = new HashMap<>();
        object.members().forEach((name, value) -> {
            if (value instanceof String text) {
                strings.put(name, text);
            }
        });
        return strings;
    }

    private static byte @Nullable [] body(JsonObject event) {
        String body = event.string("body");
        if (body == null) {
            return null;
        }
        if (Boolean.TRUE.equals(event.bool("isBase64Encoded"))) {
            try {
                return Base64.getDecoder().decode(body);
            } catch (IllegalArgumentException e) {
                return new byte[] {'?'};
            }
        }
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
