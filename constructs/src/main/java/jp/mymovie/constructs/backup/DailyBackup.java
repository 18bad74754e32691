package jp.mymovie.constructs.backup;

import java.util.ArrayList;
import java.util.List;
import jp.mymovie.constructs.monitoring.BackupAlarms;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanCopyActionProps;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.backup.LockConfiguration;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A backup a day, kept for seven days in a vault that outlives the stack. The vault is locked in governance mode for the
 * retention: no recovery point is deleted earlier, and the lock itself is for guardrails to protect. A copy in another
 * account is an option. Continuous backups of a table are its own point-in-time recovery, not this.
 */
public final class DailyBackup extends Construct {
    private final IBackupVault vault;

    private DailyBackup(Builder builder) {
        super(builder.scope, builder.id);
        this.vault = BackupVault.Builder.create(this, "Vault")
                .lockConfiguration(LockConfiguration.builder()
                        .minRetention(builder.retention)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        BackupPlan plan = BackupPlan.Builder.create(this, "Resource")
                .backupPlanRules(List.of(BackupPlanRule.Builder.create()
                        .ruleName("Daily")
                        .backupVault(vault)
                        .scheduleExpression(Schedule.cron(CronOptions.builder()
                                .hour(String.valueOf(builder.hourUtc))
                                .minute("0")
                                .build()))
                        .startWindow(Duration.hours(1))
                        .completionWindow(Duration.hours(4))
                        .deleteAfter(builder.retention)
                        .copyActions(builder.copies.stream()
                                .map(copy -> copyAction(copy))
                                .toList())
                        .build()))
                .build();
        plan.addSelection(
                "Selection",
                BackupSelectionOptions.builder().resources(builder.resources).build());
        if (builder.restoredNames != null && !builder.tables.isEmpty()) {
            new RestoreTesting(this, "Restore", vault, builder.tables, builder.restoredNames);
        }
        if (builder.alarmTopic != null) {
            BackupAlarms.Builder.create(this, "Alarms", vault)
                    .topic(builder.alarmTopic)
                    .build();
        }
    }

    private BackupPlanCopyActionProps copyAction(Copy copy) {
        return BackupPlanCopyActionProps.builder()
                .destinationBackupVault(BackupVault.fromBackupVaultArn(this, "Copies", copy.vaultArn))
                .deleteAfter(copy.retention)
                .build();
    }

    /** Where the recovery points are kept. */
    public IBackupVault vault() {
        return vault;
    }

    private record Copy(String vaultArn, Duration retention) {}

    /** Collects what a {@link DailyBackup} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<BackupResource> resources = new ArrayList<>();
        private final List<ITable> tables = new ArrayList<>();
        private final List<Copy> copies = new ArrayList<>();
        private @Nullable String restoredNames;
        private Duration retention = Duration.days(7);
        private int hourUtc = 18;
        private @Nullable ITopic alarmTopic;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Adds a table to what is backed up. */
        public Builder table(ITable table) {
            tables.add(table);
            return resource(BackupResource.fromDynamoDbTable(table));
        }

        /**
         * Copies each backup into a vault of another account too, such as a {@link BackupCopyVault}; default: no copy.
         *
         * @param vaultArn the vault, in the same region
         * @param retention how long the vault keeps it, within what its lock allows
         * @throws IllegalArgumentException if there is a copy already
         */
        public Builder copyTo(String vaultArn, Duration retention) {
            if (!copies.isEmpty()) {
                throw new IllegalArgumentException("'copyTo' must be given once, got %s too".formatted(vaultArn));
            }
            copies.add(new Copy(vaultArn, retention));
            return this;
        }

        /**
         * Restores the latest backup of the tables once a month for a test, and makes the role that restores.
         *
         * @param names pattern of the names that a restored table may get, such as {@code films-*}; default: no test
         */
        public Builder restoreTested(String names) {
            this.restoredNames = names;
            return this;
        }

        /** Adds anything that AWS Backup knows to what is backed up. */
        public Builder resource(BackupResource resource) {
            resources.add(resource);
            return this;
        }

        /** How long a recovery point is kept, 1 day to 100 years; default: 7 days. */
        public Builder retention(Duration retention) {
            this.retention = retention;
            return this;
        }

        /** The hour of the day in UTC at which the jobs start; default: 18, three in the morning in Japan. */
        public Builder hourUtc(int hourUtc) {
            this.hourUtc = hourUtc;
            return this;
        }

        /** Topic that receives alarms of a backup that fails or is missing; no alarms by default. */
        public Builder alarmTopic(ITopic alarmTopic) {
            this.alarmTopic = alarmTopic;
            return this;
        }

        /** @throws IllegalArgumentException if nothing would be backed up, or never, or for less than a day */
        public DailyBackup build() {
            if (resources.isEmpty()) {
                throw new IllegalArgumentException("'resources' must name what to back up, got []");
            }
            if (hourUtc < 0 || hourUtc > 23) {
                throw new IllegalArgumentException("'hourUtc' must be 0 to 23, got %d".formatted(hourUtc));
            }
            if (retention.toHours().intValue() < 24) {
                throw new IllegalArgumentException(
                        "'retention' must be at least a day, got %s".formatted(retention.toHumanString()));
            }
            return new DailyBackup(this);
        }
    }
}
