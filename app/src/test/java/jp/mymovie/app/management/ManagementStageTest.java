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
import java.util.TreeMap;
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
    void refusesMoreStagesToCutThanAnAlarmWatches() {
        assertThatThrownBy(() -> template("KillSwitch", estate -> {
                    for (int number = 1; number <= 8; number++) {
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
                .hasMessage("'estate.services' must have at most 9 stages that the budget cuts, got 10: "
                        + "set 'cut' of a service to false");
    }

    @Test
    void givesEachStageASwitchThatItsOwnAccountTrips() throws IOException {
        Template template = template("KillSwitch", estate -> {});

        for (String stage : List.of("stg", "prod")) {
            boolean production = stage.equals("prod");
            String account = production ? "000000000005" : "000000000004";
            template.hasResourceProperties(
                    "AWS::Lambda::Function",
                    Match.objectLike(Map.of(
                            "FunctionName",
                            "mymovie-switch-movies-" + stage,
                            "Environment",
                            Map.of(
                                    "Variables",
                                    Match.objectLike(Map.of(
                                            "STAGE",
                                            stage,
                                            "ACCOUNT_ID",
                                            account,
                                            "LEVELS",
                                            "dns,distribution,throttle,functions,events,sign-ups",
                                            "STATE_PARAMETER",
                                            "/mymovie/kill-switch/movies/" + stage,
                                            "TARGETS",
                                            "/mymovie/switch/movies/" + stage + "/",
                                            "SWITCH_ROLE_ARN",
                                            "arn:aws:iam::%s:role/mymovie-switch-movies".formatted(account)))))));
            template.hasResourceProperties(
                    "AWS::Budgets::Budget",
                    Match.objectLike(Map.of(
                            "Budget",
                            Match.objectLike(Map.of(
                                    "BudgetLimit", Map.of("Amount", production ? 30 : 10, "Unit", "USD"),
                                    "CostFilters", Map.of("LinkedAccount", List.of(account)))))));
            assertThat(topicPolicy(template, "mymovie-trip-" + stage))
                    .contains("aws:SourceAccount=[" + account + "]")
                    .doesNotContain(production ? "000000000004" : "000000000005");
        }
        assertThat(topicPolicy(template, "mymovie-trip")).doesNotContain("cloudwatch.amazonaws.com");
    }

    private static String topicPolicy(Template template, String name) {
        String topic = template.findResources("AWS::SNS::Topic", Map.of("Properties", Map.of("TopicName", name)))
                .keySet()
                .iterator()
                .next();
        return template.findResources(
                        "AWS::SNS::TopicPolicy", Map.of("Properties", Map.of("Topics", List.of(Map.of("Ref", topic)))))
                .toString();
    }

    @Test
    void hearsTheDistributionsAlarmsInTheirRegionAndCallsTheFunctionsAtHome() throws IOException {
        Template edge = template("EdgeKillSwitch", estate -> {});
        edge.resourceCountIs("AWS::SNS::Topic", 2);
        edge.resourceCountIs("AWS::CE::AnomalySubscription", 0);
        edge.hasResourceProperties("AWS::SQS::Queue", Match.objectLike(Map.of("QueueName", "mymovie-trip-failures")));
        template("KillSwitch", estate -> {})
                .hasResourceProperties(
                        "AWS::SNS::Subscription",
                        Match.objectLike(Map.of(
                                "Protocol", "lambda",
                                "Region", "us-east-1",
                                "TopicArn", "arn:aws:sns:us-east-1:000000000001:mymovie-trip-prod",
                                "RedrivePolicy",
                                        Map.of(
                                                "deadLetterTargetArn",
                                                "arn:aws:sqs:us-east-1:000000000001:mymovie-trip-failures"))));
    }

    @Test
    void mailsAnomaliesOfTheMonitorThatIsSet() throws IOException {
        Template template = template("EdgeKillSwitch", estate -> {
            ((ObjectNode) estate.at("/services/0")).put("cut", false);
            ((ObjectNode) estate.at("/budget"))
                    .put(
                            "anomalyMonitor",
                            "arn:aws:ce::000000000001:anomalymonitor/00000000-0000-0000-0000-000000000000");
        });

        template.resourceCountIs("AWS::SNS::Topic", 0);
        template.hasResourceProperties("AWS::CE::AnomalySubscription", Match.objectLike(Map.of("Frequency", "DAILY")));
    }

    @Test
    void makesNoAccountThatExistsAndDelegatesToItByItsId() throws IOException {
        Consumer<ObjectNode> existing = estate -> ((ObjectNode) estate.at("/accounts/monitoring"))
                .put("existing", "123456789012")
                .remove("email");

        template("Organization", existing).resourceCountIs("AWS::Organizations::Account", 3);
        template("Features", existing)
                .hasResourceProperties(
                        "Custom::OrganizationFeatures",
                        Match.objectLike(Map.of(
                                "DelegatedAdministrators", List.of("access-analyzer.amazonaws.com=123456789012"))));
    }

    @Test
    void makesUnitsAndAccountsInOneChain() throws IOException {
        Template template = template("Organization", estate -> {});
        Map<String, Map<String, Object>> resources = new TreeMap<>();
        for (String type : List.of("Organization", "OrganizationalUnit", "Account")) {
            resources.putAll(template.findResources("AWS::Organizations::" + type));
        }
        List<String> chain = List.of(
                "Organizationsecurity",
                "Organizationworkloads",
                "Organizationquarantine",
                "Organizationsuspended",
                "LogArchive",
                "Monitoring",
                "Stg",
                "Prod");

        assertThat(resources).hasSize(chain.size() + 1);
        for (int i = 1; i < chain.size(); i++) {
            assertThat(String.valueOf(only(resources, chain.get(i)).get("DependsOn")))
                    .as(chain.get(i))
                    .matches("\\[%s[0-9A-F]{8}]".formatted(chain.get(i - 1)));
        }
        assertThat(only(resources, chain.get(0)))
                .as("after the organization, by its parent")
                .doesNotContainKey("DependsOn")
                .asString()
                .contains("ParentId={Fn::GetAtt=[Organization");
    }

    @Test
    void attachesPoliciesInOneChainInAStackThatNothingDependsOn() throws IOException {
        Template guardrails = template("Guardrails", estate -> {});
        Map<String, Map<String, Object>> policies = guardrails.findResources("AWS::Organizations::Policy");

        assertThat(policies).hasSizeGreaterThanOrEqualTo(7);
        assertThat(policies.values().stream()
                        .filter(policy -> !policy.containsKey("DependsOn"))
                        .count())
                .isEqualTo(1);
        assertThat(policies.values().stream()
                        .map(policy -> policy.get("DependsOn"))
                        .distinct())
                .hasSize(policies.size());
        assertThat(guardrails.toJSON()).doesNotContainKey("Outputs");
    }

    @Test
    void opensAServiceInTheAccountsOfFirstStagesBeforeTheOthers() throws IOException {
        String first = template("ServicesFirst", estate -> {}).toJSON().toString();
        String others = template("Services", estate -> {}).toJSON().toString();

        assertThat(first)
                .contains("mymovie-servicesfirst-1", "DenyOtherServices")
                .doesNotContain("aws:PrincipalAccount");
        assertThat(others).contains("mymovie-services-1", "RootId", "StringNotEquals={aws:PrincipalAccount=");
    }

    private static Map<String, Object> only(Map<String, Map<String, Object>> resources, String id) {
        return resources.entrySet().stream()
                .filter(resource ->
                        resource.getKey().replaceFirst("[0-9A-F]{8}$", "").equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + resources.keySet()));
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
