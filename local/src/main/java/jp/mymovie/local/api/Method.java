package jp.mymovie.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/**
 * A method of a resource.
 *
 * @param integration what answers
 * @param signedIn whether the Cognito authorizer stands before it
 * @param scopes of which a token needs one
 * @param keyRequired whether an API key is needed
 * @param models names of the models that bodies are compared with, by media type
 */
record Method(
        Integration integration,
        boolean signedIn,
        List<String> scopes,
        boolean keyRequired,
        Map<String, String> models) {
    private static final Pattern FUNCTION = Pattern.compile("functions/arn:aws:lambda:[^:]*:[^:]*:function:([^:/]+)");

    /** Answerer behind the gateway. */
    sealed interface Integration permits Proxy, Mock {}

    /**
     * A function that answers.
     *
     * @param function its name
     * @param limit how long API Gateway waits for it
     */
    record Proxy(String function, Duration limit) implements Integration {}

    static Method read(Resource resource, Values values) {
        JsonNode properties = values.value(resource.stack(), resource.node().path("Properties"));
        String authorization = properties.path("AuthorizationType").asText("NONE");
        if (!authorization.equals("NONE") && !authorization.equals("COGNITO_USER_POOLS")) {
            throw new Unsupported("authorization '%s' of %s is not known to the local run: it knows COGNITO_USER_POOLS"
                    .formatted(authorization, resource));
        }
        List<String> scopes = new ArrayList<>();
        properties.path("AuthorizationScopes").forEach(scope -> scopes.add(scope.asText()));
        Map<String, String> models = new LinkedHashMap<>();
        properties
                .path("RequestModels")
                .properties()
                .forEach(model -> models.put(model.getKey(), model.getValue().asText()));
        return new Method(
                integration(resource, properties.path("Integration")),
                !authorization.equals("NONE"),
                scopes,
                properties.path("ApiKeyRequired").asBoolean(),
                models);
    }

    private static Integration integration(Resource resource, JsonNode integration) {
        String type = integration.path("Type").asText();
        if (type.equals("MOCK")) {
            return Mock.read(resource, integration);
        }
        Matcher function = FUNCTION.matcher(integration.path("Uri").asText());
        if (!type.equals("AWS_PROXY") || !function.find()) {
            throw new Unsupported(
                    "integration '%s' of %s is not known to the local run: it knows MOCK and AWS_PROXY to a function"
                            .formatted(type, resource));
        }
        return new Proxy(
                function.group(1),
                Duration.ofMillis(integration.path("TimeoutInMillis").asLong(29_000)));
    }
}
