package jp.mymovie.constructs.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.constructs.Ordered;
import software.amazon.awscdk.services.cloudfront.CfnDistribution;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.constructs.Construct;

/**
 * An origin of the same API for each key of {@link KeyShares}, and the function at the edge that chooses among them by the
 * viewer's address: {@code key-by-address.js}. A function may choose any origin of its distribution, also one that no
 * behaviour names, and status 429 is among the failover criteria.
 *
 * <p>A read is repeated with the second key where the gateway refuses the first; CloudFront repeats GET and HEAD alone.
 * The function costs 0.10 US$ a million requests.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/helper-functions-origin-modification.html">selectRequestOriginById
 *     and createRequestOriginGroup</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html">failover
 *     at 400, 403, 404, 416, 429, 500, 502, 503 or 504</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html">100 origins a
 *     distribution</a>
 */
final class KeyByAddress {
    static final String HEADER = "x-api-key";

    private static final String ORIGIN = "api-";

    private final KeyShares shares;
    private final String domainName;
    private final List<String> keys;

    KeyByAddress(KeyShares shares, String domainName, String key) {
        this.shares = shares;
        this.domainName = domainName;
        this.keys = shares.of(key);
    }

    /** Origin of the first key, which behaviours name. */
    IOrigin first() {
        return HttpOrigin.Builder.create(domainName)
                .originId(ORIGIN + shares.suffixes().get(0))
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .customHeaders(Map.of(HEADER, keys.get(0)))
                .build();
    }

    FunctionAssociation function(Construct scope) {
        return FunctionAssociation.builder()
                .eventType(FunctionEventType.VIEWER_REQUEST)
                .function(Function.Builder.create(scope, "KeyByAddress")
                        .comment("One key of the API for each address, two for reads")
                        .runtime(FunctionRuntime.JS_2_0)
                        .code(FunctionCode.fromInline(source(shares)))
                        .build())
                .build();
    }

    /**
     * Adds the origins of the other keys. The L2 construct takes origins of behaviours alone.
     *
     * @param known number of origins that the distribution has already
     */
    void addOthers(Distribution distribution, int known) {
        CfnDistribution resource =
                (CfnDistribution) Objects.requireNonNull(distribution.getNode().getDefaultChild());
        for (int i = 1; i < keys.size(); i++) {
            resource.addPropertyOverride(
                    "DistributionConfig.Origins." + (known + i - 1),
                    Ordered.map(
                            "CustomOriginConfig",
                            Ordered.map("OriginProtocolPolicy", "https-only", "OriginSSLProtocols", List.of("TLSv1.2")),
                            "DomainName",
                            domainName,
                            "Id",
                            ORIGIN + shares.suffixes().get(i),
                            "OriginCustomHeaders",
                            List.of(Ordered.map("HeaderName", HEADER, "HeaderValue", keys.get(i)))));
        }
    }

    static String source(KeyShares shares) {
        try (InputStream source = KeyByAddress.class.getResourceAsStream("key-by-address.js")) {
            return new String(Objects.requireNonNull(source).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("READS = 20", "READS = " + shares.reads())
                    .replace("WRITES = 5", "WRITES = " + shares.writes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
