package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.http.Headers;

/** A response headers policy. See
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
 */
final class HeadersPolicy {
    private final JsonNode config;
    private final UnaryOperator<String> localized;

    HeadersPolicy(Resource policy, Values values, UnaryOperator<String> localized) {
        this.config = values.value(policy.stack(), policy.property("ResponseHeadersPolicyConfig"));
        this.localized = localized;
        if (config.has("CorsConfig") || config.has("ServerTimingHeadersConfig")) {
            throw new Unsupported("CORS and server timing of %s are not known to the local run".formatted(policy));
        }
    }

    void apply(Headers headers) {
        config.path("RemoveHeadersConfig")
                .path("Items")
                .forEach(item -> headers.remove(item.path("Header").asText()));
        config.path("CustomHeadersConfig")
                .path("Items")
                .forEach(item -> set(
                        headers,
                        item.path("Header").asText(),
                        item.path("Value").asText(),
                        item));
        JsonNode security = config.path("SecurityHeadersConfig");
        set(
                headers,
                "content-security-policy",
                localized.apply(security.path("ContentSecurityPolicy")
                        .path("ContentSecurityPolicy")
                        .asText()),
                security.path("ContentSecurityPolicy"));
        set(headers, "x-content-type-options", "nosniff", security.path("ContentTypeOptions"));
        set(
                headers,
                "x-frame-options",
                security.path("FrameOptions").path("FrameOption").asText(),
                security.path("FrameOptions"));
        set(
                headers,
                "referrer-policy",
                security.path("ReferrerPolicy").path("ReferrerPolicy").asText(),
                security.path("ReferrerPolicy"));
        JsonNode transport = security.path("StrictTransportSecurity");
        set(
                headers,
                "strict-transport-security",
                "max-age=" + transport.path("AccessControlMaxAgeSec").asText()
                        + (transport.path("IncludeSubdomains").asBoolean() ? "; includeSubDomains" : "")
                        + (transport.path("Preload").asBoolean() ? "; preload" : ""),
                transport);
    }

    private static void set(Headers headers, String name, String value, JsonNode settings) {
        if (!settings.isMissingNode() && (settings.path("Override").asBoolean() || !headers.has(name))) {
            headers.set(name, value);
        }
    }
}
