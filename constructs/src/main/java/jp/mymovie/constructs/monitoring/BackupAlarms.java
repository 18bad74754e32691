package jp.mymovie.constructs.monitoring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.cloudwatch.Alarm;
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
    private BackupAlarms(Builder builder) {
        super(builder.scope, builder.id, builder.topic);
        add(Alarm.Builder.create(this, "Failed")
                .metric(jobs(builder.vault, "NumberOfBackupJobsFailed", Duration.hours(1)))
                .threshold(1)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription("a backup job failed")
                .build());
        add(Alarm.Builder.create(this, "Missing")
                .metric(jobs(builder.vault, "NumberOfBackupJobsCompleted", Duration.days(1)))
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(1)
                .treatMissingData(TreatMissingData.BREACHING)
                .alarmDescription("no backup was completed for a day")
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

        private Builder(Construct scope, String id, IBackupVault vault) {
            this.scope = scope;
            this.id = id;
            this.vault = vault;
        }

        public static Builder create(Construct scope, String id, IBackupVault vault) {
            return new Builder(scope, id, vault);
        }

        /** Who is told; default: nobody. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        public BackupAlarms build() {
            return new BackupAlarms(this);
        }
    }
}
