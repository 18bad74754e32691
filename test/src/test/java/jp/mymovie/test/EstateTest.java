package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.app.docs.EstatePicture;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Estate;
import org.junit.jupiter.api.Test;

/** The estate as a whole, in its templates. */
class EstateTest {
    private static final String SNAPSHOT = "test/src/test/resources/estate.txt";

    /**
     * One reviewed page that lists every resource of every stack with its type and what becomes of it when it is taken
     * out. {@code ./mvnw -pl test test -Dtest=EstateTest -Dsnapshot.update=true} writes it anew.
     */
    @Test
    void holdsTheReviewedResources() throws IOException {
        StringBuilder page = new StringBuilder();
        Assembly.templates().forEach((stack, template) -> {
            page.append(stack).append('\n');
            Set<String> lines = new TreeSet<>();
            template.path("Resources")
                    .fields()
                    .forEachRemaining(entry -> lines.add(line(entry.getKey(), entry.getValue())));
            lines.forEach(line -> page.append("  ").append(line).append('\n'));
        });
        if (Boolean.getBoolean("snapshot.update")) {
            Files.createDirectories(Project.file(SNAPSHOT).getParent());
            Files.writeString(Project.file(SNAPSHOT), page);
        }

        assertThat(page.toString()).isEqualTo(Project.text(SNAPSHOT));
    }

    @Test
    void looksLikeItsPicture() {
        assertThat(Project.text("docs/estate.svg"))
                .as("drawn by ./mymovie docs")
                .isEqualTo(EstatePicture.draw(Assembly.directory()));
    }

    /** What an account names of another one stands in the list of crossings, or is no name but the account itself. */
    @Test
    void takesFromOtherAccountsWhatTheListOfCrossingsNamesAndNothingElse() {
        Estate estate = Estate.read(Project.file("cdk.json"));
        List<String> listed = Crossed.all(estate).stream()
                .filter(crossed -> crossed.isDerived() || crossed.isRecorded())
                .flatMap(crossed -> Arrays.stream(crossed.value().split(", ")))
                .filter(value -> !value.matches("\\d{12}"))
                .toList();
        List<String> unlisted = new ArrayList<>();
        Assembly.templates().forEach((stack, template) -> {
            String own = stack.substring(0, stack.indexOf('/'));
            for (Estate.Account other : estate.accounts()) {
                Matcher arn = Pattern.compile("arn:aws:[^\"\\s]*" + other.id() + "[^\"\\s]*")
                        .matcher(template.toString());
                while (!other.name().equals(own) && arn.find()) {
                    boolean theAccountItself =
                            arn.group().matches("arn:aws:(iam::\\d{12}:root|logs:.*:delivery-source:\\*)");
                    if (!theAccountItself && listed.stream().noneMatch(arn.group()::contains)) {
                        unlisted.add(stack + " " + arn.group());
                    }
                }
            }
        });
        assertThat(unlisted).isEmpty();
    }

    @Test
    void namesEveryMissingRecordedValueWithItsMakerAndTheRemedy() {
        assertThat(Assembly.words().lines())
                .filteredOn(line -> line.contains("not recorded"))
                .singleElement()
                .asString()
                .contains("./mymovie missing");
        assertThat(Project.run(Project.java("app", "jp.mymovie.app.settings.MissingValues"))
                        .out())
                .contains("estate.recorded.organizationId")
                .contains("Management/Organization")
                .contains("estate.recorded.prod.certificateArn")
                .contains("aws acm request-certificate");
    }

    @Test
    void keepsSecretsOutOfTheTemplates() throws IOException {
        try (Stream<Path> files = Files.walk(Assembly.directory())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".template.json"))
                    .toList()) {
                assertThat(Files.readString(file))
                        .doesNotContainPattern("AKIA[0-9A-Z]{16}")
                        .doesNotContainPattern("-----BEGIN [A-Z ]*PRIVATE KEY")
                        .doesNotContainPattern("\"(?i:tmdb_token|cursor_key)\": \"(?!\\{\\{resolve:)");
            }
        }
    }

    @Test
    void neverReplacesNorDeletesWhatHoldsData() {
        Assembly.templates()
                .forEach((stack, template) -> template.path("Resources")
                        .properties()
                        .forEach(entry -> {
                            String id = entry.getKey();
                            JsonNode resource = entry.getValue();
                            // Answers of TMDB can be asked for again, and a count of a day's sign-ups is over
                            // with the day.
                            if (Set.of(
                                                    "AWS::DynamoDB::Table",
                                                    "AWS::Cognito::UserPool",
                                                    "AWS::Organizations::Account",
                                                    "AWS::Organizations::Organization")
                                            .contains(resource.path("Type").asText())
                                    && !id.matches("(Answers|SignUpsDays).*")) {
                                assertThat(resource.path("DeletionPolicy").asText())
                                        .as(stack)
                                        .isEqualTo("Retain");
                                assertThat(resource.path("UpdateReplacePolicy").asText())
                                        .as(stack)
                                        .isEqualTo("Retain");
                            }
                        }));
    }

    private static String line(String id, JsonNode resource) {
        // The last eight characters of a logical id are a hash of its path, and what is behind them one of its
        // contents.
        String name = id.replaceFirst("[0-9A-F]{8}([0-9a-f]{32})?$", "");
        String policy = resource.path("DeletionPolicy").asText();
        return resource.path("Type").asText() + " " + name + (policy.isEmpty() ? "" : " " + policy);
    }
}
