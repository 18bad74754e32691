package jp.mymovie.app.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Entries of the settings in the templates of the management account. */
class ManagementStageTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    @Test
    void warnsAloneWhereNoServiceIsToBeCut() throws IOException {
        Template template = template("KillSwitch", estate -> ((ObjectNode) estate.at("/services/0")).put("cut", false));

        template.resourceCountIs("AWS::Budgets::Budget", 1);
        template.resourceCountIs("AWS::Lambda::Function", 0);
        template.resourceCountIs("AWS::CertificateManager::Certificate", 0);
    }

    @Test
    void refusesMoreNamesToCutThanACertificateTakes() {
        assertThatThrownBy(() -> template("KillSwitch", estate -> {
                    for (int number = 1; number <= 9; number++) {
                        String name = "test" + number;
                        account(estate, name);
                        estate.withObject("/services/0")
                                .withArray("stages")
                                .addObject()
                                .put("name", name)
                                .put("account", name)
                                .put("host", name + ".films-estate.dev")
                                .put("originKey", 2);
                    }
                }))
                .hasMessage("'estate.services' must have at most 10 stages that the budget cuts, got 11: "
                        + "set 'cut' of a service to false");
    }

    @Test
    void makesNoAccountThatExistsAndDelegatesToItByItsId() throws IOException {
        Template template = template(
                "Organization",
                estate -> ((ObjectNode) estate.at("/accounts/monitoring"))
                        .put("existing", "123456789012")
                        .remove("email"));

        template.resourceCountIs("AWS::Organizations::Account", 3);
        template.hasResourceProperties(
                "Custom::OrganizationFeatures",
                Match.objectLike(
                        Map.of("DelegatedAdministrators", List.of("access-analyzer.amazonaws.com=123456789012"))));
    }

    @Test
    void makesTheUnitThatAnAccountNames() throws IOException {
        Template template = template("Organization", estate -> {
            account(estate, "lab");
            ((ObjectNode) estate.at("/accounts/lab")).put("unit", "experiments");
        });

        assertThat(template.findResources(
                        "AWS::Organizations::OrganizationalUnit", Map.of("Properties", Map.of("Name", "experiments"))))
                .hasSize(1);
        assertThat(template.findResources("AWS::Organizations::OrganizationalUnit"))
                .hasSize(5);
    }

    @Test
    void takesAnAccountIntoTheUnitOfTheSuspendedOnes() throws IOException {
        Template template =
                template("Organization", estate -> ((ObjectNode) estate.at("/accounts/stg")).put("unit", "suspended"));

        assertThat(template.findResources(
                        "AWS::Organizations::OrganizationalUnit", Map.of("Properties", Map.of("Name", "suspended"))))
                .hasSize(1);
    }

    private static void account(ObjectNode estate, String key) {
        estate.withObject("/accounts/" + key)
                .put("role", "workload")
                .put("email", "aws+%s@films-estate.dev".formatted(key));
    }

    private Template template(String stack, Consumer<ObjectNode> change) throws IOException {
        JsonNode settings = JSON.readTree(SampleSettings.owned());
        change.accept((ObjectNode) settings.get("estate"));
        Estate estate = Estate.read(Files.writeString(directory.resolve("cdk.json"), settings.toString()));
        return Template.fromStack(
                (Stack) new ManagementStage(new App(), estate).getNode().findChild(stack));
    }
}
