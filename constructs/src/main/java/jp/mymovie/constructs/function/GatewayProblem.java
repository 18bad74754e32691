package jp.mymovie.constructs.function;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;

/**
 * Gateway responses as problem details of RFC 9457, with the members {@code type}, {@code title}, {@code status}, {@code
 * detail} and {@code instance}, the request id. An unknown route, which AWS calls a missing authentication token and
 * answers with 403, is a 404 here; an expired token is a 401 like any other bad one.
 *
 * <p>Every type that AWS documents has an answer of its own, because the status of {@code DEFAULT_4XX} and {@code
 * DEFAULT_5XX} holds for all others.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">gateway
 *     response types</a>
 */
enum GatewayProblem {
    UNAUTHORIZED(ResponseType.UNAUTHORIZED, Kind.UNAUTHORIZED, "sign in and send the access token"),
    EXPIRED_TOKEN(ResponseType.EXPIRED_TOKEN, Kind.UNAUTHORIZED, "the access token has expired: sign in again"),
    ACCESS_DENIED(ResponseType.ACCESS_DENIED, Kind.FORBIDDEN, "this access token opens other resources"),
    INVALID_API_KEY(ResponseType.INVALID_API_KEY, Kind.FORBIDDEN, Detail.PUBLIC_ADDRESS),
    INVALID_SIGNATURE(ResponseType.INVALID_SIGNATURE, Kind.FORBIDDEN, Detail.PUBLIC_ADDRESS),
    WAF_FILTERED(ResponseType.WAF_FILTERED, Kind.FORBIDDEN, "a rule of the firewall refuses this request"),
    UNKNOWN_ROUTE(ResponseType.MISSING_AUTHENTICATION_TOKEN, Kind.NOT_FOUND, Detail.NO_ROUTE),
    RESOURCE_NOT_FOUND(ResponseType.RESOURCE_NOT_FOUND, Kind.NOT_FOUND, Detail.NO_ROUTE),
    BAD_REQUEST_PARAMETERS(
            ResponseType.BAD_REQUEST_PARAMETERS, Kind.BAD_PARAMETER, "a parameter is missing or cannot be read"),
    BAD_REQUEST_BODY(ResponseType.BAD_REQUEST_BODY, Kind.BAD_REQUEST, "the body must be one json object in utf-8"),
    REQUEST_TOO_LARGE(ResponseType.REQUEST_TOO_LARGE, Kind.TOO_LARGE, "the request must have at most 10 MB"),
    UNSUPPORTED_MEDIA_TYPE(
            ResponseType.UNSUPPORTED_MEDIA_TYPE,
            Kind.UNSUPPORTED_MEDIA_TYPE,
            "this resource takes no body of that 'content-type' or 'content-encoding'"),
    THROTTLED(ResponseType.THROTTLED, Kind.TOO_MANY_REQUESTS, "too many requests at once: wait 1 second"),
    QUOTA_EXCEEDED(ResponseType.QUOTA_EXCEEDED, Kind.TOO_MANY_REQUESTS, "the quota is used up: try again later"),
    API_CONFIGURATION_ERROR(ResponseType.API_CONFIGURATION_ERROR, Kind.INTERNAL, Detail.OUR_FAULT),
    AUTHORIZER_CONFIGURATION_ERROR(ResponseType.AUTHORIZER_CONFIGURATION_ERROR, Kind.INTERNAL, Detail.OUR_FAULT),
    AUTHORIZER_FAILURE(ResponseType.AUTHORIZER_FAILURE, Kind.INTERNAL, Detail.OUR_FAULT),
    INTEGRATION_FAILURE(
            ResponseType.INTEGRATION_FAILURE,
            Kind.BAD_GATEWAY,
            "the service gave no usable answer: send the same request again"),
    INTEGRATION_TIMEOUT(
            ResponseType.INTEGRATION_TIMEOUT,
            Kind.GATEWAY_TIMEOUT,
            "the service did not answer in time: send the same request again"),
    DEFAULT_4XX(ResponseType.DEFAULT_4_XX, Kind.BAD_REQUEST, "the request cannot be read"),
    DEFAULT_5XX(ResponseType.DEFAULT_5_XX, Kind.INTERNAL, Detail.OUR_FAULT);

    /** Kind of problem: one slug and title a status, but for parameters. */
    enum Kind {
        BAD_REQUEST(400, "bad-request", "Bad request"),
        BAD_PARAMETER(400, "bad-parameter", "Bad parameter"),
        UNAUTHORIZED(401, "unauthorized", "Unauthorized"),
        FORBIDDEN(403, "forbidden", "Forbidden"),
        NOT_FOUND(404, "no-route", "Not found"),
        METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed"),
        TOO_LARGE(413, "too-large", "Content too large"),
        UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "Unsupported media type"),
        TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
        INTERNAL(500, "internal", "Internal error"),
        BAD_GATEWAY(502, "bad-gateway", "Bad gateway"),
        GATEWAY_TIMEOUT(504, "gateway-timeout", "Gateway timeout");

        final int status;
        private final String slug;
        private final String title;

        Kind(int status, String slug, String title) {
            this.status = status;
            this.slug = slug;
            this.title = title;
        }

        /** The problem as a template of the gateway. */
        String body(String types, String detail) {
            return "{\"type\":\"%s%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"$context.requestId\"}"
                    .formatted(types, slug, title, status, detail);
        }

        /** Header fields of the problem, in the gateway's quotes. */
        Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "'application/problem+json'");
            headers.put("Cache-Control", "'no-store'");
            if (status == 401) {
                headers.put("WWW-Authenticate", "'Bearer'");
            }
            if (status == 429 || status == 502 || status == 504) {
                headers.put("Retry-After", "'1'");
            }
            return headers;
        }
    }

    private static final class Detail {
        static final String PUBLIC_ADDRESS = "this api is reached through its public address alone";
        static final String NO_ROUTE = "there is no such resource";
        static final String OUR_FAULT = "our fault: report the instance to have it looked up";
    }

    private final ResponseType type;
    private final Kind kind;
    private final String detail;

    GatewayProblem(ResponseType type, Kind kind, String detail) {
        this.type = type;
        this.kind = kind;
        this.detail = detail;
    }

    /** @param anyOrigin whether scripts of any origin may read public routes, and so what the gateway answers there */
    void addTo(RestApi api, String types, boolean anyOrigin) {
        Map<String, String> headers = new LinkedHashMap<>(kind.headers());
        if (anyOrigin && meetsPublicReads()) {
            headers.put("Access-Control-Allow-Origin", "'*'");
        }
        api.addGatewayResponse(
                name(),
                GatewayResponseOptions.builder()
                        .type(type)
                        .statusCode(Integer.toString(kind.status))
                        .responseHeaders(headers)
                        .templates(Map.of("application/json", kind.body(types, detail)))
                        .build());
    }

    /** Without the header a script could not tell a limit from a broken connection. Others come from personal routes alone, or from none. */
    private boolean meetsPublicReads() {
        return switch (this) {
            case UNAUTHORIZED,
                    EXPIRED_TOKEN,
                    ACCESS_DENIED,
                    AUTHORIZER_CONFIGURATION_ERROR,
                    AUTHORIZER_FAILURE,
                    UNKNOWN_ROUTE,
                    RESOURCE_NOT_FOUND,
                    BAD_REQUEST_BODY,
                    UNSUPPORTED_MEDIA_TYPE -> false;
            default -> true;
        };
    }
}
