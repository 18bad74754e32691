package jp.mymovie.constructs.backup;

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
}
