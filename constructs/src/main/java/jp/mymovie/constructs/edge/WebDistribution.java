package jp.mymovie.constructs.edge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.IResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The public face of a site drawn in the browser and its API: files from a private bucket, {@code /api/*} from a REST
 * API.
 *
 * <ul>
 *   <li>A path without an extension is the site's one page, by a function at the edge. There are no error pages of the
 *       distribution: they would turn the API's 404 into HTML.
 *   <li>{@code /assets/*} holds files whose names change with their content: cached for a year, here and in browsers.
 *       All else is cached for a second and revalidated, so a deployment needs no invalidation.
 *   <li>The API sees every header but the host, and the key in {@code x-api-key}. Nothing of it is cached but the {@link
 *       Builder#cachedApiPaths} that are named.
 *   <li>One address takes a share of the API's roof, where {@link Builder#shares} divides it.
 *   <li>What is missing and a failure of the server are told once: CloudFront would tell either to everybody for ten
 *       seconds, even where the answer says {@code no-store} (<a
 *       href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html">AWS</a>).
 *   <li>Every answer carries the headers of {@link SecurityHeaders}.
 * </ul>
 *
 * <p>It lives in us-east-1. A bucket of another region must itself let the distribution read, by origin access control.
 */
public final class WebDistribution extends Construct {
    private final Distribution distribution;
    private final @Nullable PricingPlan plan;
    private final @Nullable WebAcl webAcl;

    private WebDistribution(Builder builder) {
        super(builder.scope, builder.id);
        plan = builder.plan;
        webAcl = builder.webAcl;
        boolean ownPolicies = plan == null || plan.hasOwnPolicies();
        AnswerHeaders headers = ownPolicies
                ? new SecurityHeaders(this, builder.contentSecurityPolicy)
                : new ManagedHeaders(this, builder.contentSecurityPolicy);
        SiteBehaviors site =
                new SiteBehaviors(S3BucketOrigin.withOriginAccessControl(builder.siteBucket()), headers, ownPolicies);
        Annotations.of(this)
                .acknowledgeWarning(
                        "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac", "SiteBucket has the policy");
        distribution = Distribution.Builder.create(this, "Resource")
                .comment(builder.comment)
                .domainNames(builder.domainNames)
                .certificate(builder.certificate)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .priceClass(plan == null ? PriceClass.PRICE_CLASS_200 : null)
                .webAclId(webAcl == null ? null : webAcl.arn())
                .defaultRootObject("index.html")
                .errorResponses(Stream.of(404, 500, 502, 503, 504)
                        .map(status -> ErrorResponse.builder()
                                .httpStatus(status)
                                .ttl(Duration.seconds(0))
                                .build())
                        .toList())
                .defaultBehavior(site.pages(this))
                .additionalBehaviors(behaviors(builder, site, headers.forPages()))
                .build();
        if (builder.shares != null) {
            // The bucket's and that of the first key.
            builder.keys(builder.shares).addOthers(distribution, 2);
        }
        if (plan != null) {
            PlanCheck.of(this, plan, distribution, webAcl);
        }
    }

    /** In the order in which CloudFront tries them. */
    private Map<String, BehaviorOptions> behaviors(
            Builder builder, SiteBehaviors site, IResponseHeadersPolicy headers) {
        Map<String, BehaviorOptions> behaviors = new LinkedHashMap<>();
        behaviors.put("/assets/*", site.assets(this));
        behaviors.putAll(api(builder, headers).of(this, builder.cachedApiPaths()));
        return behaviors;
    }

    private ApiBehaviors api(Builder builder, IResponseHeadersPolicy headers) {
        if (builder.shares != null) {
            KeyByAddress keys = builder.keys(builder.shares);
            return new ApiBehaviors(keys.first(), headers, List.of(keys.function(this)));
        }
        IOrigin api = HttpOrigin.Builder.create(builder.apiDomainName())
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .customHeaders(Map.of(KeyByAddress.HEADER, builder.originKey()))
                .build();
        return new ApiBehaviors(api, headers, List.of());
    }

    public Distribution distribution() {
        return distribution;
    }

    /** The plan that it was built for; null for pay-as-you-go. */
    public @Nullable PricingPlan pricingPlan() {
        return plan;
    }

    /** Its web ACL; null for none. */
    public @Nullable WebAcl webAcl() {
        return webAcl;
    }

    /** Collects what a {@link WebDistribution} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable String comment;
        private @Nullable IBucket siteBucket;
        private @Nullable String apiDomainName;
        private @Nullable String originKey;
        private @Nullable KeyShares shares;
        private @Nullable List<String> domainNames;
        private @Nullable ICertificate certificate;
        private CachedPaths cachedApiPaths = CachedPaths.NONE;
        private ContentSecurityPolicy contentSecurityPolicy = ContentSecurityPolicy.ownOnly();
        private @Nullable PricingPlan plan;
        private @Nullable WebAcl webAcl;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        public Builder comment(String comment) {
            this.comment = comment;
            return this;
        }

        /** Private, with {@code index.html} and {@code assets/}; required. */
        public Builder siteBucket(IBucket siteBucket) {
            this.siteBucket = siteBucket;
            return this;
        }

        /**
         * The API behind {@code /api/*}, whose stage must be called {@code api}; required.
         *
         * @param domainName {@code <api id>.execute-api.<region>.amazonaws.com}
         * @param originKey the API key to send, as a dynamic reference to a secret in us-east-1
         */
        public Builder api(String domainName, String originKey) {
            this.apiDomainName = domainName;
            this.originKey = originKey;
            return this;
        }

        /**
         * Divides viewers among keys of the API by their address, as {@link KeyShares} says; all send the one key by
         * default. The API must take the same: {@code ProtectedApi.Builder.shares}.
         */
        public Builder shares(KeyShares shares) {
            this.shares = shares;
            return this;
        }

        /**
         * Paths of the API whose GET answers are the same whoever asks; none by default. Kept is what says so by {@code
         * s-maxage} or {@code max-age}, a minute at most, by its path and query. The viewer's {@code Authorization},
         * cookies and other headers do not reach the API there; other methods than GET and HEAD reach it uncached, for its
         * refusal or its answer to a preflight.
         *
         * @param patterns as CloudFront writes them, below {@code /api/}
         * @param except what within them is personal or new each time
         * @throws IllegalArgumentException if a pattern is not of the API, or an exception is one to nothing
         */
        public Builder cachedApiPaths(List<String> patterns, List<String> except) {
            this.cachedApiPaths = new CachedPaths(patterns, except);
            return this;
        }

        /** The public name and its certificate, which must be one of us-east-1; the name AWS makes up by default. */
        public Builder domainName(String domainName, ICertificate certificate) {
            this.domainNames = List.of(domainName);
            this.certificate = certificate;
            return this;
        }

        /** What pages may load; their own files alone by default. */
        public Builder contentSecurityPolicy(ContentSecurityPolicy policy) {
            this.contentSecurityPolicy = policy;
            return this;
        }

        /** The web ACL that every request passes; none by default. */
        public Builder webAcl(@Nullable WebAcl webAcl) {
            this.webAcl = webAcl;
            return this;
        }

        /**
         * The flat-rate plan that the distribution is made to fit, for a {@link PricingPlanSubscription}; pay-as-you-go by
         * default. It takes a {@link #webAcl} built for the same plan. Below {@link PricingPlan#BUSINESS} it takes AWS's
         * managed policies: {@link #cachedApiPaths} are not cached, the edge asks the bucket for assets again each second,
         * and the API's and all failing answers have no content security policy. {@link PricingPlan#FREE} has no access logs.
         */
        public Builder pricingPlan(@Nullable PricingPlan plan) {
            this.plan = plan;
            return this;
        }

        /**
         * @throws IllegalArgumentException if the bucket or the API is missing, or the distribution does not fit its plan
         */
        public WebDistribution build() {
            return new WebDistribution(this);
        }

        private CachedPaths cachedApiPaths() {
            return plan == null || plan.hasOwnPolicies() ? cachedApiPaths : CachedPaths.NONE;
        }

        private IBucket siteBucket() {
            return required(siteBucket, "siteBucket", "the private bucket of the site");
        }

        private KeyByAddress keys(KeyShares divided) {
            return new KeyByAddress(divided, apiDomainName(), originKey());
        }

        private String apiDomainName() {
            return required(apiDomainName, "api", "the domain name of the REST API");
        }

        private String originKey() {
            return required(originKey, "api", "the key that the REST API takes");
        }

        private static <T> T required(@Nullable T value, String name, String wanted) {
            if (value == null) {
                throw new IllegalArgumentException("'%s' must be %s, got null".formatted(name, wanted));
            }
            return value;
        }
    }
}
