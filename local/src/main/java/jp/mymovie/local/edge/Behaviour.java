package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;

/**
 * A cache behaviour of a distribution.
 *
 * @param pattern as written, {@code *} for the default
 * @param regex what it matches
 * @param origin the origin's id
 * @param methods which it lets through
 * @param compresses whether answers are compressed for those who take it
 * @param cache what is kept, by which parameters and for how long
 * @param forwards what of the viewer's headers reaches the origin, and with it the whole query
 * @param headersPolicy id of the response headers policy, empty for none
 * @param functions ARN of the CloudFront Function by event type
 */
record Behaviour(
        String pattern,
        Pattern regex,
        String origin,
        List<String> methods,
        boolean compresses,
        CachePolicy cache,
        Policies.Forwarded forwards,
        String headersPolicy,
        Map<String, String> functions) {

    static Behaviour read(JsonNode settings, Policies policies) {
        String pattern = settings.path("PathPattern").asText("*");
        List<String> methods = new ArrayList<>();
        settings.path("AllowedMethods").forEach(method -> methods.add(method.asText()));
        Map<String, String> functions = new HashMap<>();
        settings.path("FunctionAssociations")
                .forEach(function -> functions.put(
                        function.path("EventType").asText(),
                        function.path("FunctionARN").asText()));
        CachePolicy cache = policies.cache(settings.path("CachePolicyId").asText());
        return new Behaviour(
                pattern,
                regex(pattern),
                settings.path("TargetOriginId").asText(),
                methods.isEmpty() ? List.of("GET", "HEAD") : methods,
                settings.path("Compress").asBoolean() && cache.compresses(),
                cache,
                policies.forwarded(settings.path("OriginRequestPolicyId").asText()),
                settings.path("ResponseHeadersPolicyId").asText(),
                functions);
    }

    /**
     * A viewer's request as the origin gets it. Without an origin request policy that says otherwise it is the path, what
     * of the query and the headers the cache's key holds, and the headers CloudFront always sends. The viewer's Host comes
     * along if a policy keys or forwards it; else the origin gets its own. See
     * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-origin-requests.html
     */
    Request forwarded(Request viewer, String root, String address) {
        String path = viewer.path().equals("/") ? "/" + root : viewer.path();
        Headers keyed = cache.keyed(viewer.headers());
        Request request = forwards != Policies.Forwarded.KEYED
                ? viewer.to(path, viewer.query())
                : new Request(
                        viewer.method(),
                        path,
                        cache.counted(viewer.query()),
                        keyed.copy().set("user-agent", "Amazon CloudFront"),
                        viewer.body(),
                        viewer.address(),
                        viewer.port());
        if (forwards != Policies.Forwarded.ALL && !keyed.has("host")) {
            request.headers().remove("host");
        }
        for (String condition : List.of("if-none-match", "if-modified-since")) {
            if (viewer.headers().has(condition)) {
                request.headers().set(condition, viewer.headers().first(condition, ""));
            }
        }
        request.headers().remove("x-api-key");
        request.headers().set("x-forwarded-for", address);
        return request;
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder(pattern.startsWith("/") || pattern.equals("*") ? "" : "/");
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }
}
