package jp.mymovie.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.http.Response;

/** The gateway responses of a REST API: how it words its own refusals. */
final class GatewayResponses {
    private static final String HEADER = "gatewayresponse.header.";

    private final Map<String, JsonNode> responses = new HashMap<>();

    GatewayResponses(List<Stack> stacks, Values values, String apiId) {
        Assembly.resources(stacks, "AWS::ApiGateway::GatewayResponse").stream()
                .filter(response -> values.text(response, "RestApiId").equals(apiId))
                .forEach(response -> responses.put(
                        values.text(response, "ResponseType"),
                        values.value(response.stack(), response.node().path("Properties"))));
    }

    Response answer(Refused refused, Context context) {
        Refusal refusal = refused.refusal;
        context.set("error.message", refused.words);
        context.refused(refusal.name());
        JsonNode settings = responses.get(refusal.name());
        if (settings == null) {
            settings = responses.get(refusal.fallback());
        }
        if (settings == null) {
            return Response.of(
                    refusal.status, "application/json", context.answer("{\"message\":$context.error.messageString}"));
        }
        int status = settings.path("StatusCode").asInt(refusal.status);
        context.set("status", status);
        Map.Entry<String, JsonNode> template = settings.path("ResponseTemplates").properties().stream()
                .findFirst()
                .orElse(null);
        Response response = template == null
                ? Response.of(status, "application/json", context.answer("{\"message\":$context.error.messageString}"))
                : Response.of(
                        status,
                        template.getKey(),
                        context.answer(template.getValue().asText()));
        settings.path("ResponseParameters").properties().forEach(entry -> {
            if (entry.getKey().startsWith(HEADER)) {
                response.with(
                        entry.getKey().substring(HEADER.length()),
                        value(entry.getValue().asText(), context));
            }
        });
        return response;
    }

    /** A text in quotes, or a variable of the context. */
    private static String value(String expression, Context context) {
        return expression.startsWith("'")
                ? expression.substring(1, expression.length() - 1)
                : context.answer(expression.startsWith("context.") ? "$" + expression : expression);
    }
}
