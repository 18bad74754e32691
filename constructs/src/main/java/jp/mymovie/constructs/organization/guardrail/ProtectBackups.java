package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Backups are made and stay: nobody deletes one, shortens its life or unlocks a vault, and only deployments change vaults
 * and plans. AWS's sample leaves out the lock.
 *
 * @param deployers ARN patterns of the roles that may change vaults and plans
 */
public record ProtectBackups(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny(
                        "KeepBackups",
                        "backup:DeleteBackupVaultLockConfiguration",
                        "backup:DeleteRecoveryPoint",
                        "backup:DisassociateRecoveryPoint*",
                        "backup:UpdateRecoveryPointLifecycle"),
                Statement.deny(
                                "ProtectBackups",
                                "backup:DeleteBackupPlan",
                                "backup:DeleteBackupSelection",
                                "backup:DeleteBackupVault",
                                "backup:DeleteBackupVaultAccessPolicy",
                                "backup:PutBackupVaultAccessPolicy",
                                "backup:PutBackupVaultLockConfiguration",
                                "backup:UpdateBackupPlan",
                                "backup:UpdateRegionSettings",
                                "dynamodb:UpdateContinuousBackups")
                        .except(deployers));
    }
}
