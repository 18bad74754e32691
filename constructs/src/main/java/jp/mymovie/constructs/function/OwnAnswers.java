package jp.mymovie.constructs.function;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.IStableStringProducer;
import software.amazon.awscdk.Lazy;
import software.amazon.awscdk.services.apigateway.AuthorizationType;
import software.amazon.awscdk.services.apigateway.ContentHandling;
import software.amazon.awscdk.services.apigateway.IntegrationResponse;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.MethodResponse;
import software.amazon.awscdk.services.apigateway.MockIntegration;
import software.amazon.awscdk.services.apigateway.PassthroughBehavior;
import software.amazon.awscdk.services.apigateway.Resource;

/**
 * Answers of a resource that need no function: 405 with {@code Allow} to every method it does not have, and to preflights
 * of other origins.
 *
 * <p>A mock integration chooses its template by the request's {@code Content-Type}, and answers 500 to a body that it has
 * none for, so common media types each have one and others are refused with 415. See <a
 * href="https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html">AWS</a>.
 */
final class OwnAnswers {
    private static final List<String> MEDIA_TYPES = List.of(
            "application/json",
            "application/merge-patch+json",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "application/xml",
            "multipart/form-data",
            "text/csv",
            "text/plain");

    private final Resource resource;
    private final @Nullable ContentHandling handling;
    private final Set<String> methods = new LinkedHashSet<>();

    /**
     * Adds the answer to other methods; the methods follow by {@link #allow}.
     *
     * @param bytes whether the API takes bodies as bytes, to which no template applies until they are text
     */
    OwnAnswers(Resource resource, String problemTypes, boolean bytes) {
        this.resource = resource;
        this.handling = bytes ? ContentHandling.CONVERT_TO_TEXT : null;
        GatewayProblem.Kind kind = GatewayProblem.Kind.METHOD_NOT_ALLOWED;
        Map<String, String> headers = new LinkedHashMap<>(kind.headers());
        // Routes are added later, one by one.
        String allowed = Lazy.string((IStableStringProducer) () -> String.join(", ", methods));
        headers.put("Allow", "'" + allowed + "'");
        add(
                "ANY",
                kind.status,
                headers,
                Map.of("application/json", kind.body(problemTypes, "this resource takes " + allowed)));
    }

    void allow(String method) {
        methods.add(method);
    }

    /** Lets scripts of any origin read, without credentials; the function says the same of its answers. */
    void allowOrigins(Duration maxAge) {
        if (methods.add("OPTIONS")) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Access-Control-Allow-Origin", "'*'");
            headers.put("Access-Control-Allow-Methods", "'GET, HEAD, OPTIONS'");
            // The asterisk leaves out Authorization.
            headers.put("Access-Control-Allow-Headers", "'*'");
            headers.put(
                    "Access-Control-Max-Age",
                    "'%d'".formatted(maxAge.toSeconds().longValue()));
            add("OPTIONS", 204, headers, Map.of());
        }
    }

    private void add(String method, int status, Map<String, String> headers, Map<String, String> templates) {
        String code = Integer.toString(status);
        Map<String, String> requests = new LinkedHashMap<>();
        MEDIA_TYPES.forEach(type -> requests.put(type, "{\"statusCode\": %s}".formatted(code)));
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Boolean> names = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            values.put("method.response.header." + name, value);
            names.put("method.response.header." + name, true);
        });
        resource.addMethod(
                method,
                MockIntegration.Builder.create()
                        .passthroughBehavior(PassthroughBehavior.NEVER)
                        .requestTemplates(requests)
                        .contentHandling(handling)
                        .integrationResponses(List.of(IntegrationResponse.builder()
                                .statusCode(code)
                                .responseParameters(values)
                                .responseTemplates(templates.isEmpty() ? null : templates)
                                .build()))
                        .build(),
                MethodOptions.builder()
                        .apiKeyRequired(true)
                        .authorizationType(AuthorizationType.NONE)
                        .methodResponses(List.of(MethodResponse.builder()
                                .statusCode(code)
                                .responseParameters(names)
                                .build()))
                        .build());
    }
}
