package jp.mymovie.app.movies;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.app.service.DeployStack;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;

/** The accounts of the service as they are deployed, from sample settings. */
class MovieStageTest {
    @TempDir
    private static Path assembly;

    @BeforeAll
    static void synthesize() {
        Estate estate = Estate.read(SampleSettings.file());
        App app = App.Builder.create()
                .outdir(assembly.toString())
                .analyticsReporting(false)
                .build();
        estate.stages().forEach(stage -> new DeployStack(new MovieStage(app, estate, stage)));
        app.synth();
    }

    @Test
    void hasTheStacksOfTheFloorPlan() {
        assertThat(templates("Stg").keySet())
                .containsExactlyInAnyOrder(
                        "Data", "SignIn", "Api", "Work", "Web", "Logs", "Edge", "Telemetry", "Deploy");
    }

    @Test
    void prodDiffersFromStgBySettingsAlone() {
        Map<String, String> prod = templates("Prod");
        templates("Stg")
                .forEach((stack, template) -> assertThat(settled(prod.getOrDefault(stack, "")))
                        .as(stack)
                        .isEqualTo(settled(template)));
    }

    /** Without what the settings say, and the names the CDK derives from it. */
    private static String settled(String template) {
        return template.replaceAll("(?i)\\bstg\\.mymovie|\\bmymovie(?=\\.jp)", "SITE")
                .replaceAll("(?i)stg|prod", "STAGE")
                .replaceAll("00000000000[45]|00000[45]", "ACCOUNT")
                .replaceAll("[0-9A-Fa-f]{8,}", "HASH");
    }

    @Test
    void routesEveryMovieRouteAndNoOther() throws IOException {
        JsonNode api = new JsonMapper().readTree(templates("Stg").get("Api"));
        Set<String> methods = resources(api, "AWS::ApiGateway::Method")
                .map(method -> method.path("HttpMethod").asText() + " "
                        + path(api, method.path("ResourceId").path("Ref").asText()))
                .collect(toCollection(TreeSet::new));
        assertThat(methods)
                .containsExactlyInAnyOrderElementsOf(Stream.of(MovieRoute.values())
                        .map(route -> route.method() + " /v1" + route.path())
                        .toList());
    }

    private static String path(JsonNode api, String resource) {
        JsonNode properties = api.path("Resources").path(resource).path("Properties");
        return properties.has("PathPart")
                ? path(api, properties.path("ParentId").path("Ref").asText()) + "/"
                        + properties.path("PathPart").asText()
                : "";
    }

    @Test
    void letsTheReadingFunctionChangeNothingOfWhatUsersWrote() throws IOException {
        JsonNode api = new JsonMapper().readTree(templates("Stg").get("Api"));
        String reading = resources(api, "AWS::IAM::Policy")
                .filter(policy -> policy.path("Roles").toString().contains("Queries"))
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .filter(statement -> !statement.path("Resource").toString().contains("[\"Answers"))
                .map(JsonNode::toString)
                .reduce("", String::concat);
        assertThat(reading)
                .contains("dynamodb:Query")
                .doesNotContainPattern("dynamodb:(Put|Update|Delete|Batch.*Write)");
    }

    @Test
    void letsNoFunctionScanTheTable() {
        assertThat(templates("Stg").get("Api")).doesNotContain("dynamodb:Scan", "dynamodb:*");
    }

    @Test
    void keepsWhatUsersWroteWhenAStackGoes() throws IOException {
        JsonNode data = new JsonMapper().readTree(templates("Prod").get("Data"));
        assertThat(resources(data, "AWS::DynamoDB::Table")).singleElement().satisfies(table -> {
            assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
            assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                            .asBoolean())
                    .isTrue();
            assertThat(table.path("LocalSecondaryIndexes")).hasSize(4);
        });
        assertThat(data.toString()).contains("\"DeletionPolicy\":\"Retain\"");
    }

    @Test
    void keepsAnswersOfTmdbApartAndForAWhile() throws IOException {
        JsonNode api = new JsonMapper().readTree(templates("Prod").get("Api"));
        assertThat(resources(api, "AWS::DynamoDB::Table")).singleElement().satisfies(table -> {
            assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText())
                    .isEqualTo("expiresAt");
            assertThat(table.has("StreamSpecification")).isFalse();
        });
    }

    @Test
    void sendsTheErrorsOfEveryJavaFunctionIntoTheLakeOnce() throws IOException {
        for (String name : templates("Stg").keySet()) {
            JsonNode stack = new JsonMapper().readTree(templates("Stg").get(name));
            List<String> logs = resources(stack, "AWS::Lambda::Function")
                    .filter(function -> function.path("Runtime").asText().startsWith("java"))
                    .map(function -> function.at("/LoggingConfig/LogGroup").toString())
                    .sorted()
                    .toList();
            assertThat(resources(stack, "AWS::Logs::SubscriptionFilter")
                            .map(filter -> filter.path("LogGroupName").toString())
                            .sorted())
                    .as(name)
                    .isEqualTo(logs);
            assertThat(logs).as(name).hasSize(name.equals("Api") ? 2 : name.equals("Work") ? 1 : 0);
        }
    }

    @Test
    void keepsWhatAStreamCannotDeliverAndTellsPeople() throws IOException {
        JsonNode logs = new JsonMapper().readTree(templates("Prod").get("Logs"));
        List<String> streams = logs.path("Resources").properties().stream()
                .filter(entry -> entry.getValue().path("Type").asText().equals("AWS::KinesisFirehose::DeliveryStream"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(streams).hasSize(2);
        for (String stream : streams) {
            JsonNode destination =
                    logs.at("/Resources/%s/Properties/ExtendedS3DestinationConfiguration".formatted(stream));
            assertThat(destination.path("ErrorOutputPrefix").asText())
                    .startsWith("errors/000000000005/movies/")
                    .endsWith("/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/");
            assertThat(resources(logs, "AWS::CloudWatch::Alarm")
                            .filter(alarm ->
                                    alarm.at("/Dimensions/0/Value/Ref").asText().equals(stream))
                            .peek(alarm ->
                                    assertThat(alarm.path("AlarmActions")).hasSize(1))
                            .map(alarm -> alarm.path("MetricName").asText()))
                    .containsExactlyInAnyOrder(
                            "DeliveryToS3.DataFreshness", "DeliveryToS3.Success", "ThrottledRecords");
        }
    }

    @Test
    void deliversTheLogOfTheDistributionThroughTheDoorOfItsAccount() throws IOException {
        JsonNode edge = new JsonMapper().readTree(templates("Prod").get("Edge"));
        assertThat(resources(edge, "AWS::Logs::Delivery")).singleElement().satisfies(delivery -> {
            assertThat(delivery.path("DeliveryDestinationArn").asText())
                    .isEqualTo("arn:aws:logs:us-east-1:000000000002:delivery-destination:mymovie-cloudfront-prod");
            assertThat(delivery.path("S3SuffixPath").asText()).isEqualTo("{accountid}/movies/{yyyy}/{MM}/{dd}");
        });
    }

    @Test
    void holdsNoSecret() {
        assertThat(String.join("", templates("Stg").values()))
                .contains("{{resolve:secretsmanager:mymovie/stg:SecretString:originKey1}}")
                .contains("{{resolve:secretsmanager:mymovie/stg:SecretString:tmdbToken}}")
                .doesNotContain("SecretString\":");
    }

    private static Stream<JsonNode> resources(JsonNode template, String type) {
        return Stream.of(template.path("Resources"))
                .flatMap(resources -> resources.properties().stream())
                .map(Map.Entry::getValue)
                .filter(resource -> resource.path("Type").asText().equals(type))
                .map(resource -> resource.path("Properties"));
    }

    /** By the stack's name. */
    private static Map<String, String> templates(String stage) {
        File[] files = assembly.resolve("assembly-" + stage)
                .toFile()
                .listFiles((folder, name) -> name.endsWith(".template.json"));
        assertThat(files).isNotNull();
        return Stream.of(files)
                .collect(toMap(
                        file -> file.getName().replaceAll("^" + stage + "(.+)[0-9A-F]{8}\\.template\\.json$", "$1"),
                        MovieStageTest::content));
    }

    private static String content(File file) {
        try {
            return java.nio.file.Files.readString(file.toPath());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
