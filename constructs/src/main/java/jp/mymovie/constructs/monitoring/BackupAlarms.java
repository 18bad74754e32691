package jp.mymovie.constructs.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one vault with daily backups: a job fails, or a day passes without a completed one. For backups, silence
 * is failure.
 */
public final class BackupAlarms extends ServiceAlarms {
    static final String PAGE = "backups.md";

    private BackupAlarms(Builder builder) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        add(alarm("Failed", new Words("a backup failed", "a backup job failed", "the message of the job"))
                .metric(jobs(builder.vault, "NumberOfBackupJobsFailed", Duration.hours(1)))
                .threshold(1)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
        add(alarm(
                        "Missing",
                        new Words(
                                "backups are missing",
                                "no backup was completed for a day",
                                "the jobs of the day, and the plan's selection"))
                .metric(jobs(builder.vault, "NumberOfBackupJobsCompleted", Duration.days(1)))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }

    private static Metric jobs(IBackupVault vault, String name, Duration period) {
        return metric("AWS/Backup", name, "Sum", Map.of("BackupVaultName", vault.getBackupVaultName()))
                .with(software.amazon.awscdk.services.cloudwatch.MetricOptions.builder()
                        .period(period)
                        .build());
    }

    /** Collects what {@link BackupAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final IBackupVault vault;
        private @Nullable ITopic topic;
        private @Nullable Notice notice;

        private Builder(Construct scope, String id, IBackupVault vault) {
            this.scope = scope;
            this.id = id;
            this.vault = vault;
        }

        public static Builder create(Construct scope, String id, IBackupVault vault) {
            return new Builder(scope, id, vault);
        }

        /** Topic that receives the alarms; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarms, whose runbook is {@code backups.md}; generated names by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        public BackupAlarms build() {
            return new BackupAlarms(this);
        }
    }
}
