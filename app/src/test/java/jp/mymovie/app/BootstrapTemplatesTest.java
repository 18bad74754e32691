package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.constructs.bootstrap.BootstrapTemplate;
import org.junit.jupiter.api.Test;

class BootstrapTemplatesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path assembly = SynthesizedEstate.get().directory();

    @Test
    void preparesEachAccountAndRegionThatHasStacks() throws IOException {
        assertThat(templates().keySet())
                .containsExactlyInAnyOrderElementsOf(SynthesizedEstate.get().stacks().entrySet().stream()
                        .map(stack -> "%s-%s.json"
                                .formatted(
                                        stack.getKey().replaceFirst("/.*", ""),
                                        stack.getValue().getRegion()))
                        .distinct()
                        .toList())
                .contains("Management-ap-northeast-1.json", "Prod-us-east-1.json");
    }

    @Test
    void givesNoAccountMoreThanItsOwnTemplatesNeed() throws IOException {
        Map<String, JsonNode> templates = templates();

        assertThat(String.valueOf(templates.get("Stg-ap-northeast-1.json")))
                .contains("dynamodb:CreateTable")
                .doesNotContain("organizations:CreateAccount", "cloudtrail:StopLogging", "000000000005");
        assertThat(String.valueOf(templates.get("LogArchive-ap-northeast-1.json")))
                .doesNotContain("dynamodb:CreateTable", "organizations:Create", "organizations:Attach");
        templates.forEach((name, template) -> assertThat(
                        template.at("/Resources/CloudFormationExecutionRole").toString())
                .as(name)
                .doesNotContain("arn:aws:iam::aws:policy"));
    }

    @Test
    void keepsEveryManagedPolicyWithinSixThousandCharactersAndEachRoleWithinTen() throws IOException {
        templates().forEach((name, template) -> {
            for (JsonNode resource : template.path("Resources")) {
                if (resource.path("Type").asText().equals("AWS::IAM::ManagedPolicy")) {
                    assertThat(resource.at("/Properties/PolicyDocument")
                                    .toString()
                                    .length())
                            .as(name)
                            .isLessThanOrEqualTo(6_144);
                }
            }
            assertThat(template.at("/Resources/CloudFormationExecutionRole/Properties/ManagedPolicyArns"))
                    .as(name)
                    .hasSizeLessThanOrEqualTo(10);
        });
    }

    @Test
    void isOfAVersionThatEveryStackTakes() throws IOException {
        try (var files = Files.walk(assembly)) {
            for (Path manifest :
                    files.filter(file -> file.endsWith("manifest.json")).toList()) {
                for (JsonNode required : JSON.readTree(manifest.toFile()).findValues("requiresBootstrapStackVersion")) {
                    assertThat(required.intValue()).isLessThanOrEqualTo(BootstrapTemplate.VERSION);
                }
            }
        }
    }

    @Test
    void boundsPeopleAndMachinesInTheHomeRegionOfEachAccount() throws IOException {
        templates()
                .forEach((name, template) -> assertThat(
                                template.at("/Resources/WorkloadBoundary").isMissingNode())
                        .as(name)
                        .isEqualTo(name.contains("us-east-1")));
    }

    private Map<String, JsonNode> templates() throws IOException {
        Map<String, JsonNode> templates = new TreeMap<>();
        try (var files = Files.list(assembly.resolve("bootstrap"))) {
            for (Path file : files.toList()) {
                templates.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
            }
        }
        return templates;
    }
}
