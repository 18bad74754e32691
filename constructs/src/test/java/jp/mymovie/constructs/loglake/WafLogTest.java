package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The log of a web ACL on its way, and in the archive. */
class WafLogTest {
    private final Stack stack = SampleStack.in("us-east-1");

    private LakeWriter.Builder writer() {
        return LakeWriter.Builder.create(stack, "Writer")
                .bucketArn("arn:aws:s3:::lake")
                .service("films")
                .roleName("log-writer")
                .existingRole();
    }

    @Test
    void goesByAStreamIntoTheFolderOfItsTable() {
        WafLogDelivery.create(stack, "Log", writer().log(WafLog.log()).build(), "arn:acl");

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::KinesisFirehose::DeliveryStream",
                Map.of(
                        "DeliveryStreamName",
                        "aws-waf-logs-films",
                        "ExtendedS3DestinationConfiguration",
                        objectLike(Map.of("Prefix", "waf/111111111111/films/!{timestamp:yyyy/MM/dd}/"))));
        template.resourceCountIs("AWS::IAM::Role", 0);
    }

    @Test
    void keepsWhatARuleMatchedWithoutWhatTellsOfAPerson() {
        WafLogDelivery.create(stack, "Log", writer().log(WafLog.log()).build(), "arn:acl");

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::WAFv2::LoggingConfiguration",
                        Map.of(
                                "ResourceArn",
                                "arn:acl",
                                "RedactedFields",
                                List.of(
                                        Map.of("SingleHeader", Map.of("Name", "authorization")),
                                        Map.of("SingleHeader", Map.of("Name", "cookie")),
                                        Map.of("SingleHeader", Map.of("Name", "referer")),
                                        Map.of("QueryString", Map.of())),
                                "LoggingFilter",
                                Map.of(
                                        "DefaultBehavior",
                                        "DROP",
                                        "Filters",
                                        List.of(Map.of(
                                                "Behavior",
                                                "KEEP",
                                                "Requirement",
                                                "MEETS_ANY",
                                                "Conditions",
                                                List.of(
                                                        Map.of("ActionCondition", Map.of("Action", "BLOCK")),
                                                        Map.of("ActionCondition", Map.of("Action", "COUNT")),
                                                        Map.of(
                                                                "ActionCondition",
                                                                Map.of("Action", "EXCLUDED_AS_COUNT"))))))));
    }

    @Test
    void isRefusedForAWriterThatDoesNotKnowIt() {
        LakeWriter writer = writer().build();

        assertThatThrownBy(() -> WafLogDelivery.create(stack, "Log", writer, "arn:acl"))
                .hasMessage("the writer must know the log 'waf', got []: add it with log()");
    }

    @Test
    void isRefusedOutsideTheRegionOfTheEdge() {
        Stack home = SampleStack.create();
        LakeWriter writer = LakeWriter.Builder.create(home, "Writer")
                .bucketArn("arn:aws:s3:::lake")
                .service("films")
                .log(WafLog.log())
                .build();

        assertThatThrownBy(() -> WafLogDelivery.create(home, "Log", writer, "arn:acl"))
                .hasMessage("the log delivery of a web ACL must be in us-east-1, got ap-northeast-1");
    }

    @Test
    void wantsTheNameOfAnExistingRole() {
        assertThatThrownBy(() -> LakeWriter.Builder.create(stack, "Writer")
                        .bucketArn("arn:aws:s3:::lake")
                        .service("films")
                        .existingRole()
                        .build())
                .hasMessage("'roleName' must be that of the existing role, got null");
    }

    private static LogArchive.Builder archive(Stack archive) {
        return LogArchive.Builder.create(archive, "Logs")
                .writer("222222222222", "arn:aws:iam::222222222222:role/log-writer")
                .service("films")
                .since(LocalDate.of(2026, 11, 1));
    }

    @Test
    void hasATableAndQuestionsWhereTheArchiveTakesIt() {
        Stack home = SampleStack.create();
        archive(home).log(WafLog.log()).build();

        Template template = Template.fromStack(home);
        template.hasResourceProperties(
                "AWS::Glue::Table",
                Map.of(
                        "TableInput",
                        objectLike(Map.of(
                                "Name",
                                "waf",
                                "StorageDescriptor",
                                objectLike(Map.of(
                                        "Columns",
                                        arrayWith(List.of(
                                                Map.of("Name", "requested_at", "Type", "string"),
                                                Map.of("Name", "http_request", "Type", "string")))))))));
        template.hasResourceProperties("AWS::Athena::NamedQuery", Map.of("Name", "blocked-by-rule"));
    }

    @Test
    void hasNoQuestionsWithoutItsTable() {
        Stack home = SampleStack.create();
        archive(home).build();

        Template.fromStack(home)
                .resourcePropertiesCountIs("AWS::Athena::NamedQuery", Map.of("Name", "blocked-by-rule"), 0);
        Template.fromStack(home)
                .resourcePropertiesCountIs(
                        "AWS::Glue::Table", Map.of("TableInput", objectLike(Map.of("Name", "waf"))), 0);
    }
}
