package jp.mymovie.constructs.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.sns.Topic;

class DailyBackupTest {
    private final Stack stack = SampleStack.create();
    private final ITable table = Table.fromTableName(stack, "Table", "films");

    private DailyBackup.Builder backup() {
        return DailyBackup.Builder.create(stack, "Backup");
    }

    @Test
    void keepsADailyBackupOfTheTableForSevenDaysInALockedVault() {
        backup().table(table).build();

        Template template = Template.fromStack(stack);
        template.resourceCountIs("AWS::CloudWatch::Alarm", 0);
        template.hasResource(
                "AWS::Backup::BackupVault",
                Match.objectLike(Map.of(
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "Properties",
                        Map.of("LockConfiguration", Map.of("MinRetentionDays", 7)))));
        template.hasResourceProperties(
                "AWS::Backup::BackupPlan",
                Match.objectLike(Map.of(
                        "BackupPlan",
                        Map.of(
                                "BackupPlanRule",
                                List.of(Map.of(
                                        "ScheduleExpression",
                                        "cron(0 18 * * ? *)",
                                        "Lifecycle",
                                        Map.of("DeleteAfterDays", 7)))))));
        template.hasResourceProperties(
                "AWS::Backup::BackupSelection",
                Match.objectLike(Map.of("BackupSelection", Map.of("Resources", Match.anyValue()))));
    }

    @Test
    void alarmsForAJobThatFailsAndForADayWithoutOne() {
        backup().table(table).alarmTopic(new Topic(stack, "Topic")).build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "MetricName",
                        "NumberOfBackupJobsFailed",
                        "Threshold",
                        1,
                        "TreatMissingData",
                        "notBreaching",
                        "AlarmActions",
                        Match.anyValue())));
        template.hasResourceProperties(
                "AWS::CloudWatch::Alarm",
                Match.objectLike(Map.of(
                        "MetricName", "NumberOfBackupJobsCompleted",
                        "ComparisonOperator", "LessThanThreshold",
                        "Period", 86400,
                        "TreatMissingData", "breaching")));
    }

    @Test
    void takesAnotherHourAndRetention() {
        backup().table(table).hourUtc(3).retention(Duration.days(35)).build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Backup::BackupPlan",
                        Match.objectLike(Map.of(
                                "BackupPlan",
                                Map.of(
                                        "BackupPlanRule",
                                        List.of(Map.of(
                                                "ScheduleExpression",
                                                "cron(0 3 * * ? *)",
                                                "Lifecycle",
                                                Map.of("DeleteAfterDays", 35)))))));
    }

    @Test
    void refusesNothingNeverAndLessThanADay() {
        assertThatThrownBy(() -> backup().build()).hasMessage("'resources' must name what to back up, got []");
        assertThatThrownBy(() -> backup().table(table).hourUtc(24).build())
                .hasMessage("'hourUtc' must be 0 to 23, got 24");
        assertThatThrownBy(() ->
                        backup().table(table).retention(Duration.hours(23)).build())
                .hasMessageStartingWith("'retention' must be at least a day, got");
    }

    @Test
    void copiesEachBackupIntoTheVaultOfAnotherAccount() {
        backup().table(table)
                .copyTo("arn:aws:backup:ap-northeast-1:222222222222:backup-vault:copies", Duration.days(35))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Backup::BackupPlan",
                        Match.objectLike(Map.of(
                                "BackupPlan",
                                Map.of(
                                        "BackupPlanRule",
                                        List.of(Map.of(
                                                "CopyActions",
                                                List.of(Map.of(
                                                        "DestinationBackupVaultArn",
                                                        "arn:aws:backup:ap-northeast-1:222222222222:backup-vault:copies",
                                                        "Lifecycle",
                                                        Map.of("DeleteAfterDays", 35)))))))));
    }

    @Test
    void restoresTheLatestBackupOfEachTableForATestByARoleThatTouchesNoOtherTable() {
        backup().table(table).restoreTested("films-*").build();

        Template template = Template.fromStack(stack);
        template.hasResourceProperties(
                "AWS::Backup::RestoreTestingPlan",
                Match.objectLike(Map.of(
                        "ScheduleExpression",
                        "cron(0 19 1 * ? *)",
                        "RecoveryPointSelection",
                        Map.of("Algorithm", "LATEST_WITHIN_WINDOW", "RecoveryPointTypes", List.of("SNAPSHOT")))));
        template.hasResourceProperties(
                "AWS::Backup::RestoreTestingSelection",
                Match.objectLike(Map.of("ProtectedResourceType", "DynamoDB", "ValidationWindowHours", 0)));
        assertThat(template.toJSON().toString())
                .contains("table/films-*")
                .contains("table/awsbackup-restore-test-*")
                .doesNotContain("dynamodb:DeleteTable")
                .doesNotContain("table/*");
    }

    @Test
    void testsNothingUnlessTold() {
        backup().table(table).build();

        Template.fromStack(stack).resourceCountIs("AWS::Backup::RestoreTestingPlan", 0);
    }

    @Test
    void refusesASecondCopy() {
        DailyBackup.Builder once = backup().copyTo("arn:aws:backup:r:1:backup-vault:a", Duration.days(35));

        assertThatThrownBy(() -> once.copyTo("arn:aws:backup:r:1:backup-vault:b", Duration.days(35)))
                .hasMessage("'copyTo' must be given once, got arn:aws:backup:r:1:backup-vault:b too");
    }
}
