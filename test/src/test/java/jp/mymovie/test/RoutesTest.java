package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway's template and the functions know the same routes, and ask for a token on the same ones. */
class RoutesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Stg", "Prod"})
    void areTheSameInTheTemplateAndInTheFunctions(String account) {
        Set<String> known = new TreeSet<>(Arrays.stream(MovieRoute.values())
                .flatMap(route -> (route.method().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route.method()))
                        .map(method -> "%s /v1%s %s".formatted(method, route.path(), route.access())))
                .toList());
        // The function asks for a token there, which no authorizer takes.
        Stream.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE")
                .forEach(method -> known.add(method + " /v1/scripts/{proxy+} PUBLIC"));

        assertThat(routes(Assembly.template(account + "/Api"))).isEqualTo(known);
    }

    private static Set<String> routes(JsonNode template) {
        Set<String> routes = new TreeSet<>();
        JsonNode resources = template.path("Resources");
        for (JsonNode resource : resources) {
            JsonNode method = resource.path("Properties");
            if (resource.path("Type").asText().equals("AWS::ApiGateway::Method")
                    && method.at("/Integration/Type").asText().equals("AWS_PROXY")) {
                String access =
                        method.path("AuthorizationType").asText().equals("COGNITO_USER_POOLS") ? "SIGNED_IN" : "PUBLIC";
                routes.add("%s %s %s"
                        .formatted(
                                method.path("HttpMethod").asText(),
                                path(resources, method.path("ResourceId")),
                                access));
                assertThat(method.path("ApiKeyRequired").asBoolean()).isTrue();
            }
        }
        return routes;
    }

    private static String path(JsonNode resources, JsonNode reference) {
        JsonNode resource = resources.path(reference.path("Ref").asText()).path("Properties");
        return resource.isMissingNode()
                ? ""
                : path(resources, resource.path("ParentId"))
                        + "/"
                        + resource.path("PathPart").asText();
    }
}
