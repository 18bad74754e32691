package jp.mymovie.local.edge;

import static jp.mymovie.local.Fixtures.json;
import static jp.mymovie.local.Fixtures.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.Fixtures;
import jp.mymovie.local.api.RestApi;
import jp.mymovie.local.api.TokenVerifier;
import jp.mymovie.local.function.Outcome;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.signin.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    private static final String EDGE = """
            {"Resources": {
              "Web": {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": {
                "DefaultRootObject": "index.html",
                "Origins": [
                  {"Id": "site", "DomainName": {"Fn::GetAtt": ["Site", "RegionalDomainName"]}, "S3OriginConfig": {}},
                  {"Id": "api", "DomainName": {"Fn::Sub": "${Api}.execute-api.ap-northeast-1.amazonaws.com"},
                   "CustomOriginConfig": {}, "OriginCustomHeaders": [{"HeaderName": "x-api-key",
                   "HeaderValue": "{{resolve:secretsmanager:mymovie/stg:SecretString:originKey1}}"}]}],
                "DefaultCacheBehavior": {"TargetOriginId": "site", "Compress": true,
                  "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6", "ResponseHeadersPolicyId": {"Ref": "Strict"},
                  "FunctionAssociations": [{"EventType": "viewer-request", "FunctionARN": {"Fn::GetAtt": ["Pages", "FunctionARN"]}}]},
                "CacheBehaviors": [{"PathPattern": "/api/v1/users*", "TargetOriginId": "api", "CachePolicyId": {"Ref": "Anybodys"}},
                  {"PathPattern": "/api/*", "TargetOriginId": "api", "Compress": true,
                  "AllowedMethods": ["GET", "HEAD", "PUT"], "CachePolicyId": {"Ref": "Lists"},
                  "OriginRequestPolicyId": "b689b0a8-53d0-40ab-baf2-68738e2966ac"}]}}},
              "Lists": {"Type": "AWS::CloudFront::CachePolicy", "Properties": {"CachePolicyConfig": {
                "ParametersInCacheKeyAndForwardedToOrigin": {"EnableAcceptEncodingGzip": true}}}},
              "Anybodys": {"Type": "AWS::CloudFront::CachePolicy", "Properties": {"CachePolicyConfig": {
                "MinTTL": 0, "DefaultTTL": 0, "MaxTTL": 60, "ParametersInCacheKeyAndForwardedToOrigin": {
                "QueryStringsConfig": {"QueryStringBehavior": "all"}, "HeadersConfig": {"HeaderBehavior": "none"},
                "CookiesConfig": {"CookieBehavior": "none"}}}}},
              "Strict": {"Type": "AWS::CloudFront::ResponseHeadersPolicy", "Properties": {"ResponseHeadersPolicyConfig": {
                "SecurityHeadersConfig": {"FrameOptions": {"FrameOption": "DENY", "Override": true},
                "ContentSecurityPolicy": {"ContentSecurityPolicy": "default-src 'self'", "Override": true}}}}},
              "Pages": {"Type": "AWS::CloudFront::Function", "Properties": {"Name": "pages", "FunctionCode":
                "async function handler({request}) { const last = request.uri.split('/').pop(); if (!last.includes('.')) request.uri = '/index.html'; if (typeof process !== 'undefined') throw 1; return request }"}},
              "Site": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "site"}},
              "Files": {"Type": "Custom::CDKBucketDeployment", "Properties": {"DestinationBucketName": {"Ref": "Site"},
                "SourceObjectKeys": ["web.zip"], "SourceMarkers": [{"<<marker:0xbaba:0>>": {"Fn::Join": ["", ["\\"", {"Ref": "Site"}, "\\""]]}}],
                "SystemMetadata": {"cache-control": "no-cache"}}},
              "Source": {"Type": "AWS::Logs::DeliverySource", "Properties": {"Name": "web",
                "ResourceArn": {"Fn::Sub": "arn:aws:cloudfront::000000000004:distribution/${Web}"}}},
              "Delivery": {"Type": "AWS::Logs::Delivery", "Properties": {"DeliverySourceName": "web",
                "DeliveryDestinationArn": "arn:aws:logs:us-east-1:000000000002:delivery-destination:lake-stg",
                "RecordFields": ["cs-uri-stem", "sc-status", "x-edge-result-type", "cs(User-Agent)", "ssl-protocol"],
                "S3SuffixPath": "{accountid}/movies/{yyyy}/{MM}/{dd}"}},
              "Destination": {"Type": "AWS::Logs::DeliveryDestination", "Properties": {"Name": "lake-stg",
                "OutputFormat": "json", "DestinationResourceArn": "arn:aws:s3:::lake/cloudfront"}}}}""";

    private static final Request HEALTH = request("/api/v1/health", "");

    @TempDir
    Path directory;

    private final List<JsonNode> events = new ArrayList<>();
    private String body = "{}";
    private String cacheControl = "public, max-age=0, s-maxage=30";
    private Instant now = Instant.parse("2026-11-25T00:00:00Z");

    @BeforeEach
    void write() throws IOException {
        Path web = Files.createDirectories(directory.resolve("asset.web/assets"));
        Files.writeString(web.resolve("app-1.js"), "x".repeat(2_000));
        Files.writeString(directory.resolve("asset.web/index.html"), "<!doctype html>");
        Files.writeString(directory.resolve("asset.web/config.json"), "{\"bucket\":<<marker:0xbaba:0>>}");
    }

    private Stack edge(String template) {
        return new Stack(
                "Stg",
                "Stg/Edge",
                "000000000004",
                "ap-northeast-1",
                json(template.replace(
                        "{\"Resources\": {",
                        Fixtures.API.strip().replaceFirst("}\\s*}$", ",").replaceFirst("\\n\\s*,$", ","))),
                directory,
                json(
                        "{\"files\":{\"w\":{\"source\":{\"path\":\"asset.web\"},\"destinations\":{\"d\":{\"objectKey\":\"web.zip\"}}}}}"));
    }

    private Response send(String template, Request request) {
        try (Running running = new Running(template)) {
            return running.distribution.handle(request);
        }
    }

    /** A distribution that takes one request after another. */
    private final class Running implements AutoCloseable {
        final Lake lake = new Lake(directory.resolve("s3"));
        final Distribution distribution;

        Running(String template) {
            Stack stack = edge(template);
            List<Stack> stacks = List.of(stack);
            Values values = values(stack);
            RestApi api = new RestApi(
                    stacks,
                    values,
                    Assembly.resources(stacks, "AWS::ApiGateway::Stage").get(0),
                    new TokenVerifier("issuer", new Tokens(directory.resolve("key.json"), "issuer").keys()),
                    (name, event) -> {
                        events.add(json(new String(event, StandardCharsets.UTF_8)));
                        return new Outcome("id", "success", answer().getBytes(StandardCharsets.UTF_8));
                    },
                    line -> {},
                    System::nanoTime);
            distribution = new Distribution(
                    new Assembly(directory, stacks),
                    stacks,
                    values,
                    Assembly.resources(stacks, "AWS::CloudFront::Distribution").get(0),
                    List.of(api),
                    text -> text,
                    text -> text,
                    lake,
                    () -> now);
        }

        Response get(String path, String query, String... headers) {
            return distribution.handle(request(path, query, headers));
        }

        @Override
        public void close() {
            distribution.close();
            lake.close();
        }
    }

    private String answer() {
        return "{\"statusCode\":200,\"headers\":{\"etag\":\"\\\"3\\\"\",\"cache-control\":\"%s\"},\"body\":\"%s\"}"
                .formatted(cacheControl, body);
    }

    private Response get(String path, String... headers) {
        return send(EDGE, request(path, "q=1", headers));
    }

    private static Request request(String path, String query, String... headers) {
        Headers fields = new Headers();
        for (int i = 0; i < headers.length; i += 2) {
            fields.set(headers[i], headers[i + 1]);
        }
        return new Request("GET", path, query, fields, new byte[0], "127.0.0.1", 1);
    }

    @Test
    void executesTheFunctionOfTheTemplateBeforeTheBucketIsAsked() {
        Response page = get("/u/hanako");

        assertThat(page.status()).isEqualTo(200);
        assertThat(new String(page.body(), StandardCharsets.UTF_8)).startsWith("<!doctype html>");
        assertThat(page.headers().first("cache-control")).isEqualTo("no-cache");
        assertThat(page.headers().first("x-frame-options")).isEqualTo("DENY");
        assertThat(page.headers().first("content-security-policy")).isEqualTo("default-src 'self'");
    }

    @Test
    void putsValuesThatOnlyADeploymentKnowsIntoFiles() {
        assertThat(new String(get("/config.json").body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"bucket\":\"site\"}");
    }

    @Test
    void deniesAFileThatIsNotThere() {
        assertThat(get("/assets/none.js").status()).isEqualTo(403);
    }

    @Test
    void addsTheOriginsKeyWhateverTheViewerSends() {
        assertThat(get("/api/v1/health", "x-api-key", "guess", "authorization", "kept")
                        .status())
                .isEqualTo(200);
        assertThat(events.get(0).at("/headers/x-api-key").asText()).isEqualTo("mymovie/stg#originKey1");
        assertThat(events.get(0).at("/headers/authorization").asText()).isEqualTo("kept");
        assertThat(events.get(0).at("/queryStringParameters/q").asText()).isEqualTo("1");
    }

    @Test
    void forwardsTheHostThatAPolicyKeysOrForwardsAndTheGatewayRefusesIt() {
        String keyed = EDGE.replace(
                "\"HeadersConfig\": {\"HeaderBehavior\": \"none\"}",
                "\"HeadersConfig\": {\"HeaderBehavior\": \"whitelist\", \"Headers\": [\"Host\"]}");
        String managed = EDGE.replace("{\"Ref\": \"Anybodys\"}", "\"83da9c7e-98b4-4e11-a168-04f0df8e2c65\"");
        String forwarded = EDGE.replace("b689b0a8-53d0-40ab-baf2-68738e2966ac", "216adef6-5c7f-47e4-b989-5492eafa07d3");

        for (Response response : List.of(
                send(keyed, request("/api/v1/users/random", "", "host", "films.example")),
                send(managed, request("/api/v1/users/random", "", "host", "films.example")),
                send(forwarded, request("/api/v1/health", "", "host", "films.example")))) {
            assertThat(response.status()).isEqualTo(403);
            assertThat(response.headers().first("x-amzn-errortype")).isEqualTo("ForbiddenException");
            assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("{\"message\":\"Forbidden\"}");
        }
        assertThat(send(EDGE, request("/api/v1/users/random", "", "host", "films.example"))
                        .status())
                .isEqualTo(200);
        assertThat(send(EDGE, request("/api/v1/health", "", "host", "films.example"))
                        .status())
                .isEqualTo(200);
    }

    /** An API whose key is not its own stands first, so that only the second lets through. */
    private static String choosing(String choice) {
        return EDGE.replace("{\"Id\": \"api\",", """
                        {"Id": "other", "DomainName": {"Fn::Sub": "${Api}.execute-api.ap-northeast-1.amazonaws.com"},
                         "CustomOriginConfig": {}, "OriginCustomHeaders": []},
                        {"Id": "api",""")
                .replace(
                        "{\"PathPattern\": \"/api/*\", \"TargetOriginId\": \"api\",",
                        "{\"PathPattern\": \"/api/*\", \"TargetOriginId\": \"other\", \"FunctionAssociations\": "
                                + "[{\"EventType\": \"viewer-request\", \"FunctionARN\": {\"Fn::GetAtt\": [\"Choose\", \"FunctionARN\"]}}],")
                .replace(
                        "\"Site\": {\"Type\": \"AWS::S3::Bucket\"",
                        "\"Choose\": {\"Type\": \"AWS::CloudFront::Function\", \"Properties\": {\"Name\": \"choose\", \"FunctionCode\": "
                                + "\"import cf from 'cloudfront';\\nfunction handler(event) { %s; return event.request }\"}},"
                                        .formatted(choice)
                                + "\"Site\": {\"Type\": \"AWS::S3::Bucket\"");
    }

    @Test
    void asksTheOriginThatAFunctionHasChosenByTheViewersAddress() {
        assertThat(send(choosing("if (event.viewer.ip === '127.0.0.1') cf.selectRequestOriginById('api')"), HEALTH)
                        .status())
                .isEqualTo(200);
        assertThat(send(choosing("if (event.viewer.ip === '192.0.2.1') cf.selectRequestOriginById('api')"), HEALTH)
                        .status())
                .isEqualTo(403);
        assertThatThrownBy(() -> send(choosing("cf.selectRequestOriginById('none')"), HEALTH))
                .isInstanceOf(Unsupported.class)
                .hasMessageStartingWith("origin 'none' is missing");
    }

    @Test
    void asksTheSecondOriginOfAGroupAtAStatusOfItsCriteriaAndForReadsAlone() {
        String group = "cf.createRequestOriginGroup({originIds: [{originId: 'other'}, {originId: 'api'}], "
                + "failoverCriteria: {statusCodes: [%d]}})";

        assertThat(send(choosing(group.formatted(403)), HEALTH).status()).isEqualTo(200);
        assertThat(send(choosing(group.formatted(429)), HEALTH).status()).isEqualTo(403);
        assertThat(send(
                                choosing(group.formatted(403)),
                                new Request("PUT", "/api/v1/health", "", new Headers(), new byte[0], "127.0.0.1", 1))
                        .status())
                .isEqualTo(403);
        assertThatThrownBy(() -> send(choosing(group.formatted(401)), HEALTH))
                .isInstanceOf(Unsupported.class)
                .hasMessageEndingWith("got [401]");
    }

    @Test
    void forwardsNothingPersonalWithoutAnOriginRequestPolicy() {
        String bare = EDGE.replace(
                "\"OriginRequestPolicyId\": \"b689b0a8-53d0-40ab-baf2-68738e2966ac\"", "\"Comment\": \"\"");

        send(
                bare,
                new Request(
                        "GET",
                        "/api/v1/health",
                        "q=1",
                        new Headers().set("authorization", "x"),
                        new byte[0],
                        "127.0.0.1",
                        1));

        assertThat(events.get(0).at("/headers").has("authorization")).isFalse();
        assertThat(events.get(0).path("queryStringParameters").isNull()).isTrue();
    }

    @Test
    void tellsOneViewerWhatItToldAnotherAndTheApiOfNeither() {
        try (Running running = new Running(EDGE)) {
            Response first =
                    running.get("/api/v1/users/random", "limit=2", "authorization", "of taro", "cookie", "a=1");
            Response second = running.get("/api/v1/users/random", "limit=2", "authorization", "of hanako");

            assertThat(first.headers().first("x-cache")).isEqualTo("Miss from cloudfront");
            assertThat(second.headers().first("x-cache")).isEqualTo("Hit from cloudfront");
            assertThat(events).hasSize(1);
            assertThat(events.get(0).path("headers").has("authorization")).isFalse();
            assertThat(events.get(0).path("headers").has("cookie")).isFalse();
            assertThat(events.get(0).at("/headers/x-api-key").asText()).isEqualTo("mymovie/stg#originKey1");
            assertThat(events.get(0).at("/queryStringParameters/limit").asText())
                    .isEqualTo("2");
        }
    }

    @Test
    void asksPastTheCacheWhereTheQueryIsAnother() {
        try (Running running = new Running(EDGE)) {
            running.get("/api/v1/users/random", "");
            body = "new";

            assertThat(running.get("/api/v1/users/random", "rev=1").body())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("new");
            assertThat(running.get("/api/v1/users/random", "").body())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("{}");
            now = now.plusSeconds(30);
            assertThat(running.get("/api/v1/users/random", "").body())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("new");
        }
    }

    @Test
    void triesTheBehavioursInTheOrderOfTheTemplate() {
        String first = """
                {"PathPattern": "/api/v1/users/random", "TargetOriginId": "api",
                 "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
                 "OriginRequestPolicyId": "b689b0a8-53d0-40ab-baf2-68738e2966ac"}, {"PathPattern": "/api/v1/users*\"""";
        try (Running running = new Running(EDGE.replace("{\"PathPattern\": \"/api/v1/users*\"", first))) {
            running.get("/api/v1/users/random", "");
            Response again = running.get("/api/v1/users/random", "", "authorization", "kept");

            assertThat(again.headers().first("x-cache")).isEqualTo("Miss from cloudfront");
            assertThat(events).hasSize(2);
            assertThat(events.get(1).at("/headers/authorization").asText()).isEqualTo("kept");
        }
    }

    @Test
    void weakensTheEntityTagOfWhatItCompresses() throws IOException {
        body = "y".repeat(1_500);

        Response packed = get("/api/v1/health", "accept-encoding", "br, gzip");

        assertThat(packed.headers().first("etag")).isEqualTo("W/\"3\"");
        assertThat(packed.headers().first("content-encoding")).isEqualTo("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).hasSize(1_500);
        }
        assertThat(get("/api/v1/health").headers().first("etag")).isEqualTo("\"3\"");
    }

    @Test
    void takesOnlyTheMethodsOfTheBehaviour() {
        Request post = new Request("POST", "/api/v1/health", "", new Headers(), new byte[0], "127.0.0.1", 1);

        assertThat(send(EDGE, post).status()).isEqualTo(403);
        assertThat(events).isEmpty();
    }

    @Test
    void writesTheAccessLogWhereTheDeliveryOfTheTemplatesPutsIt() throws IOException {
        get("/u/hanako", "user-agent", "curl/8 (test)");

        List<Path> files;
        try (Stream<Path> found = Files.walk(directory.resolve("s3/lake/cloudfront/000000000004/movies"))) {
            files = found.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSize(1);
        assertThat(files.get(0).toString())
                .matches(".*/movies/\\d{4}/\\d\\d/\\d\\d/E[0-9A-F]{13}\\.\\d{4}(-\\d\\d){3}\\..{8}\\.gz");
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(files.get(0)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"cs-uri-stem\":\"/u/hanako\",\"sc-status\":\"200\",\"x-edge-result-type\":\"Miss\",\"cs(User-Agent)\":\"curl/8%20(test)\",\"ssl-protocol\":\"-\"}\n");
        }
    }

    @Test
    void namesAPolicyThatItDoesNotKnow() {
        String odd = EDGE.replace("658327ea-f89d-4fab-a63d-7e88639e58f6", "11111111-2222");

        assertThatThrownBy(() -> send(odd, new Request("GET", "/", "", new Headers(), new byte[0], "127.0.0.1", 1)))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("11111111-2222");
    }

    @Test
    void takesTimesForErrorsButNoPages() {
        Request home = new Request("GET", "/", "", new Headers(), new byte[0], "127.0.0.1", 1);
        String time = EDGE.replace(
                "\"DefaultRootObject\"",
                "\"CustomErrorResponses\": [{\"ErrorCode\": 503, \"ErrorCachingMinTTL\": 0}], \"DefaultRootObject\"");

        assertThat(send(time, home).status()).isEqualTo(200);
        assertThatThrownBy(
                        () -> send(time.replace("\"ErrorCode\"", "\"ResponsePagePath\": \"/x\", \"ErrorCode\""), home))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("error pages");
    }
}
