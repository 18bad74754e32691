package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A cache behaviour of a distribution.
 *
 * @param pattern as written, {@code *} for the default
 * @param regex what it matches
 * @param origin the origin's id
 * @param methods which it lets through
 * @param compresses whether answers are compressed for those who take it
 * @param forwards whether the viewer's headers, cookies and query reach the origin
 * @param headersPolicy id of the response headers policy, empty for none
 * @param functions ARN of the CloudFront Function by event type
 */
record Behaviour(
        String pattern,
        Pattern regex,
        String origin,
        List<String> methods,
        boolean compresses,
        boolean forwards,
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
        return new Behaviour(
                pattern,
                regex(pattern),
                settings.path("TargetOriginId").asText(),
                methods.isEmpty() ? List.of("GET", "HEAD") : methods,
                settings.path("Compress").asBoolean()
                        && policies.compresses(settings.path("CachePolicyId").asText()),
                policies.forwards(settings.path("OriginRequestPolicyId").asText()),
                settings.path("ResponseHeadersPolicyId").asText(),
                functions);
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder(pattern.startsWith("/") || pattern.equals("*") ? "" : "/");
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }
}
