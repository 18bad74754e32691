package jp.mymovie.constructs.backup;

import java.util.List;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.CfnRestoreTestingPlan;
import software.amazon.awscdk.services.backup.CfnRestoreTestingSelection;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * A monthly test that the latest recovery point of each table can be restored, and the role that restores. AWS Backup
 * restores each into a table of its own, {@code awsbackup-restore-test-…}, and deletes it within the hour; the outcome is
 * metric {@code NumberOfRestoreJobsCompleted} or {@code NumberOfRestoreJobsFailed} in {@code AWS/Backup}.
 *
 * @see <a href="https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html">Restore testing</a>
 */
final class RestoreTesting extends Construct {
    private static final String TESTED = "awsbackup-restore-test-*";

    RestoreTesting(Construct scope, String id, IBackupVault vault, List<ITable> tables, String restoredNames) {
        super(scope, id);
        Role role = Role.Builder.create(this, "Role")
                .description("Restores tables from backups")
                .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                .build();
        List<String> targets = List.of(arn(tables.get(0), restoredNames), arn(tables.get(0), TESTED));
        role.addToPolicy(PolicyStatement.Builder.create()
                .sid("RestoreTables")
                .actions(List.of(
                        "dynamodb:BatchWriteItem",
                        "dynamodb:DeleteItem",
                        "dynamodb:DescribeTable",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query",
                        "dynamodb:RestoreTableFromAwsBackup",
                        "dynamodb:Scan",
                        "dynamodb:UpdateItem"))
                .resources(targets)
                .build());
        // Names of testing plans and selections are letters, digits and underscores.
        String name = getNode().getPath().replaceAll("[^A-Za-z0-9]", "_");
        CfnRestoreTestingPlan plan = CfnRestoreTestingPlan.Builder.create(this, "Resource")
                .restoreTestingPlanName(name)
                .scheduleExpression("cron(0 19 1 * ? *)")
                .startWindowHours(1)
                .recoveryPointSelection(CfnRestoreTestingPlan.RestoreTestingRecoveryPointSelectionProperty.builder()
                        .algorithm("LATEST_WITHIN_WINDOW")
                        .includeVaults(List.of(vault.getBackupVaultArn()))
                        .recoveryPointTypes(List.of("SNAPSHOT"))
                        .selectionWindowDays(7)
                        .build())
                .build();
        CfnRestoreTestingSelection.Builder.create(this, "Tables")
                .restoreTestingPlanName(plan.getRef())
                .restoreTestingSelectionName(name)
                .protectedResourceType("DynamoDB")
                .protectedResourceArns(tables.stream().map(ITable::getTableArn).toList())
                .iamRoleArn(role.getRoleArn())
                .validationWindowHours(0)
                .build();
    }

    private static String arn(ITable table, String name) {
        return Stack.of(table)
                .formatArn(ArnComponents.builder()
                        .service("dynamodb")
                        .resource("table")
                        .resourceName(name)
                        .build());
    }
}
