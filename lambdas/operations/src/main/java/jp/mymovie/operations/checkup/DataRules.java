package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.util.List;

/**
 * Tables, their streams and queues, and their backups.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html">DynamoDB's
 *     metrics</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">
 *     metrics of SQS</a>
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html">metrics of AWS Backup</a>
 */
final class DataRules {
    private static final String TABLES = "AWS/DynamoDB";
    private static final String TABLE = "TableName";
    private static final String INDEX = "GlobalSecondaryIndexName";
    private static final String QUEUES = "AWS/SQS";
    private static final String BACKUP = "AWS/Backup";
    private static final String VAULT = "BackupVaultName";
    private static final int TEN_MINUTES = 600_000;
    private static final int WEEK_SECONDS = 7 * 86_400;

    static final List<MetricRule> ALL = List.of(
            throttled("ReadThrottleEvents", TABLE),
            throttled("WriteThrottleEvents", TABLE),
            throttled("ReadThrottleEvents", TABLE, INDEX),
            throttled("WriteThrottleEvents", TABLE, INDEX),
            MetricRule.of("table errors", TABLES, "SystemErrors", TABLE, "Operation")
                    // The SDK repeats what fails now and then.
                    .when(Sign.total(5))
                    .says(
                            "DynamoDB failed at %s at least five times",
                            "AWS's health page for the home region", "api-errors.md"),
            MetricRule.of("stream behind", "AWS/Lambda", "IteratorAge", "FunctionName")
                    .by("Maximum")
                    .when(Sign.above(TEN_MINUTES, 1))
                    .says(
                            "%s was more than ten minutes behind the table: imports, feeds and deletions wait",
                            "the function's log: a record that fails again and again, or a long import",
                            "morning-mail.md"),
            MetricRule.of("queue filled", QUEUES, "ApproximateNumberOfMessagesVisible", "QueueName")
                    .by("Maximum")
                    .says(
                            "%s holds what the stream's function gave up",
                            "the messages of the queue, and the function's log at that time", "morning-mail.md"),
            MetricRule.of("queue expires", QUEUES, "ApproximateAgeOfOldestMessage", "QueueName")
                    .by("Maximum")
                    .when(Sign.above(WEEK_SECONDS, 1))
                    .says(
                            "%s has a message that is older than seven days, and keeps messages for fourteen",
                            "the messages of the queue", "morning-mail.md"),
            failedJobs("backup failed", "NumberOfBackupJobsFailed"),
            failedJobs("backup failed", "NumberOfBackupJobsExpired"),
            failedJobs("backup copy failed", "NumberOfCopyJobsFailed"),
            failedJobs("restore test failed", "NumberOfRestoreJobsFailed"),
            MetricRule.of("backup missing", BACKUP, "NumberOfBackupJobsCompleted", VAULT)
                    .over(MetricRule.TWO_WEEKS)
                    .when(Sign.silence(Duration.ofHours(26), 1))
                    .says(
                            "the vault %s got no backup for more than a day",
                            "the jobs of AWS Backup and the plan's rule", "morning-mail.md"));

    private DataRules() {}

    private static MetricRule throttled(String metric, String... dimensions) {
        return MetricRule.of("table throttled", TABLES, metric, dimensions)
                .says(
                        "DynamoDB refused calls of %s",
                        "consumed capacity of the table, its maximum, and one key that is asked too often",
                        "api-errors.md");
    }

    private static MetricRule failedJobs(String what, String metric) {
        return MetricRule.of(what, BACKUP, metric, VAULT)
                .says("%s: a job of AWS Backup did not end well", "the job's status message", "morning-mail.md");
    }
}
