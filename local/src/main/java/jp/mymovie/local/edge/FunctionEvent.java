package jp.mymovie.local.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Query;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * The event of a CloudFront Function. See
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
final class FunctionEvent {
    private static final JsonMapper JSON = new JsonMapper();

    private FunctionEvent() {}

    static ObjectNode of(Request request, String distribution, String type) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "1.0");
        event.putObject("context").put("distributionId", distribution).put("eventType", type);
        event.putObject("viewer").put("ip", request.address());
        ObjectNode node = event.putObject("request");
        node.put("method", request.method());
        node.put("uri", request.path());
        ObjectNode query = node.putObject("querystring");
        Query.parse(request.query()).values().forEach((name, values) -> put(query, name, values));
        ObjectNode headers = node.putObject("headers");
        request.headers().forEach((name, values) -> put(headers, name, values));
        node.putObject("cookies");
        return event;
    }

    private static void put(ObjectNode object, String name, List<String> values) {
        ObjectNode field = object.putObject(name);
        field.put("value", values.get(0));
        if (values.size() > 1) {
            values.forEach(value -> field.withArray("multiValue").addObject().put("value", value));
        }
    }

    /** The request that a function returned. */
    static Request request(JsonNode node, Request before) {
        List<String> query = new ArrayList<>();
        node.path("querystring").properties().forEach(entry -> {
            for (String value : values(entry.getValue())) {
                query.add(encoded(entry.getKey()) + "=" + encoded(value));
            }
        });
        return new Request(
                before.method(),
                node.path("uri").asText(),
                String.join("&", query),
                headers(node),
                before.body(),
                before.address(),
                before.port());
    }

    /** The answer that a function returned. */
    static Response response(JsonNode node, byte[] body) {
        JsonNode own = node.path("body");
        String text = own.isObject() ? own.path("data").asText() : own.asText();
        return new Response(
                node.path("statusCode").asInt(),
                headers(node),
                own.isMissingNode() ? body : text.getBytes(StandardCharsets.UTF_8));
    }

    private static Headers headers(JsonNode node) {
        Headers headers = new Headers();
        node.path("headers")
                .properties()
                .forEach(entry -> values(entry.getValue()).forEach(value -> headers.add(entry.getKey(), value)));
        return headers;
    }

    private static List<String> values(JsonNode field) {
        List<String> values = new ArrayList<>();
        field.path("multiValue").forEach(value -> values.add(value.path("value").asText()));
        return values.isEmpty() ? List.of(field.path("value").asText()) : values;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
