package jp.mymovie.constructs.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.constructs.Construct;

/**
 * The headers of {@link SecurityHeaders} without policies of one's own: AWS's managed policy, and a function that sets the
 * same values on pages and assets. CloudFront calls no function on an answer of 400 and more, and the API has none: there
 * the managed policy stands alone, without content security policy, with HTTPS for one year and frames of the same origin.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html">Managed
 *     response headers policies</a>
 */
final class ManagedHeaders implements AnswerHeaders {
    private final FunctionAssociation pages;
    private final FunctionAssociation assets;

    ManagedHeaders(Construct scope, ContentSecurityPolicy contentSecurityPolicy) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("strict-transport-security", "max-age=63072000; includeSubDomains");
        headers.put("x-content-type-options", "nosniff");
        headers.put("x-frame-options", "DENY");
        headers.put("referrer-policy", "strict-origin-when-cross-origin");
        headers.put("content-security-policy", contentSecurityPolicy.toString());
        headers.put("permissions-policy", SecurityHeaders.NO_SENSORS);
        headers.put("cross-origin-opener-policy", "same-origin");
        pages = function(scope, "PageHeaders", headers);
        headers.put("cache-control", SecurityHeaders.FOR_EVER);
        assets = function(scope, "AssetHeaders", headers);
    }

    private static FunctionAssociation function(Construct scope, String id, Map<String, String> headers) {
        return FunctionAssociation.builder()
                .eventType(FunctionEventType.VIEWER_RESPONSE)
                .function(Function.Builder.create(scope, id)
                        .comment("Headers that no managed policy has")
                        .runtime(FunctionRuntime.JS_2_0)
                        .code(FunctionCode.fromInline(source(headers)))
                        .build())
                .build();
    }

    /** Values have no quotation marks: {@link ContentSecurityPolicy} takes none. */
    static String source(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> "  headers['%s'] = { value: \"%s\" };".formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining(
                        "\n",
                        "function handler(event) {\n  var headers = event.response.headers;\n",
                        "\n  return event.response;\n}\n"));
    }

    @Override
    public IResponseHeadersPolicy forPages() {
        return ResponseHeadersPolicy.SECURITY_HEADERS;
    }

    @Override
    public IResponseHeadersPolicy forAssets() {
        return ResponseHeadersPolicy.SECURITY_HEADERS;
    }

    @Override
    public List<FunctionAssociation> onPages() {
        return List.of(pages);
    }

    @Override
    public List<FunctionAssociation> onAssets() {
        return List.of(assets);
    }
}
