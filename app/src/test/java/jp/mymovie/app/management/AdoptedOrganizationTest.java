package jp.mymovie.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.mymovie.app.settings.AdoptedSettings;
import jp.mymovie.app.settings.Estate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** An organization that is there before the estate. */
class AdoptedOrganizationTest {
    @TempDir
    Path directory;

    @Test
    void makesOnlyWhatIsMissing() throws IOException {
        Template template = template(stage(AdoptedSettings.json()), "Organization");

        template.resourceCountIs("AWS::Organizations::Organization", 0);
        template.resourceCountIs("AWS::Organizations::Account", 2);
        template.resourceCountIs("AWS::Organizations::OrganizationalUnit", 3);
        for (String unit : List.of("workloads", "quarantine", "suspended")) {
            template.hasResourceProperties(
                    "AWS::Organizations::OrganizationalUnit", Map.of("Name", unit, "ParentId", "r-a1b2"));
        }
        assertThat(template.findOutputs("OrganizationId")).isEmpty();
        assertThat(template.findOutputs("StgId")).hasSize(1);
    }

    @Test
    void makesAnAccountInAUnitThatIsTaken() throws IOException {
        ObjectNode settings = AdoptedSettings.json();
        ((ObjectNode) settings.at("/estate/accounts/stg")).put("unit", "security");

        template(stage(settings), "Organization")
                .hasResourceProperties(
                        "AWS::Organizations::Account",
                        Match.objectLike(Map.of("AccountName", "Stg", "ParentIds", List.of("ou-a1b2-secur1ty"))));
    }

    @Test
    void hasNoStackOfTheOrganizationWhenNothingIsMissing() throws IOException {
        ManagementStage stage = stage(complete());

        assertThat(stage.getNode().getChildren().stream().filter(Stack.class::isInstance))
                .extracting(stack -> stack.getNode().getId())
                .doesNotContain("Organization")
                .contains("Features", "Guardrails");
        template(stage, "Features")
                .hasResourceProperties(
                        "Custom::OrganizationFeatures",
                        Match.objectLike(Map.of(
                                "RootId",
                                "r-a1b2",
                                "DelegatedAdministrators",
                                List.of("access-analyzer.amazonaws.com=333333333333"))));
    }

    @Test
    void bindsItsOwnAccountsAlone() throws IOException {
        Template template = template(stage(complete()), "Guardrails");

        for (String name : List.of("mymovie-guardrails-1", "mymovie-perimeter-1", "mymovie-ec2")) {
            template.hasResourceProperties(
                    "AWS::Organizations::Policy",
                    Match.objectLike(Map.of(
                            "Name",
                            name,
                            "TargetIds",
                            List.of("222222222222", "333333333333", "444444444444", "555555555555"))));
        }
        template.hasResourceProperties(
                "AWS::Organizations::Policy",
                Match.objectLike(Map.of("Name", "mymovie-quarantine-1", "TargetIds", List.of("ou-a1b2-quarant1"))));
        assertThat(template.toJSON().toString())
                .contains("o-a1b2c3d4e5")
                .doesNotContain("QuarantineAtTheRoot", "TargetIds=[r-a1b2]");
    }

    @Test
    void closesOtherServicesInItsOwnAccountsAlone() throws IOException {
        ManagementStage stage = stage(complete());

        template(stage, "ServicesFirst")
                .hasResourceProperties(
                        "AWS::Organizations::Policy", Match.objectLike(Map.of("TargetIds", List.of("444444444444"))));
        template(stage, "Services")
                .hasResourceProperties(
                        "AWS::Organizations::Policy",
                        Match.objectLike(Map.of("TargetIds", List.of("222222222222", "333333333333", "555555555555"))));
    }

    private static ObjectNode complete() throws IOException {
        ObjectNode settings = AdoptedSettings.json();
        ((ObjectNode) settings.at("/estate/accounts/stg")).put("existing", "444444444444");
        ((ObjectNode) settings.at("/estate/accounts/prod")).put("existing", "555555555555");
        ((ObjectNode) settings.at("/estate/organization/units"))
                .put("quarantine", "ou-a1b2-quarant1")
                .put("suspended", "ou-a1b2-suspend1");
        return settings;
    }

    private ManagementStage stage(ObjectNode settings) throws IOException {
        return new ManagementStage(
                new App(), Estate.read(Files.writeString(directory.resolve("cdk.json"), settings.toString())));
    }

    private static Template template(ManagementStage stage, String stack) {
        return Template.fromStack((Stack) stage.getNode().findChild(stack));
    }
}
