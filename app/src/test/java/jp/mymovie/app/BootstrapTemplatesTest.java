package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.constructs.bootstrap.BootstrapTemplate;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

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

    @Test
    void makesPeoplesRolesEverywhereAndWorkflowsWhereAStageRuns() throws IOException {
        templates().forEach((name, template) -> {
            JsonNode resources = template.path("Resources");
            boolean home = !name.contains("us-east-1");
            assertThat(resources.has("Administrator")).as(name).isEqualTo(home);
            assertThat(resources.has("ReadOnly")).as(name).isEqualTo(home);
            assertThat(resources.has("WorkflowRole")).as(name).isEqualTo(home && name.matches("(Stg|Prod)-.*"));
            assertThat(resources.has("LogReader")).as(name).isEqualTo(home && name.startsWith("LogArchive"));
            assertThat(resources.has("BreakGlassGroup")).as(name).isEqualTo(home && name.startsWith("Management"));
        });
    }

    /** Resources of a stack may be changed by a deployment, and no right of people. */
    @Test
    void noStackMakesARoleOfPeopleAGroupAUserOrAProvider() {
        SynthesizedEstate.get().stacks().forEach((name, stack) -> {
            Template template = Template.fromStack(stack);
            for (String type : List.of("Group", "User", "OIDCProvider", "SAMLProvider")) {
                template.resourceCountIs("AWS::IAM::" + type, 0);
            }
            assertThat(template.findResources("AWS::IAM::Role").values())
                    .as(name)
                    .allSatisfy(role -> assertThat(String.valueOf(role))
                            .contains("mymovie-workload-boundary")
                            .doesNotContain("people-boundary", "Federated"));
        });
    }

    /** The first bootstrap has no bucket to put a template in; the CLI sends it along as YAML, within 51,200 bytes. */
    @Test
    void keepsEachTemplateWithinWhatACallTakes() throws IOException {
        templates()
                .forEach((name, template) ->
                        assertThat(yaml(template, 0)).as(name).isLessThan(51_200));
    }

    /** The length as YAML with two blanks an indentation: a line for each member and each value. */
    private static int yaml(JsonNode node, int indentation) {
        int length = 0;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                length += indentation + member.getKey().length() + 4 + yaml(member.getValue(), indentation + 2);
            }
        } else if (node.isArray()) {
            for (JsonNode element : node) {
                length += indentation + 3 + yaml(element, indentation + 2);
            }
        } else {
            length = node.asText().length() + 2;
        }
        return length;
    }

    @Test
    void trustsAWorkflowThatIsThere() {
        assertThat(Checkout.root().resolve(".github/workflows/deploy-account.yml"))
                .content()
                .contains("-github-deploy", "id-token: write");
        assertThat(assembly.resolve("bootstrap/Prod-ap-northeast-1.json"))
                .content()
                .contains("/.github/workflows/deploy-account.yml@refs/heads/main");
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
