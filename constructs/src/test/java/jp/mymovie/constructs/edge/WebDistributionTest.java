package jp.mymovie.constructs.edge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.absent;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;

class WebDistributionTest {
    private static final String KEY = "{{resolve:secretsmanager:films:SecretString:key1}}";

    private final Stack stack = SampleStack.in("us-east-1");

    private WebDistribution.Builder distribution() {
        return WebDistribution.Builder.create(stack, "Web")
                .siteBucket(Bucket.fromBucketAttributes(
                        stack,
                        "Site",
                        BucketAttributes.builder()
                                .bucketName("films-web")
                                .region("ap-northeast-1")
                                .build()))
                .api("abc.execute-api.ap-northeast-1.amazonaws.com", KEY);
    }

    private void hasDistribution(Map<String, Object> config) {
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudFront::Distribution", Map.of("DistributionConfig", objectLike(config)));
    }

    @Test
    void servesFilesFromThePrivateBucketByOriginAccessControl() {
        distribution().build();

        hasDistribution(Map.of(
                "Origins",
                arrayWith(List.of(objectLike(Map.of(
                        "DomainName",
                        "films-web.s3.ap-northeast-1.amazonaws.com",
                        "OriginAccessControlId",
                        anyValue())))),
                "DefaultCacheBehavior",
                objectLike(Map.of(
                        "ViewerProtocolPolicy",
                        "redirect-to-https",
                        "Compress",
                        true,
                        "FunctionAssociations",
                        List.of(objectLike(Map.of("EventType", "viewer-request"))))),
                "DefaultRootObject",
                "index.html"));
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudFront::Function",
                        Map.of("FunctionConfig", objectLike(Map.of("Runtime", "cloudfront-js-2.0"))));
    }

    @Test
    void sendsTheKeyToTheApiAndCachesNothingOfIt() {
        distribution().build();

        hasDistribution(Map.of(
                "Origins",
                arrayWith(List.of(objectLike(Map.of(
                        "DomainName", "abc.execute-api.ap-northeast-1.amazonaws.com",
                        "OriginPath", absent(),
                        "OriginCustomHeaders", List.of(Map.of("HeaderName", "x-api-key", "HeaderValue", KEY)))))),
                "CacheBehaviors",
                arrayWith(List.of(objectLike(Map.of(
                        "PathPattern", "/api/*",
                        "ViewerProtocolPolicy", "https-only",
                        // Managed by AWS: CachingDisabled and AllViewerExceptHostHeader.
                        "CachePolicyId", "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
                        "OriginRequestPolicyId", "b689b0a8-53d0-40ab-baf2-68738e2966ac"))))));
    }

    @Test
    void hasAnOriginForEachKeyAndLetsAFunctionChooseThemAlsoWhereItCaches() {
        distribution()
                .shares(new KeyShares(3, 1))
                .cachedApiPaths(List.of("/api/v1/users*"), List.of())
                .build();

        Object chooses = List.of(objectLike(Map.of(
                "EventType",
                "viewer-request",
                "FunctionARN",
                Map.of("Fn::GetAtt", arrayWith(List.of("FunctionARN"))))));
        hasDistribution(Map.of(
                "Origins",
                Stream.concat(
                                Stream.of(objectLike(Map.of("S3OriginConfig", anyValue()))),
                                Stream.of("00", "01", "02", "03")
                                        .map(digits -> Map.of(
                                                "Id",
                                                "api-" + digits,
                                                "DomainName",
                                                "abc.execute-api.ap-northeast-1.amazonaws.com",
                                                "CustomOriginConfig",
                                                Map.of(
                                                        "OriginProtocolPolicy",
                                                        "https-only",
                                                        "OriginSSLProtocols",
                                                        List.of("TLSv1.2")),
                                                "OriginCustomHeaders",
                                                List.of(Map.of(
                                                        "HeaderName", "x-api-key", "HeaderValue", KEY + digits)))))
                        .toList(),
                "CacheBehaviors",
                arrayWith(List.of(
                        objectLike(Map.of(
                                "PathPattern", "/api/v1/users*",
                                "TargetOriginId", "api-00",
                                "FunctionAssociations", chooses)),
                        objectLike(Map.of(
                                "PathPattern",
                                "/api/*",
                                "TargetOriginId",
                                "api-00",
                                "FunctionAssociations",
                                chooses))))));
    }

    @Test
    void cachesOfTheApiWhatIsNamedAndTriesTheExceptionsFirst() {
        distribution()
                .cachedApiPaths(
                        List.of("/api/v1/users*", "/api/v1/films/*"),
                        List.of("/api/v1/users/random", "/api/v1/films/search"))
                .build();

        // Of AWS: CachingDisabled.
        String disabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
        Object cache = objectLike(Map.of("Ref", stringLikeRegexp("^WebApiCache")));
        hasDistribution(Map.of(
                "CacheBehaviors",
                Stream.of(
                                behavior("/assets/*", objectLike(Map.of("Ref", anyValue()))),
                                behavior("/api/v1/users/random", disabled),
                                behavior("/api/v1/films/search", disabled),
                                behavior("/api/v1/users*", cache),
                                behavior("/api/v1/films/*", cache),
                                behavior("/api/*", disabled))
                        .toList()));
    }

    private static Object behavior(String pattern, Object policy) {
        return objectLike(Map.of("PathPattern", pattern, "CachePolicyId", policy));
    }

    @Test
    void tellsTheApiNothingOfTheViewerWhereItCaches() {
        distribution().cachedApiPaths(List.of("/api/v1/users*"), List.of()).build();

        hasDistribution(Map.of(
                "CacheBehaviors",
                arrayWith(List.of(objectLike(Map.of(
                        "PathPattern",
                        "/api/v1/users*",
                        "AllowedMethods",
                        List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"),
                        "CachedMethods",
                        absent(),
                        "ViewerProtocolPolicy",
                        "https-only",
                        "Compress",
                        true,
                        "OriginRequestPolicyId",
                        absent()))))));
        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::CloudFront::CachePolicy",
                        Map.of(
                                "CachePolicyConfig",
                                objectLike(Map.of(
                                        "MinTTL",
                                        0,
                                        "DefaultTTL",
                                        0,
                                        "MaxTTL",
                                        60,
                                        "ParametersInCacheKeyAndForwardedToOrigin",
                                        Map.of(
                                                "QueryStringsConfig", Map.of("QueryStringBehavior", "all"),
                                                "HeadersConfig", Map.of("HeaderBehavior", "none"),
                                                "CookiesConfig", Map.of("CookieBehavior", "none"),
                                                "EnableAcceptEncodingBrotli", true,
                                                "EnableAcceptEncodingGzip", true)))));
    }

    @Test
    void refusesPathsThatAreNotOfTheApiAndExceptionsToNothing() {
        WebDistribution.Builder builder = distribution();

        for (String wrong : List.of("/films/*", "/api/*")) {
            assertThatThrownBy(() -> builder.cachedApiPaths(List.of(wrong), List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "'cachedApiPaths' must lie below /api/ and be less than all of it, got '" + wrong + "'");
        }
        assertThatThrownBy(() -> builder.cachedApiPaths(List.of("/api/v1/users*"), List.of("/api/v1/me")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'cachedApiPaths' must except what lies within [/api/v1/users*], got '/api/v1/me': "
                        + "leave out what is not cached anyway");
    }

    @Test
    void keepsAssetsForAYear() {
        distribution().build();

        hasDistribution(Map.of(
                "CacheBehaviors",
                arrayWith(List.of(objectLike(Map.of("PathPattern", "/assets/*", "FunctionAssociations", absent()))))));
        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudFront::CachePolicy",
                Map.of("CachePolicyConfig", objectLike(Map.of("MinTTL", 31536000, "MaxTTL", 31536000))));
        template.hasResourceProperties(
                "AWS::CloudFront::ResponseHeadersPolicy",
                Map.of(
                        "ResponseHeadersPolicyConfig",
                        objectLike(Map.of(
                                "CustomHeadersConfig",
                                Map.of(
                                        "Items",
                                        arrayWith(List.of(Map.of(
                                                "Header", "cache-control",
                                                "Value", "public, max-age=31536000, immutable",
                                                "Override", true))))))));
    }

    @Test
    void makesTheBrowserCarefulOnEveryBehaviour() {
        distribution()
                .contentSecurityPolicy(ContentSecurityPolicy.ownOnly().connect("https://sign-in.example"))
                .build();

        Template template = Template.fromStack(stack);
        template.allResourcesProperties(
                "AWS::CloudFront::ResponseHeadersPolicy",
                Map.of(
                        "ResponseHeadersPolicyConfig",
                        objectLike(Map.of(
                                "SecurityHeadersConfig",
                                objectLike(Map.of(
                                        "StrictTransportSecurity",
                                                Map.of(
                                                        "AccessControlMaxAgeSec", 63072000,
                                                        "IncludeSubdomains", true,
                                                        "Override", true),
                                        "ContentTypeOptions", Map.of("Override", true),
                                        "FrameOptions", Map.of("FrameOption", "DENY", "Override", true),
                                        "ContentSecurityPolicy",
                                                Map.of(
                                                        "ContentSecurityPolicy",
                                                        ContentSecurityPolicy.ownOnly()
                                                                .connect("https://sign-in.example")
                                                                .toString(),
                                                        "Override",
                                                        true)))))));
        hasDistribution(Map.of(
                "DefaultCacheBehavior", objectLike(Map.of("ResponseHeadersPolicyId", anyValue())),
                "CacheBehaviors",
                        List.of(
                                objectLike(Map.of("ResponseHeadersPolicyId", anyValue())),
                                objectLike(Map.of("ResponseHeadersPolicyId", anyValue())))));
    }

    @Test
    void keepsNoErrorsAndHasNoPagesForThemThatWouldTurnAnswersOfTheApiIntoHtml() {
        distribution().build();

        hasDistribution(Map.of(
                "CustomErrorResponses",
                Stream.of(404, 500, 502, 503, 504)
                        .map(status -> Map.of("ErrorCode", status, "ErrorCachingMinTTL", 0))
                        .toList()));
    }

    @Test
    void takesANameWithItsCertificate() {
        String certificate = "arn:aws:acm:us-east-1:111111111111:certificate/1";
        distribution()
                .comment("Films")
                .domainName("films.example", Certificate.fromCertificateArn(stack, "Certificate", certificate))
                .build();

        hasDistribution(Map.of(
                "Comment",
                "Films",
                "Aliases",
                List.of("films.example"),
                "HttpVersion",
                "http2and3",
                "ViewerCertificate",
                objectLike(Map.of("AcmCertificateArn", certificate, "MinimumProtocolVersion", "TLSv1.2_2021"))));
    }

    @Test
    void wantsABucketAndAnApi() {
        assertThatThrownBy(
                        () -> WebDistribution.Builder.create(stack, "NoBucket").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'siteBucket' must be the private bucket of the site, got null");
        WebDistribution.Builder noApi = WebDistribution.Builder.create(stack, "NoApi")
                .siteBucket(Bucket.fromBucketName(stack, "Site", "films-web"));
        assertThatThrownBy(noApi::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'api' must be the domain name of the REST API, got null");
    }
}
