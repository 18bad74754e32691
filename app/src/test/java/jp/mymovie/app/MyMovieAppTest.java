package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Estate;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What holds for all stacks. */
class MyMovieAppTest {
    private final Map<String, Stack> stacks = SynthesizedEstate.get().stacks();

    @Test
    void namesEachStackByItsAccount() {
        assertThat(stacks.keySet())
                .contains(
                        "Management/Organization",
                        "Management/Features",
                        "Management/Guardrails",
                        "Management/Alarms",
                        "Management/Dns",
                        "Management/KillSwitch",
                        "Management/Trail",
                        "LogArchive/Lake",
                        "LogArchive/Baseline",
                        "Monitoring/Sink",
                        "Monitoring/EdgeSink",
                        "Monitoring/Dashboard",
                        "Stg/Baseline",
                        "Prod/Baseline");
    }

    @Test
    void keepsEverythingButRehearsalsFromBeingDeleted() {
        List<String> rehearsals = Estate.read(Checkout.root().resolve("cdk.json")).stages().stream()
                .filter(stage -> !stage.isProduction())
                .map(stage -> stage.account().name())
                .toList();
        assertThat(rehearsals).contains("Stg");
        stacks.forEach((name, stack) -> assertThat(stack.getTerminationProtection())
                .as(name)
                .isEqualTo(!rehearsals.contains(name.replaceFirst("/.*", ""))));
    }

    @Test
    void livesInTheHomeRegionButForTheEdge() {
        stacks.forEach((name, stack) -> assertThat(stack.getRegion())
                .as(name)
                .isEqualTo(name.contains("/Edge") ? "us-east-1" : "ap-northeast-1"));
    }

    @Test
    void tagsWhatItMakes() {
        Template.fromStack(stack("Monitoring/Sink"))
                .hasResourceProperties(
                        "AWS::Oam::Sink",
                        Map.of(
                                "Tags",
                                Map.of(
                                        "system", "mymovie",
                                        "environment", "prod",
                                        "owner", "operations",
                                        "cost", "monitoring")));
        Template.fromStack(stack("Stg/Baseline"))
                .hasResourceProperties(
                        "AWS::IAM::Role",
                        Match.objectLike(Map.of(
                                "Tags", Match.arrayWith(List.of(Map.of("Key", "environment", "Value", "stg"))))));
    }

    @Test
    void bindsTheGuardrailsAndThePerimeterToTheRoot() {
        for (String name :
                List.of("mymovie-guardrails-1", "mymovie-guardrails-2", "mymovie-perimeter-1", "mymovie-ec2")) {
            Template.fromStack(stack("Management/Guardrails"))
                    .hasResourceProperties(
                            "AWS::Organizations::Policy",
                            Match.objectLike(Map.of(
                                    "Name",
                                    name,
                                    "TargetIds",
                                    List.of(Map.of("Fn::ImportValue", Match.stringLikeRegexp(".*RootId.*"))))));
        }
    }

    @Test
    void bindsUnitsForNewAndForGivenUpAccounts() {
        for (String unit : List.of("quarantine", "suspended")) {
            Template.fromStack(stack("Management/Organization"))
                    .hasResourceProperties("AWS::Organizations::OrganizationalUnit", Map.of("Name", unit));
        }
    }

    @Test
    void boundsEveryRole() {
        stacks.forEach((name, stack) -> Template.fromStack(stack)
                .findResources("AWS::IAM::Role")
                .forEach((id, role) -> assertThat(String.valueOf(role.get("Properties")))
                        .as(name + "/" + id)
                        .contains("PermissionsBoundary")));
    }

    @Test
    void keepsEveryLogGroupForAWhileOnly() {
        stacks.forEach((name, stack) -> Template.fromStack(stack)
                .findResources("AWS::Logs::LogGroup")
                .forEach((id, group) -> assertThat(String.valueOf(group.get("Properties")))
                        .as(name + "/" + id)
                        .contains("RetentionInDays")));
    }

    private Stack stack(String name) {
        Stack stack = stacks.get(name);
        assertThat(stack).as(name).isNotNull();
        return java.util.Objects.requireNonNull(stack);
    }
}
