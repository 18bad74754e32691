package jp.mymovie.constructs.backup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.SampleStack;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class BackupCopyVaultTest {
    private final Stack stack = SampleStack.create();

    private BackupCopyVault.Builder vault() {
        return BackupCopyVault.Builder.create(stack, "Copies");
    }

    @Test
    void keepsCopiesForThirtyFiveDaysAndOutlivesItsStack() {
        vault().vaultName("films-copies").organizationId("o-1234567890").build();

        Template.fromStack(stack)
                .hasResource(
                        "AWS::Backup::LogicallyAirGappedBackupVault",
                        Match.objectLike(Map.of(
                                "DeletionPolicy",
                                "RetainExceptOnCreate",
                                "Properties",
                                Map.of(
                                        "BackupVaultName",
                                        "films-copies",
                                        "MinRetentionDays",
                                        35,
                                        "MaxRetentionDays",
                                        35))));
    }

    @Test
    void takesCopiesOfTheOrganizationAloneAndNothingElse() {
        vault().vaultName("films-copies")
                .organizationId("o-1234567890")
                .retention(Duration.days(7))
                .build();

        Template.fromStack(stack)
                .hasResourceProperties(
                        "AWS::Backup::LogicallyAirGappedBackupVault",
                        Match.objectLike(Map.of(
                                "AccessPolicy",
                                Map.of(
                                        "Statement",
                                        List.of(Map.of(
                                                "Action",
                                                "backup:CopyIntoBackupVault",
                                                "Condition",
                                                Map.of(
                                                        "StringEquals",
                                                        Map.of("aws:PrincipalOrgID", "o-1234567890"))))))));
    }

    @Test
    void refusesALifeBelowSevenDaysAndAVaultWithoutNameOrOrganization() {
        assertThatThrownBy(() -> vault().vaultName("a-b").build())
                .hasMessage("'vaultName' and 'organizationId' must be given, got a-b and null");
        assertThatThrownBy(() -> vault().vaultName("a-b")
                        .organizationId("o-1234567890")
                        .retention(Duration.days(6))
                        .build())
                .hasMessageStartingWith("'retention' must be at least 7 days, got");
    }
}
