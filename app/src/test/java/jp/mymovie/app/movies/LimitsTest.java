package jp.mymovie.app.movies;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** Limits that bound the bill of a stage: stg as its settings say, prod by default. */
class LimitsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void synthesize() throws IOException {
        ObjectNode settings = (ObjectNode) JSON.readTree(SampleSettings.file().toFile());
        ((ObjectNode) settings.at("/estate/services/0/stages/0"))
                .put("requestsASecond", 40)
                .put("concurrency", 30);
        Path file = directory.resolve("cdk.json");
        JSON.writeValue(file.toFile(), settings);
        Estate estate = Estate.read(file);
        App app = App.Builder.create()
                .outdir(directory.resolve("out").toString())
                .analyticsReporting(false)
                .build();
        estate.stages().forEach(stage -> new MovieStage(app, estate, stage));
        app.synth();
    }

    private static List<JsonNode> resources(String stage, String type) {
        try (Stream<Path> files = Files.list(directory.resolve("out/assembly-" + stage))) {
            return files.filter(file -> file.toString().endsWith(".template.json"))
                    .sorted()
                    .flatMap(file -> {
                        try {
                            return JSON.readTree(file.toFile())
                                    .path("Resources")
                                    .valueStream();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .filter(resource -> resource.path("Type").asText().equals(type))
                    .map(resource -> resource.path("Properties"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theKeysThatTheEdgeSendsAddUpToTheRoof() {
        for (String stage : List.of("Stg", "Prod")) {
            List<String> sent =
                    resources(stage, "AWS::CloudFront::Distribution").getFirst().findValues("HeaderValue").stream()
                            .map(JsonNode::asText)
                            .toList();
            assertThat(sent).doesNotHaveDuplicates().hasSize(25);
            assertThat(resources(stage, "AWS::ApiGateway::ApiKey"))
                    .extracting(key -> key.path("Value").asText())
                    .hasSize(50)
                    .containsAll(sent);
            double rate = resources(stage, "AWS::ApiGateway::UsagePlan")
                    .getFirst()
                    .at("/Throttle/RateLimit")
                    .asDouble();
            assertThat(rate * sent.size()).as(stage).isEqualTo(stage.equals("Stg") ? 40 : 20);
        }
    }

    @Test
    void limitsRoutesThatThereAreAndNoneInTheStage() {
        Stream<String> scripts =
                Stream.of("GET", "HEAD", "POST").map(method -> "/v1" + MovieRoute.SCRIPTS + "/{proxy+}/" + method);
        Stream<String> routes = Stream.of(MovieRoute.values())
                .flatMap(route -> Stream.of(route.method(), "HEAD").map(method -> "/v1" + route.path() + "/" + method));
        List<String> known = Stream.concat(routes, scripts).toList();

        assertThat(resources("Prod", "AWS::ApiGateway::UsagePlan")
                        .getFirst()
                        .at("/ApiStages/0/Throttle")
                        .properties())
                .isNotEmpty()
                .allSatisfy(limit -> {
                    assertThat(known).contains(limit.getKey());
                    assertThat(limit.getValue().path("RateLimit").asDouble()).isLessThan(0.8);
                });
        assertThat(resources("Prod", "AWS::ApiGateway::Stage").getFirst().path("MethodSettings"))
                .singleElement()
                .satisfies(all -> assertThat(all.path("ResourcePath").asText()).isEqualTo("/*"));
    }

    @Test
    void boundsTheTableAndItsIndexesByTheRoof() {
        for (String stage : List.of("Stg", "Prod")) {
            JsonNode table = resources(stage, "AWS::DynamoDB::Table").stream()
                    .filter(each -> each.has("GlobalSecondaryIndexes"))
                    .findFirst()
                    .orElseThrow();
            int most = stage.equals("Stg") ? 2_000 : 1_000;
            assertThat(Stream.concat(
                            Stream.of(table),
                            table.path("GlobalSecondaryIndexes").valueStream()))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(each -> {
                        assertThat(each.at("/OnDemandThroughput/MaxReadRequestUnits")
                                        .asInt())
                                .isEqualTo(most);
                        assertThat(each.at("/OnDemandThroughput/MaxWriteRequestUnits")
                                        .asInt())
                                .isEqualTo(most);
                    });
        }
    }

    @Test
    void reservesConcurrencyWhereTheSettingsSaySoAlone() {
        assertThat(reserved("Stg")).hasSize(3).containsOnly(30);
        assertThat(reserved("Prod")).isEmpty();
    }

    private static List<Integer> reserved(String stage) {
        return resources(stage, "AWS::Lambda::Function").stream()
                .map(function -> function.get("ReservedConcurrentExecutions"))
                .filter(Objects::nonNull)
                .map(JsonNode::asInt)
                .toList();
    }
}
