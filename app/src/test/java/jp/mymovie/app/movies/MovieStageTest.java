package jp.mymovie.app.movies;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import jp.mymovie.movies.MovieRoute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
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
        estate.stages().forEach(stage -> new MovieStage(app, estate, stage));
        app.synth();
    }

    @Test
    void hasTheStacksOfTheFloorPlan() {
        assertThat(templates("Stg").keySet())
                .containsExactlyInAnyOrder("Data", "SignIn", "Api", "Work", "Web", "Logs", "Edge", "Switch");
    }

    @Test
    void prodDiffersFromStgBySettingsAndTheAlarmsOfItsVisitors() {
        Map<String, String> prod = templates("Prod");
        templates("Stg")
                .forEach((stack, template) -> assertThat(settled(prod.getOrDefault(stack, "")))
                        .as(stack)
                        .isEqualTo(settled(template)));
        assertThat(alarms("Prod"))
                .filteredOn(alarm -> !alarms("Stg").contains(alarm.replace("Prod", "Stg")))
                .containsExactlyInAnyOrder("Prod movies: visitors get errors", "Prod movies: sign-ups refused");
    }

    private static List<String> alarms(String stage) {
        return templates(stage).values().stream()
                .map(MovieStageTest::json)
                .flatMap(template -> resources(template, "AWS::CloudWatch::Alarm"))
                .map(alarm -> alarm.path("AlarmName").asText())
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Without what the settings say, and the names the CDK derives from it. */
    private static String settled(String template) {
        ObjectNode settled = (ObjectNode) json(template);
        ((ObjectNode) settled.path("Resources"))
                .properties()
                .removeIf(resource -> resource.getKey().matches("(Errors|RefusedSignUps).*"));
        return settled.toString()
                .replaceAll("\\[(page|morning)]|mymovie-(page|morning)", "SEVERITY")
                // A page is over by mail too.
                .replaceAll(",\"OKActions\":\\[[^\\]]*]|\"OKActions\":\\[[^\\]]*],", "")
                .replaceAll("(?i)\\bstg\\.mymovie|\\bmymovie(?=\\.example)", "SITE")
                .replaceAll("(?i)stg|prod", "STAGE")
                .replaceAll("00000000000[45]|00000[45]", "ACCOUNT")
                .replaceAll("[0-9A-Fa-f]{8,}", "HASH");
    }

    @Test
    void letsTheKillSwitchMoveWhatIsDeployedAndNothingElse() {
        Map<String, String> prod = templates("Prod");
        assertThat(prod.get("Switch"))
                .contains("mymovie-switch-movies", "arn:aws:iam::000000000001:role/mymovie-kill-switch-prod");
        Map<String, String> parameters = new TreeMap<>();
        prod.forEach((stack, template) -> resources(json(template), "AWS::SSM::Parameter")
                .filter(parameter -> parameter.path("Name").asText().startsWith("/mymovie/switch/"))
                .forEach(parameter -> parameters.put(
                        stack + " " + parameter.path("Name").asText(),
                        parameter.path("Value").toString())));

        assertThat(parameters)
                .containsOnlyKeys(
                        "Api /mymovie/switch/movies/prod/api",
                        "Edge /mymovie/switch/movies/prod/distribution",
                        "SignIn /mymovie/switch/movies/prod/sign-in",
                        "Work /mymovie/switch/movies/prod/work");
        assertThat(parameters.get("Api /mymovie/switch/movies/prod/api"))
                .contains("throttles", "*/*", "rate", "burst", "Queries", "Commands");
        assertThat(parameters.get("Work /mymovie/switch/movies/prod/work")).contains("eventSources", "true");
    }

    @Test
    void ringsAndCutsByWhatAStageCostsAnHour() {
        for (String stage : List.of("Stg", "Prod")) {
            for (String stack : List.of("Edge", "Api")) {
                JsonNode alarm = resources(
                                json(Objects.requireNonNull(templates(stage).get(stack))), "AWS::CloudWatch::Alarm")
                        .filter(each -> each.path("AlarmName").asText().contains("too much"))
                        .findFirst()
                        .orElseThrow();
                String region = stack.equals("Edge") ? "us-east-1" : "ap-northeast-1";
                assertThat(alarm.path("AlarmActions").toString())
                        .contains(
                                "arn:aws:sns:%s:000000000003:mymovie-page".formatted(region),
                                "arn:aws:sns:%s:000000000001:mymovie-trip-%s"
                                        .formatted(region, stage.toLowerCase(java.util.Locale.ROOT)));
                assertThat(alarm.path("Threshold").asDouble()).isEqualTo(1);
            }
        }
    }

    @Test
    void routesEveryMovieRouteAndNoOther() throws IOException {
        JsonNode api = new JsonMapper().readTree(templates("Stg").get("Api"));
        Set<String> methods = resources(api, "AWS::ApiGateway::Method")
                .map(method -> method.path("HttpMethod").asText() + " "
                        + path(api, method.path("ResourceId").path("Ref").asText()))
                .collect(toCollection(TreeSet::new));
        assertThat(methods)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(MovieRoute.values())
                                        .flatMap(route -> methods(route).map(method -> method + " /v1" + route.path())),
                                Stream.of("ANY", "GET", "HEAD", "PUT", "PATCH", "POST", "DELETE")
                                        .map(method -> method + " /v1/scripts/{proxy+}"))
                        .distinct()
                        .toList());
    }

    /** Methods of a resource because of a route. */
    private static Stream<String> methods(MovieRoute route) {
        boolean read = route.method().equals("GET");
        return Stream.of(
                        Stream.of("ANY", route.method()),
                        read ? Stream.of("HEAD") : Stream.<String>of(),
                        read && route.access() == MovieRoute.Access.PUBLIC ? Stream.of("OPTIONS") : Stream.<String>of())
                .flatMap(method -> method);
    }

    @Test
    void asksForATokenOnPersonalRoutesAndTheirHeadAlone() throws IOException {
        JsonNode api = new JsonMapper().readTree(templates("Stg").get("Api"));
        assertThat(resources(api, "AWS::ApiGateway::Method")
                        .filter(method ->
                                method.path("AuthorizationType").asText().equals("COGNITO_USER_POOLS"))
                        .map(method -> method.path("HttpMethod").asText() + " "
                                + path(
                                        api,
                                        method.path("ResourceId").path("Ref").asText())))
                .containsExactlyInAnyOrderElementsOf(Stream.of(MovieRoute.values())
                        .filter(route -> route.access() == MovieRoute.Access.SIGNED_IN)
                        .flatMap(route -> (route.method().equals("GET")
                                        ? Stream.of("GET", "HEAD")
                                        : Stream.of(route.method()))
                                .map(method -> method + " /v1" + route.path()))
                        .toList());
    }

    @Test
    void namesTheMethodsOfAResourceWhereItRefusesOthers() throws IOException {
        JsonNode api = new JsonMapper().readTree(templates("Stg").get("Api"));
        Map<String, Set<String>> methods = new TreeMap<>();
        Map<String, Set<String>> allowed = new TreeMap<>();
        resources(api, "AWS::ApiGateway::Method").forEach(method -> {
            String path = path(api, method.path("ResourceId").path("Ref").asText());
            if (method.path("HttpMethod").asText().equals("ANY")) {
                JsonNode answer = method.at("/Integration/IntegrationResponses/0");
                String names = answer.at("/ResponseParameters/method.response.header.Allow")
                        .asText();
                allowed.put(path, new TreeSet<>(List.of(names.replace("'", "").split(", "))));
                assertThat(answer.at("/ResponseTemplates").toString())
                        .contains("this resource takes " + names.replace("'", ""));
            } else {
                methods.computeIfAbsent(path, any -> new TreeSet<>())
                        .add(method.path("HttpMethod").asText());
            }
        });
        assertThat(allowed).isEqualTo(methods);
        assertThat(allowed.get("/v1/me")).containsExactly("DELETE", "GET", "HEAD", "PATCH", "PUT");
    }

    @Test
    void answersByItselfInTheWordsOfTheContract() throws IOException {
        JsonNode api = new JsonMapper().readTree(templates("Stg").get("Api"));
        Map<?, ?> responses = in(in(contract(), "components"), "responses");
        List<String> wrong = new ArrayList<>();
        Stream.concat(
                        resources(api, "AWS::ApiGateway::GatewayResponse")
                                .map(response -> response.at("/ResponseTemplates/application~1json")),
                        resources(api, "AWS::ApiGateway::Method")
                                .filter(method ->
                                        method.path("HttpMethod").asText().equals("ANY"))
                                .map(method -> method.at(
                                        "/Integration/IntegrationResponses/0/ResponseTemplates/application~1json")))
                .map(template -> json(template.asText()))
                .forEach(problem -> {
                    assertThat(problem.properties().stream().map(Map.Entry::getKey))
                            .containsExactly("type", "title", "status", "detail", "instance");
                    String slug = problem.path("type").asText().replace(MovieRoute.PROBLEM_TYPES, "");
                    boolean known =
                            slug.equals("no-route") || responses.toString().contains("`" + slug + "`");
                    if (!known) {
                        wrong.add(slug);
                    }
                });
        assertThat(wrong).isEmpty();
    }

    private static Map<?, ?> contract() {
        try (InputStream yaml = Objects.requireNonNull(MovieRoute.class.getResourceAsStream("/openapi.yaml"))) {
            return new Yaml().load(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<?, ?> in(Map<?, ?> parent, String name) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(name), name);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void triesEveryNewVersionAndRollsItBackByItsOwnFailures() throws IOException {
        for (String stage : List.of("Stg", "Prod")) {
            List<String> watched = new ArrayList<>();
            for (String stack : List.of("Api", "Work")) {
                JsonNode template = json(templates(stage).getOrDefault(stack, "{}"));
                assertThat(template.findValues("BeforeAllowTrafficHook")).hasSize(stack.equals("Api") ? 2 : 1);
                resources(template, "AWS::CloudWatch::Alarm")
                        .filter(alarm -> alarm.path("AlarmName").isObject())
                        .forEach(alarm -> watched.add(alarm.toString()));
            }
            assertThat(watched)
                    .hasSize(3)
                    .allSatisfy(alarm -> assertThat(alarm)
                            .contains(": new version fails (", "MovieService", "ExecutedVersion", "roll-back.md")
                            // CodeDeploy reads it; a mail for each fault of a version in service would be noise.
                            .doesNotContain("AlarmActions"));
        }
    }

    @Test
    void boundsTheSignUpsOfADayAsTheSettingsSay() throws IOException {
        JsonNode signIn = json(templates("Prod").getOrDefault("SignIn", "{}"));
        assertThat(resources(signIn, "AWS::Cognito::UserPool"))
                .singleElement()
                .satisfies(pool -> assertThat(
                                pool.at("/LambdaConfig/PreSignUp/Ref").asText())
                        .startsWith("SignUpsTriggerAlias"));
        assertThat(signIn.findValuesAsText("SIGN_UPS_A_DAY")).containsExactly("200");
    }

    @Test
    void keepsFarFromTheMostResourcesOfAStack() throws IOException {
        for (String template : templates("Prod").values()) {
            assertThat(new JsonMapper().readTree(template).path("Resources")).hasSizeLessThan(450);
        }
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
                    // A trial is read at its own log, by whoever wants to know why a deployment failed.
                    .filter(function -> function.has("SnapStart"))
                    .map(function -> function.at("/LoggingConfig/LogGroup").toString())
                    .sorted()
                    .toList();
            assertThat(resources(stack, "AWS::Logs::SubscriptionFilter")
                            .map(filter -> filter.path("LogGroupName").toString())
                            .sorted())
                    .as(name)
                    .isEqualTo(logs);
            assertThat(logs)
                    .as(name)
                    .hasSize(
                            switch (name) {
                                case "Api" -> 2;
                                case "SignIn", "Work" -> 1;
                                default -> 0;
                            });
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
            throw new UncheckedIOException(e);
        }
    }
}
