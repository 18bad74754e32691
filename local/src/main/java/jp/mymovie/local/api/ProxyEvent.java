package jp.mymovie.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Query;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * The Lambda proxy integration of REST APIs, payload format 1.0. See
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
final class ProxyEvent {
    private static final JsonMapper JSON = new JsonMapper();

    private ProxyEvent() {}

    /** @param bytes whether the body is passed on as bytes and not as text */
    static byte[] write(
            Request request, Routes.Match match, Context context, Map<String, String> claims, boolean bytes) {
        ObjectNode event = JSON.createObjectNode();
        event.put("resource", match.resourcePath());
        event.put("path", context.get("path").substring(context.get("stage").length() + 1));
        event.put("httpMethod", request.method());
        ObjectNode headers = event.putObject("headers");
        ObjectNode allHeaders = event.putObject("multiValueHeaders");
        request.headers().forEach((name, values) -> {
            headers.put(name, values.get(values.size() - 1));
            values.forEach(allHeaders.withArrayProperty(name)::add);
        });
        Map<String, List<String>> query = Query.parse(request.query()).values();
        if (query.isEmpty()) {
            event.putNull("queryStringParameters").putNull("multiValueQueryStringParameters");
        } else {
            ObjectNode single = event.putObject("queryStringParameters");
            ObjectNode all = event.putObject("multiValueQueryStringParameters");
            query.forEach((name, values) -> {
                single.put(name, values.get(values.size() - 1));
                values.forEach(all.withArrayProperty(name)::add);
            });
        }
        if (match.parameters().isEmpty()) {
            event.putNull("pathParameters");
        } else {
            match.parameters().forEach(event.putObject("pathParameters")::put);
        }
        event.putNull("stageVariables");
        ObjectNode of = event.putObject("requestContext");
        for (String name : List.of(
                "resourceId",
                "resourcePath",
                "httpMethod",
                "extendedRequestId",
                "requestTime",
                "path",
                "accountId",
                "protocol",
                "stage",
                "domainName",
                "requestId",
                "apiId")) {
            of.put(name, context.get(name));
        }
        of.put("requestTimeEpoch", Long.parseLong(context.get("requestTimeEpoch")));
        of.putObject("identity")
                .put("sourceIp", context.get("identity.sourceIp"))
                .put("userAgent", context.get("identity.userAgent"));
        if (!claims.isEmpty()) {
            claims.forEach(of.putObject("authorizer").putObject("claims")::put);
        }
        if (request.body().length == 0) {
            event.putNull("body");
        } else {
            event.put(
                    "body",
                    bytes
                            ? Base64.getEncoder().encodeToString(request.body())
                            : new String(request.body(), StandardCharsets.UTF_8));
        }
        event.put("isBase64Encoded", bytes && request.body().length > 0);
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a function's answer; one of the wrong shape is a refusal, as in API Gateway. */
    static Response read(byte[] payload) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (IOException e) {
            throw new Refused(Refusal.INTEGRATION_FAILURE);
        }
        if (!answer.path("statusCode").isInt()) {
            throw new Refused(Refusal.INTEGRATION_FAILURE);
        }
        Headers headers = new Headers();
        answer.path("headers")
                .properties()
                .forEach(entry -> headers.set(entry.getKey(), entry.getValue().asText()));
        answer.path("multiValueHeaders").properties().forEach(entry -> {
            headers.remove(entry.getKey());
            entry.getValue().forEach(value -> headers.add(entry.getKey(), value.asText()));
        });
        String body = answer.path("body").asText("");
        byte[] bytes = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : answer.path("body").isNull() ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        if (!headers.has("content-type")) {
            headers.set("content-type", "application/json");
        }
        return new Response(answer.path("statusCode").asInt(), headers, bytes);
    }
}
