package jp.mymovie.constructs.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.mymovie.constructs.SampleStack;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.Severity;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.codedeploy.LambdaDeploymentConfig;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;

class GradualDeploymentTest {
    private final Stack stack = SampleStack.create();

    private JavaFunction.Builder function(String id) {
        return JavaFunction.Builder.create(stack, id)
                .code(Code.fromBucketV2(Bucket.fromBucketName(stack, id + "Jars", "jars"), "films.jar"))
                .handler("films.Films::handleRequest")
                .canary(LambdaDeploymentConfig.CANARY_10_PERCENT_5_MINUTES);
    }

    @Test
    void watchesTheNewVersionAlone() {
        function("Films").failures("FilmService").build();

        JsonNode alarm = only("AWS::CloudWatch::Alarm").path("Properties");
        JsonNode metrics = alarm.path("Metrics");
        assertThat(metrics).hasSize(3);
        assertThat(metrics.path(0).path("Expression").asText()).isEqualTo("FILL(errors, 0) + FILL(failed, 0)");
        assertThat(metrics.path(1).toString())
                .contains(
                        "\"AWS/Lambda\"",
                        "\"Errors\"",
                        "\"FunctionName\"",
                        "\"Resource\"",
                        ":live",
                        "\"ExecutedVersion\"")
                .contains(version());
        assertThat(metrics.path(2).toString())
                .contains("\"FilmService\"", "\"failed\"", "\"function\"", "\"version\"")
                .contains(version());
        assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(5);
        assertThat(alarm.path("DatapointsToAlarm").asInt()).isEqualTo(1);
        assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
    }

    @Test
    void makesANewAlarmForEachVersion() {
        function("Films").build();

        assertThat(only("AWS::CloudWatch::Alarm")
                        .path("Properties")
                        .path("AlarmName")
                        .toString())
                .as("another name is another alarm")
                .contains(version());
    }

    @Test
    void movesTheAliasAfterAlarmAndHookKnowTheVersion() {
        function("Films").trial(Trial.of("{}")).build();

        assertThat(reached(id("AWS::Lambda::Alias")))
                .contains(
                        id("AWS::CloudWatch::Alarm"),
                        id("AWS::CodeDeploy::DeploymentGroup"),
                        id("AWS::Lambda::Version"),
                        hook(),
                        beginning("TrialFilmsRoleDefaultPolicy"));
        JsonNode environment = resources().path(hook()).at("/Properties/Environment/Variables");
        assertThat(environment.path("VERSION").toString()).isEqualTo(version());
        assertThat(environment.path("ROUNDS").asText()).isEqualTo("36");
        assertThat(environment.path("CALLS").asText()).isEqualTo("{}");
        assertThat(only("AWS::Lambda::Alias")
                        .at("/UpdatePolicy/CodeDeployLambdaAliasUpdate/BeforeAllowTrafficHook/Ref")
                        .asText())
                .isEqualTo(hook());
    }

    @Test
    void letsTheHookDoWhatItDoesAndNothingElse() {
        function("Films").trial(Trial.of("{}")).build();

        JsonNode statements =
                resources().path(beginning("TrialFilmsRoleDefaultPolicy")).at("/Properties/PolicyDocument/Statement");
        List<String> actions = new ArrayList<>();
        statements.forEach(statement -> actions.add(statement.path("Action").toString()));
        assertThat(actions)
                .containsExactlyInAnyOrder(
                        "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"]",
                        "\"lambda:InvokeFunction\"",
                        "\"codedeploy:GetDeployment\"",
                        // On any resource, and by the CDK on the group.
                        "\"codedeploy:PutLifecycleEventHookExecutionStatus\"",
                        "\"codedeploy:PutLifecycleEventHookExecutionStatus\"");
    }

    @Test
    void callsAnotherFunctionFirstWhereToldTo() {
        JavaFunction commands = function("Commands").build();
        function("Queries").trial(Trial.of("{}").preparedBy(commands)).build();

        assertThat(resources()
                        .path(hook())
                        .at("/Properties/Environment/Variables/OTHER_FUNCTION/Ref")
                        .asText())
                .startsWith("Commands");
        assertThat(reached(beginning("QueriesAlias")))
                .as("both are deployed at the same time")
                .noneMatch(id -> id.startsWith("CommandsAlias"));
    }

    @Test
    void saysWhereToLook() {
        Topic topic = Topic.Builder.create(stack, "Page").build();
        function("Films")
                .notice(new Notice(Severity.PAGE, "Prod", "films", "https://example.org/runbooks"), topic)
                .build();

        JsonNode alarm = only("AWS::CloudWatch::Alarm").path("Properties");
        assertThat(alarm.path("AlarmName").toString()).contains("Prod films: new version fails (");
        assertThat(alarm.path("AlarmDescription").asText())
                .startsWith("[page] films, account Prod: ")
                .endsWith("Runbook: https://example.org/runbooks/roll-back.md");
        assertThat(alarm.at("/AlarmActions/0/Ref").asText()).startsWith("Page");
    }

    @Test
    void wantsACanaryForATrialAndCallsThatFitIntoTheEnvironment() {
        JavaFunction.Builder atOnce =
                JavaFunction.Builder.create(stack, "AtOnce").trial(Trial.of("{}"));
        assertThatThrownBy(atOnce::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'canary' must be set where there is a trial, got null: a deployment at once has no hook");
        String calls = " ".repeat(Trial.MOST_BYTES + 1);
        assertThatThrownBy(() -> Trial.of(calls))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'calls' of a trial must have at most 3300 bytes, got 3301: leave out what other calls cover");
    }

    private JsonNode resources() {
        return new ObjectMapper()
                .valueToTree(Template.fromStack(stack).toJSON())
                .path("Resources");
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        resources().fieldNames().forEachRemaining(ids::add);
        return ids;
    }

    private String id(String type) {
        List<String> found = ids().stream()
                .filter(id -> resources().path(id).path("Type").asText().equals(type))
                .toList();
        assertThat(found).as(type).hasSize(1);
        return found.get(0);
    }

    private String beginning(String prefix) {
        return ids().stream().filter(id -> id.startsWith(prefix)).findFirst().orElseThrow();
    }

    private String hook() {
        return ids().stream()
                .filter(id -> resources().path(id).toString().contains("operations.trial.Trial"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode only(String type) {
        return resources().path(id(type));
    }

    private String version() {
        return "{\"Fn::GetAtt\":[\"%s\",\"Version\"]}".formatted(id("AWS::Lambda::Version"));
    }

    /** Resources that are made or changed before one of them, by DependsOn and references of its properties. */
    private Set<String> reached(String from) {
        JsonNode resources = resources();
        List<String> ids = ids();
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            JsonNode resource = resources.path(open.pop());
            String text = resource.path("Properties") + " " + resource.path("DependsOn");
            ids.stream()
                    .filter(id -> text.contains("\"" + id + "\""))
                    .filter(reached::add)
                    .forEach(open::push);
        }
        return reached;
    }
}
