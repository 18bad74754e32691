package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;

class TrailWatchTest {
    private static final String ORGANIZATION = "cloudtrail/AWSLogs/o-sample0000/";
    private static final String FOLDER = ORGANIZATION + "222222222222/";
    private static final String DEPLOYER = "arn:aws:iam::222222222222:role/cdk-exec";

    private final Stack stack = SampleStack.create();
    private final ITopic topic = Topic.Builder.create(stack, "Topic").build();

    private TrailWatch.Builder watch(@Nullable String trailBucketName, boolean trail) {
        LogArchive.Builder archive = LogArchive.Builder.create(stack, "Logs")
                .since(LocalDate.of(2026, 11, 1))
                .service("movies")
                .writer("333333333333", "arn:aws:iam::333333333333:role/writer");
        archive.bucketName("films-lake");
        if (trailBucketName != null) {
            archive.trailBucketName(trailBucketName);
        }
        if (trail) {
            archive.trail(
                    "arn:aws:cloudtrail:ap-northeast-1:222222222222:trail/all",
                    new TrailLog(
                            "o-sample0000",
                            List.of("222222222222"),
                            List.of("ap-northeast-1"),
                            LocalDate.of(2026, 11, 1)));
        }
        return TrailWatch.Builder.create(stack, "Watch", archive.build());
    }

    private Template everything() {
        watch("films-trail", true)
                .account("222222222222")
                .members(List.of("333333333333"))
                .runbook("https://films.example/attempt")
                .deployers(List.of(DEPLOYER, DEPLOYER + "-edge"))
                .topic(topic)
                .build();
        // Fails where resources need each other in a circle.
        return Template.fromStack(stack);
    }

    @Test
    void isCalledForEveryFileOfTheAccountsAndForEveryDigestOfTheHomeRegion() {
        Template template = everything();

        template.hasResource(
                "AWS::S3::Bucket",
                Match.objectLike(Map.of(
                        "DependsOn",
                        Match.arrayWith(List.of(Match.stringLikeRegexp("^WatchNotified"))),
                        "Properties",
                        Match.objectLike(Map.of(
                                "BucketName",
                                "films-trail",
                                "NotificationConfiguration",
                                Map.of(
                                        "LambdaConfigurations",
                                        List.of(
                                                created(FOLDER + "CloudTrail/"),
                                                created(ORGANIZATION + "333333333333/CloudTrail/"),
                                                created(FOLDER + "CloudTrail-Digest/ap-northeast-1/"))))))));
        template.hasResourceProperties(
                "AWS::Lambda::Permission",
                Map.of(
                        "Action", "lambda:InvokeFunction",
                        "Principal", "s3.amazonaws.com",
                        "SourceAccount", SampleStack.ACCOUNT,
                        "SourceArn", "arn:aws:s3:::films-trail"));
    }

    @Test
    void omitsAlarmsWhereNoTopicIsGivenForThem() {
        everything().resourceCountIs("AWS::CloudWatch::Alarm", 0);
    }

    /** A notification about the lake would call it for each file of every log. */
    @Test
    void isCalledForNoOtherLog() {
        everything()
                .resourcePropertiesCountIs(
                        "AWS::S3::Bucket", Match.objectLike(Map.of("NotificationConfiguration", Match.anyValue())), 1);
    }

    private static Object created(String prefix) {
        return Match.objectLike(Map.of(
                "Event",
                "s3:ObjectCreated:*",
                "Filter",
                Map.of("S3Key", Map.of("Rules", List.of(Map.of("Name", "prefix", "Value", prefix))))));
    }

    @Test
    void mayReadTheTrailOfTheseAccountsAndTellTheTopicAndNothingElse() {
        Template template = everything();

        Map<String, Map<String, Object>> policies = template.findResources(
                "AWS::IAM::Policy",
                Match.objectLike(
                        Map.of("Properties", Map.of("PolicyName", Match.stringLikeRegexp("^WatchFunctionRole")))));
        assertThat(policies).hasSize(1);
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(
                                        Match.objectLike(
                                                Map.of("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"))),
                                        Match.objectLike(Map.of(
                                                "Action",
                                                "s3:GetObject",
                                                "Resource",
                                                List.of(
                                                        "arn:aws:s3:::films-trail/" + FOLDER + "CloudTrail/*",
                                                        "arn:aws:s3:::films-trail/" + ORGANIZATION
                                                                + "333333333333/CloudTrail/*"))),
                                        Match.objectLike(Map.of(
                                                "Action",
                                                "sns:Publish",
                                                "Resource",
                                                Map.of("Ref", Match.stringLikeRegexp("^Topic"))))))))));
    }

    @Test
    void knowsTheTopicWhoDeploysTheArchiveAndWhatToRead() {
        everything()
                .hasResourceProperties(
                        "AWS::Lambda::Function",
                        Match.objectLike(Map.of(
                                "Handler",
                                "jp.mymovie.operations.trail.TrailWatch::handleRequest",
                                "Environment",
                                Map.of(
                                        "Variables",
                                        Map.of(
                                                "TOPIC_ARN",
                                                Map.of("Ref", Match.stringLikeRegexp("^Topic")),
                                                "ACCOUNT",
                                                "222222222222",
                                                "DEPLOYERS",
                                                DEPLOYER + "," + DEPLOYER + "-edge",
                                                "BUCKETS",
                                                "films-lake,films-lake-access,films-trail",
                                                "RUNBOOK",
                                                "https://films.example/attempt")))));
    }

    @Test
    void alarmsOfSilenceAndFailureWhereATopicIsGivenForThem() {
        watch("films-trail", true)
                .account("222222222222")
                .deployers(List.of(DEPLOYER))
                .topic(topic)
                .alarmTopic(Topic.Builder.create(stack, "AlarmTopic").build())
                .roleName("films-trail-watch")
                .build();

        Template template = Template.fromStack(stack);
        template.resourcePropertiesCountIs(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of("AlarmActions", List.of(Map.of("Ref", Match.stringLikeRegexp("^AlarmTopic"))))),
                2);
        template.hasResourceProperties("AWS::IAM::Role", Match.objectLike(Map.of("RoleName", "films-trail-watch")));
    }

    @Test
    void watchesOneAccountWithoutARunbookIfNoMoreIsSet() {
        watch("films-trail", true)
                .account("222222222222")
                .deployers(List.of(DEPLOYER))
                .topic(topic)
                .build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::S3::Bucket",
                Match.objectLike(Map.of(
                        "NotificationConfiguration",
                        Map.of(
                                "LambdaConfigurations",
                                List.of(
                                        created(FOLDER + "CloudTrail/"),
                                        created(FOLDER + "CloudTrail-Digest/ap-northeast-1/"))))));
        template.hasResourceProperties(
                "AWS::Lambda::Function",
                Match.objectLike(Map.of(
                        "Environment", Map.of("Variables", Match.objectLike(Map.of("RUNBOOK", Match.absent()))))));
    }

    @Test
    void refusesATrailInABucketWithoutAName() {
        assertThatThrownBy(watch(null, true)::build)
                .hasMessage(
                        "'archive' must have a trail and a name of its bucket to be watched, got cloudtrail and null: "
                                + "set 'trail' and 'trailBucketName' on LogArchive.Builder");
    }

    @Test
    void refusesAnArchiveWithoutATrail() {
        assertThatThrownBy(watch(null, false)::build)
                .hasMessage("'archive' must have a trail and a name of its bucket to be watched, got null and null: "
                        + "set 'trail' and 'trailBucketName' on LogArchive.Builder");
    }

    @Test
    void refusesToWatchNobodyOrToTellNobody() {
        TrailWatch.Builder watch = watch("films-trail", true);
        assertThatThrownBy(watch::build)
                .hasMessage("'account', 'topic' and 'deployers' must be set, got null, null and []");
    }
}
