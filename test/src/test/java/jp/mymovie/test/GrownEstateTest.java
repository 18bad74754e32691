package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.mymovie.app.docs.EstatePicture;
import jp.mymovie.test.GrownEstate.Addition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries of the settings alone make a stage, a service and an account more: everything else follows from the lists. */
class GrownEstateTest {
    private static final List<String> ADDED = List.of("Dev", "BooksStg", "BooksProd", "Partner", "NotesProd");

    private final Path assembly = GrownEstate.directory();

    @Test
    void makesTheAccountsThatAreNew() {
        assertThat(texts("Management", "Organization", "AWS::Organizations::Account", "/AccountName"))
                .contains("Dev", "BooksStg", "BooksProd", "NotesProd")
                .doesNotContain("Partner");
    }

    @Test
    void namesEveryStageThatIsRecordedInTheZone() {
        assertThat(texts("Management", "Dns", "AWS::Route53::RecordSet", "/Name"))
                .contains(
                        "dev.films-estate.dev",
                        "stg.books.films-estate.dev",
                        "books.films-estate.dev",
                        "notes.films-estate.dev");
    }

    @Test
    void cutsWhatTheSettingsDoNotExcept() {
        String killSwitch = text("Management", "KillSwitch");
        assertThat(killSwitch)
                .contains(
                        "\"dev.films-estate.dev\"",
                        "\"books.films-estate.dev\"",
                        "\"stg.books.films-estate.dev\"",
                        "\"films-estate.dev\"")
                .doesNotContain("notes.films-estate.dev");
    }

    @Test
    void linksEveryStageToTheMonitoringAccountAndShowsIt() {
        String dashboard = text("Monitoring", "Dashboard");
        for (String stage : List.of("Dev", "BooksStg", "BooksProd", "NotesProd")) {
            assertThat(texts(stage, "Telemetry", "AWS::Oam::Link", "/SinkIdentifier"))
                    .as(stage)
                    .hasSize(1);
            assertThat(texts(stage, "EdgeTelemetry", "AWS::Oam::Link", "/SinkIdentifier"))
                    .as(stage)
                    .hasSize(1);
            assertThat(dashboard).contains(id(stage));
        }
    }

    @Test
    void letsEveryAccountWriteIntoTheLakeAndItsTablesCountThem() {
        String tables = String.join(
                " ",
                texts("LogArchive", "Lake", "AWS::Glue::Table", "/TableInput/Parameters/projection.account.values"));
        String services = String.join(
                " ",
                texts("LogArchive", "Lake", "AWS::Glue::Table", "/TableInput/Parameters/projection.service.values"));
        ADDED.forEach(account -> assertThat(tables).contains(id(account)));
        assertThat(services).contains("movies", "books", "notes");
        assertThat(texts("LogArchive", "EdgeLogs", "AWS::Logs::DeliveryDestination", "/Name"))
                .contains("mymovie-cloudfront-books-prod", "mymovie-cloudfront-dev", "mymovie-cloudfront-partner");
    }

    @Test
    void letsTheWorkflowOfItsOwnEnvironmentAloneDeploy() {
        String subject = "repo:films-owner@0/mymovie-estate@0:environment:books-prod";
        assertThat(bootstrap("BooksProd").toString()).contains(subject).doesNotContain(":environment:prod\"");
        assertThat(text("Management", "Guardrails")).contains(subject);
    }

    @Test
    void alarmsAndBacksUpASecondServiceUnasked() {
        assertThat(texts("BooksProd", "Data", "AWS::Backup::BackupPlan", "/BackupPlan/BackupPlanName"))
                .hasSize(1);
        assertThat(texts("BooksProd", "Api", "AWS::CloudWatch::Alarm", "/AlarmName"))
                .contains("BooksProd books: visitors get errors");
        assertThat(bootstrap("BooksProd").at("/Resources").findValuesAsText("RoleName"))
                .contains("Administrator", "ReadOnly");
    }

    @Test
    void preparesEveryAccountForItsDeployments() {
        for (String account : ADDED) {
            assertThat(assembly.resolve("bootstrap/%s-ap-northeast-1.json".formatted(account)))
                    .exists();
        }
    }

    @Test
    void takesAtMostSixtyLinesOfAServicesOwnStageAndTheReadmesSayHowMany() {
        long lines = Project.text("app/src/test/java/jp/mymovie/app/books/BookStage.java")
                .lines()
                .count();
        assertThat(lines).isLessThanOrEqualTo(60);
        assertThat(Project.text("README.md")).contains(" is %d lines of it".formatted(lines));
        assertThat(Project.text("README.ja.md")).contains("は %d 行です".formatted(lines));
    }

    @Test
    void drawsThemAll() {
        String picture = EstatePicture.draw(assembly);
        ADDED.forEach(account -> assertThat(picture).contains(">" + account + "<"));
    }

    @Test
    void passesTheValidatorOfCloudFormation() {
        TemplatesTest.assertNothingFound(TemplatesTest.VALIDATOR, assembly);
    }

    @Test
    void leavesTheTemplatesOfTheOtherServicesAsTheyWere() throws IOException {
        assertSame(assembly, "Stg", "Prod");
    }

    @Tag("deep")
    @ParameterizedTest
    @EnumSource(Addition.class)
    void eachAloneLeavesTheTemplatesOfTheOtherServicesAsTheyWere(Addition addition) throws IOException {
        assertSame(GrownEstate.directory(addition), "Stg", "Prod");
    }

    private static void assertSame(Path grown, String... accounts) throws IOException {
        for (String account : accounts) {
            assertThat(contents(grown, account)).as(account).isEqualTo(contents(GrownEstate.bare(), account));
        }
    }

    /** Templates and bootstrap of an account, by their names. */
    private static Map<String, String> contents(Path assembly, String account) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path folder : List.of(assembly.resolve("assembly-" + account), assembly.resolve("bootstrap"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".template.json") || name.startsWith(account + "-")) {
                        contents.put(name, Files.readString(file));
                    }
                }
            }
        }
        assertThat(contents).hasSizeGreaterThan(5);
        return contents;
    }

    @Test
    void runsTheSecondServiceOnThisMachineFromItsTemplates() {
        try (RunningEstate books = RunningEstate.start(assembly, "--service", "books", "--stage", "prod")) {
            String cat = "{\"title\":\"吾輩は猫である\"}";
            assertThat(books.call("PUT", "/api/v1/books/9784101010014")
                            .json(cat)
                            .send()
                            .statusCode())
                    .isEqualTo(204);
            assertThat(books.get("/api/v1/books").send().body()).isEqualTo("[" + cat + "]");
            assertThat(books.get("/").send().body()).contains("<h1>Books</h1>");
            assertThat(books.get("/config.json").send().body()).contains("\"stage\":\"prod\"");
        }
    }

    private String id(String account) {
        for (JsonNode entry : Assembly.read(assembly.resolve("estate.json")).path("accounts")) {
            if (entry.path("name").asText().equals(account)) {
                return entry.path("id").asText();
            }
        }
        throw new AssertionError("estate.json must name " + account);
    }

    private JsonNode bootstrap(String account) {
        return Assembly.read(assembly.resolve("bootstrap/%s-ap-northeast-1.json".formatted(account)));
    }

    private String text(String account, String stack) {
        return template(account, stack).toString();
    }

    private List<String> texts(String account, String stack, String type, String property) {
        List<String> texts = new ArrayList<>();
        template(account, stack).path("Resources").forEach(resource -> {
            if (resource.path("Type").asText().equals(type)) {
                texts.add(resource.path("Properties").at(property).asText());
            }
        });
        return texts;
    }

    private JsonNode template(String account, String stack) {
        try (Stream<Path> files = Files.list(assembly.resolve("assembly-" + account))) {
            return files.filter(file ->
                            file.getFileName().toString().matches(account + stack + "[0-9A-F]{8}\\.template\\.json"))
                    .map(Assembly::read)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no stack %s/%s".formatted(account, stack)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
