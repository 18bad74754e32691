package jp.mymovie.constructs.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;

/**
 * What an API writes about each request: one JSON object a line, every value a string.
 *
 * <p>No address, browser or subject: the gateway sees CloudFront's address anyway, and CloudFront's own log has the
 * viewer's. {@code apiKeyId} tells during a rotation which key is still in use.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">
 *     Variables for access logging</a>
 */
public final class AccessLog {
    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("requestId", "$context.requestId");
        FIELDS.put("requestTime", "$context.requestTimeEpoch");
        FIELDS.put("httpMethod", "$context.httpMethod");
        FIELDS.put("resourcePath", "$context.resourcePath");
        FIELDS.put("path", "$context.path");
        FIELDS.put("status", "$context.status");
        FIELDS.put("responseType", "$context.error.responseType");
        FIELDS.put("responseLength", "$context.responseLength");
        FIELDS.put("responseLatency", "$context.responseLatency");
        FIELDS.put("integrationLatency", "$context.integrationLatency");
        FIELDS.put("integrationStatus", "$context.integration.status");
        FIELDS.put("integrationRequestId", "$context.integration.requestId");
        FIELDS.put("apiKeyId", "$context.identity.apiKeyId");
        FIELDS.put("apiId", "$context.apiId");
    }

    private AccessLog() {}

    /** The names of the fields, in the order in which they are written. */
    public static List<String> fields() {
        return List.copyOf(FIELDS.keySet());
    }

    static AccessLogFormat format() {
        return AccessLogFormat.custom(FIELDS.entrySet().stream()
                .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining(",", "{", "}\n")));
    }
}
