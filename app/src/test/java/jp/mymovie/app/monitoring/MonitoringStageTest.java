package jp.mymovie.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.app.settings.SampleSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class MonitoringStageTest {
    @TempDir
    Path directory;

    private MonitoringStage stage(String settings) throws IOException {
        return new MonitoringStage(new App(), Estate.read(Files.writeString(directory.resolve("cdk.json"), settings)));
    }

    private static Template template(MonitoringStage stage, String stack) {
        return Template.fromStack((Stack) stage.getNode().findChild(stack));
    }

    @Test
    void visitsProdEachMinuteAndStgEveryFive() throws IOException {
        Template probes = template(stage(SampleSettings.owned()), "EdgeProbe");

        for (Map.Entry<String, String> rate : List.of(
                Map.entry("films-estate.dev", "rate(1 minute)"),
                Map.entry("stg.films-estate.dev", "rate(5 minutes)"))) {
            probes.hasResourceProperties(
                    "AWS::Events::Rule",
                    objectLike(Map.of(
                            "Description",
                            "Calls the probe of https://" + rate.getKey(),
                            "ScheduleExpression",
                            rate.getValue())));
        }
        probes.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                Map.of(
                                        "ORIGIN", "https://films-estate.dev",
                                        "STAGE", "prod",
                                        "READ", "/api/v1/users/random",
                                        "SIGN_IN", "true",
                                        "TOKEN_PARAMETER", "/mymovie/probe/prod",
                                        "OWN", "/api/v1/me")))));
    }

    @Test
    void pagesForProdAloneOnceItsSiteIsThere() throws IOException {
        MonitoringStage before = stage(SampleSettings.owned());
        template(before, "EdgeProbe")
                .resourcePropertiesCountIs("AWS::CloudWatch::Alarm", objectLike(Map.of("ActionsEnabled", false)), 2);

        MonitoringStage after = stage(SampleSettings.owned()
                .replace(
                        "\"recorded\": {}",
                        "\"recorded\": {\"prod\": {\"distributionDomain\": \"d1.cloudfront.net\"}}"));
        Template probes = template(after, "EdgeProbe");
        probes.resourceCountIs("AWS::CloudWatch::Alarm", 2);
        probes.resourcePropertiesCountIs(
                "AWS::CloudWatch::Alarm",
                objectLike(Map.of(
                        "AlarmName",
                        stringLikeRegexp("^Prod movies: (site is down|probe is silent)$"),
                        "ActionsEnabled",
                        true,
                        "AlarmActions",
                        List.of("arn:aws:sns:us-east-1:000000000003:mymovie-page"))),
                2);
    }

    /** The checkup finds the function of a stage's probe by how its name begins: stack, and logical id. */
    @Test
    void tellsTheCheckupHowTheNamesOfTheProbesBegin() throws IOException {
        MonitoringStage stage = stage(SampleSettings.owned());
        for (Estate.Stage each : stage.estate().stages()) {
            String[] name = ProbeStack.functionName(stage, each).split("-", 3);
            assertThat(name[0] + "-" + name[1])
                    .isEqualTo(((Stack) stage.getNode().findChild("EdgeProbe")).getStackName());
            assertThat(template(stage, "EdgeProbe")
                            .findResources("AWS::Lambda::Function")
                            .keySet())
                    .filteredOn(id -> id.startsWith(name[2]))
                    .hasSize(1);
        }
    }

    @Test
    void examinesEveryAccountAndFiveTopics() throws IOException {
        Template checkup = template(stage(SampleSettings.owned()), "Checkup");

        checkup.hasResourceProperties(
                "AWS::Lambda::Function",
                objectLike(Map.of(
                        "Environment",
                        Map.of(
                                "Variables",
                                objectLike(Map.of(
                                        "TOPIC_ARN",
                                        "arn:aws:sns:ap-northeast-1:000000000003:mymovie-morning",
                                        "ESTATE",
                                        stringLikeRegexp("\"name\":\"Prod\",\"role\":\"workload\",\"stage\":\\{"
                                                + "\"service\":\"movies\",\"name\":\"prod\",\"host\":\"films-estate.dev\","
                                                + "\"probe\":\"Monitoring-EdgeProbe-ProdFunction\"")))))));
        checkup.hasResourceProperties(
                "AWS::IAM::Policy",
                objectLike(Map.of(
                        "PolicyDocument",
                        objectLike(Map.of(
                                "Statement",
                                software.amazon.awscdk.assertions.Match.arrayWith(List.of(objectLike(Map.of(
                                        "Action",
                                        "sns:GetTopicAttributes",
                                        "Resource",
                                        List.of(
                                                "arn:aws:sns:ap-northeast-1:000000000003:mymovie-page",
                                                "arn:aws:sns:us-east-1:000000000003:mymovie-page",
                                                "arn:aws:sns:ap-northeast-1:000000000001:mymovie-page",
                                                "arn:aws:sns:us-east-1:000000000001:mymovie-page",
                                                "arn:aws:sns:ap-northeast-1:000000000003:mymovie-morning"))))))))));
        checkup.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                objectLike(Map.of(
                        "AlarmName",
                        "Monitoring estate: checkup is silent",
                        "AlarmActions",
                        List.of("arn:aws:sns:ap-northeast-1:000000000003:mymovie-morning"))));
    }

    @Test
    void postsToAChatWhereTheSettingsAskForIt() throws IOException {
        assertThat(stage(SampleSettings.owned()).getNode().tryFindChild("Chat")).isNull();

        MonitoringStage stage =
                stage(SampleSettings.owned().replace("\"alarmEmails\"", "\"webhook\": true,\n    \"alarmEmails\""));
        template(stage, "Chat")
                .resourcePropertiesCountIs(
                        "AWS::SNS::Subscription", objectLike(Map.of("Protocol", "lambda", "TopicArn", anyValue())), 2);
        template(stage, "EdgeChat").resourceCountIs("AWS::SNS::Subscription", 1);
    }
}
