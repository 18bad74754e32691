package jp.mymovie.constructs.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.IntegrationResponse;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.MethodResponse;
import software.amazon.awscdk.services.apigateway.MockIntegration;
import software.amazon.awscdk.services.apigateway.PassthroughBehavior;
import software.amazon.awscdk.services.apigateway.ProxyResourceOptions;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.constructs.Construct;

/**
 * The page that visitors see while a service is cut: 503 in Japanese and English, from a mock integration of a regional
 * API, with TLS under the service's own names. It is not CloudFront, since two distributions can't share a name. API
 * Gateway throttles each of the two methods to 10 requests a second after a burst of 50, so 20 a second are billed at
 * most, 7.3 US$ a day; what is throttled gets a 429 and is not billed.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html">Throttles
 *     of API Gateway</a>
 */
final class MaintenancePage extends Construct {
    // Of each method, the root's and that of all other paths.
    private static final int RATE = 10;
    private static final int BURST = 50;

    private static final Map<String, String> HEADERS = Ordered.map(
            "Cache-Control", "'no-store'",
            "Content-Type", "'text/html; charset=utf-8'",
            "Retry-After", "'3600'");

    private final RestApi api;

    MaintenancePage(Construct scope, String id) {
        super(scope, id);
        this.api = RestApi.Builder.create(this, "Resource")
                .description("The page shown while a service is cut")
                .endpointTypes(List.of(EndpointType.REGIONAL))
                .disableExecuteApiEndpoint(true)
                .cloudWatchRole(false)
                .deployOptions(StageOptions.builder()
                        .stageName("page")
                        .throttlingRateLimit(RATE)
                        .throttlingBurstLimit(BURST)
                        .build())
                .build();
        MockIntegration mock = MockIntegration.Builder.create()
                .passthroughBehavior(PassthroughBehavior.WHEN_NO_MATCH)
                .requestTemplates(Map.of("application/json", "{\"statusCode\": 503}"))
                .integrationResponses(List.of(IntegrationResponse.builder()
                        .statusCode("503")
                        .responseParameters(prefixed(HEADERS))
                        .responseTemplates(Map.of("text/html", page()))
                        .build()))
                .build();
        MethodOptions options = MethodOptions.builder()
                .methodResponses(List.of(MethodResponse.builder()
                        .statusCode("503")
                        .responseParameters(
                                prefixed(Ordered.map("Cache-Control", true, "Content-Type", true, "Retry-After", true)))
                        .build()))
                .build();
        api.getRoot().addMethod("ANY", mock, options);
        api.getRoot()
                .addProxy(ProxyResourceOptions.builder()
                        .defaultIntegration(mock)
                        .defaultMethodOptions(options)
                        .build());
    }

    /** Serves the page under a name as well; the name's records decide whether anybody sees it. */
    DomainName under(String domainName, ICertificate certificate) {
        return DomainName.Builder.create(this, domainName)
                .domainName(domainName)
                .certificate(certificate)
                .endpointType(EndpointType.REGIONAL)
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .mapping(api)
                .build();
    }

    private static <V> Map<String, V> prefixed(Map<String, V> headers) {
        Map<String, V> prefixed = new java.util.TreeMap<>();
        headers.forEach((name, value) -> prefixed.put("method.response.header." + name, value));
        return prefixed;
    }

    private static String page() {
        try (@Nullable InputStream page = MaintenancePage.class.getResourceAsStream("maintenance.html")) {
            if (page == null) {
                throw new IllegalStateException("'maintenance.html' must be in the library, got nothing");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("'maintenance.html' must be readable", e);
        }
    }
}
