package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the distribution caches, route by route: what is the same for everybody, and nothing else. */
class CachedRoutesTest {
    /** Of AWS: CachingDisabled, and what sends on everything but the host. */
    private static final String DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

    private static final String EVERYTHING = "b689b0a8-53d0-40ab-baf2-68738e2966ac";

    static Stream<MovieRoute> routes() {
        return Stream.of(MovieRoute.values());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyCacheableRouteIsCachedByItsQueryAloneAndEveryOtherIsNot(MovieRoute route) {
        for (String account : List.of("Stg", "Prod")) {
            JsonNode template = Assembly.template(account + "/Edge");
            // A handle may be any word, also one that is a path elsewhere.
            for (String word : List.of("1", "hanako", "me", "search", "films", "users")) {
                String path = "/api/v1" + route.path().replaceAll("\\{\\w+}", word);
                if (path.equals("/api/v1/films/search") && route != MovieRoute.SEARCH_FILMS) {
                    continue;
                }
                JsonNode behaviour = first(template, path);
                assertThat(methods(behaviour)).as(path).contains(route.method());
                if (route.isCacheable()) {
                    assertThat(query(template, behaviour)).as(path).isEqualTo("all");
                    assertThat(behaviour.has("OriginRequestPolicyId")).as(path).isFalse();
                } else {
                    assertThat(behaviour.path("CachePolicyId").asText())
                            .as(path)
                            .isEqualTo(DISABLED);
                    assertThat(behaviour.path("OriginRequestPolicyId").asText())
                            .as(path)
                            .isEqualTo(EVERYTHING);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/user",
                "/api/v1/me/users/x",
                "/api/v1/films",
                "/api/v2/users",
                "/api/v1/contact",
                "/api/v1/scripts/me/entries",
                "/api/v1/scripts/films/search"
            })
    void whatNoRouteIsIsNotCached(String path) {
        assertThat(first(Assembly.template("Stg/Edge"), path)
                        .path("CachePolicyId")
                        .asText())
                .isEqualTo(DISABLED);
    }

    @ParameterizedTest
    @CsvSource({"404", "500", "502", "503", "504"})
    void noErrorIsToldToTheNextWhoAsks(int status) {
        JsonNode config = Assembly.template("Stg/Edge").findValue("DistributionConfig");
        assertThat(config.path("CustomErrorResponses").valueStream()).anySatisfy(error -> {
            assertThat(error.path("ErrorCode").asInt()).isEqualTo(status);
            assertThat(error.path("ErrorCachingMinTTL").asInt(-1)).isZero();
        });
    }

    /** As CloudFront chooses: the first pattern that matches, else the default. */
    private static JsonNode first(JsonNode template, String path) {
        JsonNode config = template.findValue("DistributionConfig");
        return config.path("CacheBehaviors")
                .valueStream()
                .filter(behaviour ->
                        path.matches(regex(behaviour.path("PathPattern").asText())))
                .findFirst()
                .orElse(config.path("DefaultCacheBehavior"));
    }

    private static String regex(String pattern) {
        return Stream.of(pattern.split("(?<=[*?])|(?=[*?])"))
                .map(part -> Map.of("*", ".*", "?", ".").getOrDefault(part, Pattern.quote(part)))
                .collect(Collectors.joining());
    }

    private static Set<String> methods(JsonNode behaviour) {
        return behaviour
                .path("AllowedMethods")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static String query(JsonNode template, JsonNode behaviour) {
        String policy = behaviour.path("CachePolicyId").path("Ref").asText();
        return template.path("Resources")
                .path(policy)
                .at("/Properties/CachePolicyConfig/ParametersInCacheKeyAndForwardedToOrigin")
                .at("/QueryStringsConfig/QueryStringBehavior")
                .asText();
    }
}
