package jp.mymovie.constructs.backup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.CfnLogicallyAirGappedBackupVault;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.StarPrincipal;
import software.constructs.Construct;

/**
 * Logically air-gapped vault that takes copies of backups from other accounts of the organization, for an account that
 * holds no table itself. It is locked in compliance mode from the start: no user, no root user and no administrator deletes
 * a copy or shortens its life. AWS owns its key, so no key of ours can be lost or taken away. The vault outlives its
 * stack. A table is restored from it by the account with which the vault is shared, without copying it back.
 *
 * <p>The source must be a resource that AWS Backup manages fully, such as DynamoDB with its advanced features, which a
 * backup plan switches on; and the management account must allow copies between accounts.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/logicallyairgappedvault.html">Logically air-gapped
 *     vault</a>
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/advanced-ddb-backup.html">Advanced DynamoDB
 *     backup</a>
 */
public final class BackupCopyVault extends Construct {
    private static final int LEAST_DAYS = 7;

    private BackupCopyVault(Builder builder, String name, String organizationId) {
        super(builder.scope, builder.id);
        CfnLogicallyAirGappedBackupVault.Builder.create(this, "Resource")
                .backupVaultName(name)
                .minRetentionDays(builder.retention.toDays())
                .maxRetentionDays(builder.retention.toDays())
                .accessPolicy(PolicyDocument.Builder.create()
                        .statements(List.of(PolicyStatement.Builder.create()
                                .sid("CopiesOfTheOrganization")
                                .effect(Effect.ALLOW)
                                .principals(List.of(new StarPrincipal()))
                                .actions(List.of("backup:CopyIntoBackupVault"))
                                .resources(List.of("*"))
                                .conditions(Map.of("StringEquals", Map.of("aws:PrincipalOrgID", organizationId)))
                                .build()))
                        .build())
                .build()
                .applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    /** Collects what a {@link BackupCopyVault} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private Duration retention = Duration.days(35);
        private @Nullable String name;
        private @Nullable String organizationId;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Name, 2 to 50 letters, digits, hyphens and underscores, by which plans of other accounts know it; required. */
        public Builder vaultName(String name) {
            this.name = name;
            return this;
        }

        /** The organization whose accounts may copy into it, {@code o-…}; required. */
        public Builder organizationId(String organizationId) {
            this.organizationId = organizationId;
            return this;
        }

        /** Life of a copy, neither shorter nor longer, from 7 days; default: 35 days. Cannot be changed later. */
        public Builder retention(Duration retention) {
            this.retention = retention;
            return this;
        }

        /** @throws IllegalArgumentException if name or organization is missing, or the retention is below 7 days */
        public BackupCopyVault build() {
            if (name == null || organizationId == null) {
                throw new IllegalArgumentException("'vaultName' and 'organizationId' must be given, got %s and %s"
                        .formatted(name, organizationId));
            }
            if (retention.toDays().intValue() < LEAST_DAYS) {
                throw new IllegalArgumentException(
                        "'retention' must be at least 7 days, got %s".formatted(retention.toHumanString()));
            }
            return new BackupCopyVault(this, name, organizationId);
        }
    }
}
