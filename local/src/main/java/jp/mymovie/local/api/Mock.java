package jp.mymovie.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;

/**
 * A mock integration whose answer is always the same but for variables of the context.
 *
 * @param statuses what the request template of a media type says
 * @param response the integration response
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html">mock
 *     integrations</a>
 */
record Mock(Map<String, Integer> statuses, JsonNode response) implements Method.Integration {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String HEADER = "method.response.header.";

    static Mock read(Resource resource, JsonNode integration) {
        Map<String, Integer> statuses = new LinkedHashMap<>();
        integration
                .path("RequestTemplates")
                .properties()
                .forEach(template -> statuses.put(
                        template.getKey(), status(resource, template.getValue().asText())));
        JsonNode responses = integration.path("IntegrationResponses");
        JsonNode response = responses.path(0);
        boolean known = integration.path("PassthroughBehavior").asText().equals("NEVER")
                && responses.size() == 1
                && !response.has("SelectionPattern")
                && response.path("ResponseTemplates").size() <= 1
                && statuses.values().stream()
                        .allMatch(
                                status -> status == response.path("StatusCode").asInt());
        if (!known) {
            throw new Unsupported(
                    "the mock of %s is not known to the local run: it knows one answer and NEVER passing through"
                            .formatted(resource));
        }
        return new Mock(statuses, response);
    }

    private static int status(Resource resource, String template) {
        try {
            return JSON.readTree(template).path("statusCode").asInt();
        } catch (JsonProcessingException e) {
            throw new Unsupported("request template '%s' of %s is not known to the local run: it knows JSON"
                    .formatted(template, resource));
        }
    }

    Response answer(Request request, Context context) {
        Integer status = statuses.get(MediaType.of(request));
        if (status == null) {
            throw new Refused(Refusal.UNSUPPORTED_MEDIA_TYPE);
        }
        String body = response.path("ResponseTemplates").properties().stream()
                .map(template -> context.answer(template.getValue().asText()))
                .findFirst()
                .orElse("");
        Response answer = Response.of(status, "application/json", body);
        response.path("ResponseParameters").properties().forEach(parameter -> {
            String value = parameter.getValue().asText();
            answer.with(parameter.getKey().substring(HEADER.length()), value.substring(1, value.length() - 1));
        });
        return answer;
    }
}
