package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Backups are made and stay: a recovery point is read, restored, copied and tagged, and nothing else is done to it, by
 * nobody, not even by a call that AWS has not made yet; a lock is not taken off; only deployments change vaults and plans.
 * AWS's sample leaves out the lock, and DynamoDB's own call that deletes a backup.
 *
 * @param backupRoles ARN patterns of the roles that AWS Backup takes: when a backup's life is over, it goes by them
 * @param deployers ARN patterns of the roles that may change vaults and plans
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html">Vault Lock</a>
 */
public record ProtectBackups(List<String> backupRoles, List<String> deployers) implements Guardrail {
    private static final String TABLE_BACKUPS = "arn:aws:dynamodb:*:*:table/*/backup/*";

    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.denyAllBut(
                                "KeepBackups",
                                List.of(
                                        "backup:CopyFromBackupVault",
                                        "backup:Describe*",
                                        "backup:Get*",
                                        "backup:List*",
                                        "backup:StartCopyJob",
                                        "backup:StartRestoreJob",
                                        "backup:TagResource",
                                        "dynamodb:DeleteBackup",
                                        "dynamodb:Describe*",
                                        "dynamodb:List*",
                                        "dynamodb:RestoreTable*"))
                        .on(List.of("arn:aws:backup:*:*:recovery-point:*", TABLE_BACKUPS)),
                // By name on everything too: a recovery point of another service has that service's ARN.
                Statement.deny(
                        "KeepRecoveryPoints",
                        "backup:DeleteBackupVaultLockConfiguration",
                        "backup:DeleteRecoveryPoint",
                        "backup:DisassociateRecoveryPoint*",
                        "backup:UpdateRecoveryPoint*"),
                Statement.deny("KeepTableBackups", "dynamodb:DeleteBackup").except(backupRoles),
                Statement.denyAllBut(
                                "ProtectVaults",
                                List.of(
                                        "backup:CopyIntoBackupVault",
                                        "backup:Describe*",
                                        "backup:Get*",
                                        "backup:List*",
                                        "backup:StartBackupJob"))
                        .on(List.of("arn:aws:backup:*:*:backup-plan:*", "arn:aws:backup:*:*:backup-vault:*"))
                        .except(deployers),
                Statement.deny(
                                "ProtectBackups",
                                // An air-gapped vault cannot be emptied before its time.
                                "backup:CreateLogically*",
                                "backup:Delete*",
                                "backup:Put*",
                                "backup:Stop*",
                                "backup:Update*",
                                // A vault of copies is shared with the account that restores from it, by nobody else.
                                "ram:*",
                                "dynamodb:UpdateContinuousBackups")
                        .except(deployers));
    }
}
