package jp.mymovie.constructs.function;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;

/**
 * What the gateway answers by itself, as problem details of RFC 9457. An unknown route, which AWS calls a missing
 * authentication token and answers with 403, is a 404 here; an expired token is a 401 like any other bad one.
 */
enum GatewayProblem {
    UNAUTHORIZED(ResponseType.UNAUTHORIZED, 401, "unauthorized", "Sign in first"),
    EXPIRED_TOKEN(ResponseType.EXPIRED_TOKEN, 401, "unauthorized", "Sign in again"),
    ACCESS_DENIED(ResponseType.ACCESS_DENIED, 403, "forbidden", "Not allowed"),
    INVALID_API_KEY(ResponseType.INVALID_API_KEY, 403, "forbidden", "Not allowed"),
    UNKNOWN_ROUTE(ResponseType.MISSING_AUTHENTICATION_TOKEN, 404, "not-found", "There is nothing here"),
    RESOURCE_NOT_FOUND(ResponseType.RESOURCE_NOT_FOUND, 404, "not-found", "There is nothing here"),
    BAD_REQUEST_PARAMETERS(ResponseType.BAD_REQUEST_PARAMETERS, 400, "bad-request", "A parameter is missing or wrong"),
    BAD_REQUEST_BODY(ResponseType.BAD_REQUEST_BODY, 400, "bad-request", "The body is not of the form this route takes"),
    REQUEST_TOO_LARGE(ResponseType.REQUEST_TOO_LARGE, 413, "too-large", "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(ResponseType.UNSUPPORTED_MEDIA_TYPE, 415, "media-type", "The media type is not taken"),
    THROTTLED(ResponseType.THROTTLED, 429, "too-many-requests", "Too many requests"),
    QUOTA_EXCEEDED(ResponseType.QUOTA_EXCEEDED, 429, "too-many-requests", "Too many requests"),
    INTEGRATION_FAILURE(ResponseType.INTEGRATION_FAILURE, 502, "unavailable", "The service did not answer"),
    INTEGRATION_TIMEOUT(ResponseType.INTEGRATION_TIMEOUT, 504, "unavailable", "The service did not answer in time"),
    DEFAULT_4XX(ResponseType.DEFAULT_4_XX, null, "bad-request", "The request was refused"),
    DEFAULT_5XX(ResponseType.DEFAULT_5_XX, null, "internal", "Something went wrong");

    private final ResponseType type;
    private final @Nullable Integer status;
    private final String slug;
    private final String title;

    GatewayProblem(ResponseType type, @Nullable Integer status, String slug, String title) {
        this.type = type;
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    void addTo(RestApi api, String types) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "'application/problem+json'");
        headers.put("Cache-Control", "'no-store'");
        if (status != null && status == 401) {
            headers.put("WWW-Authenticate", "'Bearer'");
        }
        if (status != null && status == 429) {
            headers.put("Retry-After", "'1'");
        }
        api.addGatewayResponse(
                name(),
                GatewayResponseOptions.builder()
                        .type(type)
                        .statusCode(status == null ? null : status.toString())
                        .responseHeaders(headers)
                        .templates(Map.of("application/json", body(types)))
                        .build());
    }

    private String body(String types) {
        String member = status == null ? "" : "\"status\":" + status + ",";
        return "{\"type\":\"%s%s\",\"title\":\"%s\",%s\"instance\":\"$context.requestId\"}"
                .formatted(types, slug, title, member);
    }
}
