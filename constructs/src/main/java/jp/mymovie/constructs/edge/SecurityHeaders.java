package jp.mymovie.constructs.edge;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/**
 * The headers that make a browser careful, set over whatever the origin sent: HTTPS for two years, no guessing of
 * types, no frames, no paths in referrers to others, the content security policy, and none of the device's sensors.
 */
final class SecurityHeaders implements AnswerHeaders {
    static final String NO_SENSORS =
            "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";
    static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Construct scope;
    private final ContentSecurityPolicy contentSecurityPolicy;
    private final ResponseHeadersPolicy pages;
    private final ResponseHeadersPolicy assets;

    SecurityHeaders(Construct scope, ContentSecurityPolicy contentSecurityPolicy) {
        this.scope = scope;
        this.contentSecurityPolicy = contentSecurityPolicy;
        pages = policy("PageHeaders", List.of());
        assets = policy("AssetHeaders", List.of(header("cache-control", FOR_EVER)));
    }

    @Override
    public ResponseHeadersPolicy forPages() {
        return pages;
    }

    @Override
    public ResponseHeadersPolicy forAssets() {
        return assets;
    }

    private ResponseHeadersPolicy policy(String id, List<ResponseCustomHeader> more) {
        List<ResponseCustomHeader> headers = new ArrayList<>(more);
        headers.add(header("permissions-policy", NO_SENSORS));
        headers.add(header("cross-origin-opener-policy", "same-origin"));
        return ResponseHeadersPolicy.Builder.create(scope, id)
                .securityHeadersBehavior(security())
                .customHeadersBehavior(ResponseCustomHeadersBehavior.builder()
                        .customHeaders(headers)
                        .build())
                .build();
    }

    private ResponseSecurityHeadersBehavior security() {
        return ResponseSecurityHeadersBehavior.builder()
                .strictTransportSecurity(ResponseHeadersStrictTransportSecurity.builder()
                        .accessControlMaxAge(Duration.days(730))
                        .includeSubdomains(true)
                        .override(true)
                        .build())
                .contentTypeOptions(ResponseHeadersContentTypeOptions.builder()
                        .override(true)
                        .build())
                .frameOptions(ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .referrerPolicy(ResponseHeadersReferrerPolicy.builder()
                        .referrerPolicy(HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN)
                        .override(true)
                        .build())
                .contentSecurityPolicy(ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy(contentSecurityPolicy.toString())
                        .override(true)
                        .build())
                .build();
    }

    private static ResponseCustomHeader header(String name, String value) {
        return ResponseCustomHeader.builder()
                .header(name)
                .value(value)
                .override(true)
                .build();
    }
}
