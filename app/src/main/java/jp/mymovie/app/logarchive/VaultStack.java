package jp.mymovie.app.logarchive;

import jp.mymovie.app.service.ServiceStage;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.backup.BackupCopyVault;
import jp.mymovie.constructs.backup.UserExportBucket;
import software.amazon.awscdk.Stack;

/** Copies of backups and exports of users, out of reach of the accounts that they are of: see docs/decisions/0125. */
final class VaultStack extends Stack {
    VaultStack(LogArchiveStage stage) {
        super(stage, "Vault", stage.home("Copies of the services' backups").build());
        BackupCopyVault.Builder.create(this, "Copies")
                .vaultName(stage.value(Crossing.COPY_VAULT).replaceFirst(".*:", ""))
                .organizationId(stage.value(Crossing.ORGANIZATION_ID))
                .retention(ServiceStage.COPIES)
                .build();
        Estate estate = stage.estate();
        if (estate.recoveryKey() != null && !estate.stages().isEmpty()) {
            UserExportBucket.Builder users =
                    UserExportBucket.Builder.create(this, "Users", stage.value(Crossing.USERS_BUCKET));
            estate.stages().stream()
                    .map(Estate.Stage::account)
                    .forEach(account -> users.writer(
                            account.slug(),
                            "arn:aws:iam::%s:role/%s-SignIn-Export*".formatted(account.id(), account.name())));
            users.build();
        }
    }
}
