package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.operations.checkup.Estate.Account;
import jp.mymovie.operations.checkup.Metrics.Search;
import jp.mymovie.operations.checkup.Metrics.Series;

/**
 * AWS Backup's monthly test of a restore, which starts on the first of a month. A search of CloudWatch finds no series that
 * has had no point for two weeks, so the rule looks on the third day to the thirteenth. Only where there are backups.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html">Restore testing</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html">search
 *     expressions</a>
 */
final class RestoreTestRule {
    private static final int FIRST_LOOK = 3;
    private static final int LAST_LOOK = 13;

    private RestoreTestRule() {}

    static List<Finding> look(Estate estate, Metrics metrics, Instant now) {
        List<Finding> findings = new ArrayList<>();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate first = today.withDayOfMonth(1);
        if (today.getDayOfMonth() < FIRST_LOOK
                || today.getDayOfMonth() > LAST_LOOK
                || !estate.since().isBefore(first)) {
            return findings;
        }
        Instant since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Account account : estate.accounts()) {
            if (account.stage() != null
                    && counted(account, estate, metrics, "NumberOfBackupJobsCompleted", since, now)
                    && !counted(account, estate, metrics, "NumberOfRestoreJobsCompleted", since, now)) {
                findings.add(new Finding(
                        account.name(),
                        account.service(),
                        "restore test missing",
                        "no restore of a backup was tested this month",
                        since,
                        "AWS Backup's restore testing plan of the account and its jobs",
                        "morning-mail.md"));
            }
        }
        return findings;
    }

    private static boolean counted(
            Account account, Estate estate, Metrics metrics, String metric, Instant from, Instant to) {
        return metrics
                .search(
                        new Search(
                                account.id(),
                                estate.homeRegion(),
                                "AWS/Backup",
                                metric,
                                List.of("BackupVaultName"),
                                "Sum",
                                Duration.ofHours(1)),
                        from,
                        to)
                .stream()
                .map(Series::points)
                .flatMap(points -> points.values().stream())
                .anyMatch(value -> value > 0);
    }
}
