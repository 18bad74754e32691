package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Backups are made and stay: nobody deletes one, shortens its life or unlocks a vault, and only deployments change vaults
 * and plans. AWS's sample leaves out the lock, and DynamoDB's own call that deletes a backup.
 *
 * @param backupRoles ARN patterns of the roles that AWS Backup takes: when a backup's life is over, it goes by them
 * @param deployers ARN patterns of the roles that may change vaults and plans
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html">Vault Lock</a>
 */
public record ProtectBackups(List<String> backupRoles, List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny(
                        "KeepBackups",
                        "backup:DeleteBackupVaultLockConfiguration",
                        "backup:DeleteRecoveryPoint",
                        "backup:DisassociateRecoveryPoint*",
                        "backup:UpdateRecoveryPointLifecycle"),
                Statement.deny("KeepTableBackups", "dynamodb:DeleteBackup").except(backupRoles),
                Statement.deny(
                                "ProtectBackups",
                                "backup:DeleteBackupPlan",
                                "backup:DeleteBackupSelection",
                                "backup:DeleteBackupVault",
                                "backup:DeleteBackupVaultAccessPolicy",
                                "backup:PutBackupVaultAccessPolicy",
                                "backup:PutBackupVaultLockConfiguration",
                                "backup:StopBackupJob",
                                "backup:UpdateBackupPlan",
                                "backup:UpdateRegionSettings",
                                "dynamodb:UpdateContinuousBackups")
                        .except(deployers));
    }
}
