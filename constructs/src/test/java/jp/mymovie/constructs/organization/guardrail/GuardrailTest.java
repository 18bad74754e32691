package jp.mymovie.constructs.organization.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each guardrail says; what all of them decide together is simulated elsewhere. */
class GuardrailTest {
    private static final List<String> DEPLOYERS = List.of("arn:aws:iam::*:role/deployer");
    private static final List<String> WRITERS = List.of("arn:aws:iam::*:role/writer");
    private static final List<String> BACKUPS = List.of("arn:aws:iam::*:role/backup");

    @Test
    void deploymentsLendTheirRightsToNobody() {
        List<Statement> statements = new ProtectDeployments(
                        "hnb659fds", List.of("cdk-*"), List.of("films/switch/*"), WRITERS, DEPLOYERS)
                .statements();

        assertThat(statements)
                .extracting(Statement::sid)
                .containsExactly(
                        "ProtectStacks", "ProtectStackTypes", "ProtectPassing", "ProtectAssets", "ProtectParameters");
        assertThat(String.valueOf(statements.get(0).document()))
                .contains("NotAction", "role/cdk-hnb659fds-deploy-role-*");
        assertThat(String.valueOf(statements.get(3).document()))
                .contains("arn:aws:s3:::cdk-hnb659fds-assets-*", "file-publishing-role-*");
        assertThat(String.valueOf(statements.get(4).document()))
                .contains("parameter/cdk/exports/*", "parameter/films/switch/*");
    }

    @Test
    void aNewAccountWaitsForItsFurnitureAndAGivenUpOneForNothing() {
        assertThat(only(new Quarantine(DEPLOYERS)))
                .containsEntry("Action", "*")
                .containsEntry("Condition", Map.of("ArnNotLike", Map.of("aws:PrincipalArn", DEPLOYERS.get(0))));
        assertThat(String.valueOf(only(new QuarantineAtTheRoot("o-a1b2c3d4e5", "r-a1b2", DEPLOYERS))))
                .contains("aws:PrincipalOrgPaths=o-a1b2c3d4e5/r-a1b2/");
        assertThat(only(new Suspension())).containsEntry("Action", "*").doesNotContainKey("Condition");
    }

    @Test
    void theRootUserIsLockedOutButACentralRootSessionIsNot() {
        assertThat(only(new DenyRootUser()))
                .containsEntry("Action", "*")
                .containsEntry(
                        "Condition",
                        Map.of(
                                "ArnLike", Map.of("aws:PrincipalArn", "arn:aws:iam::*:root"),
                                "Null", Map.of("aws:AssumedRoot", "true")));
    }

    @Test
    void aFunctionThatRunsWithAProtectedRoleIsCalledByDeploymentsAlone() {
        assertThat(list(statement(new ProtectFunctions(List.of("Prod-*"), WRITERS, DEPLOYERS), "ProtectFunctions")
                        .get("NotAction")))
                .containsExactly("lambda:Get*", "lambda:List*", "lambda:UpdateAlias");
    }

    @Test
    void theNameOfAProtectedRoleIsTakenByNobody() {
        assertThat(list(only(new ProtectRoles(List.of("cdk-*"), DEPLOYERS)).get("NotAction")))
                .noneMatch(action -> action.startsWith("iam:Create"));
    }

    @Test
    void theRegionLockNeverExemptsRegionalServicesAltogether() {
        assertThat(Exemption.actions(Exemption.GLOBAL))
                .doesNotContain("kms:*", "config:*", "ec2:*", "s3:*", "lambda:*")
                .contains("account:*", "billing:*", "sso:*", "payments:*", "tax:*", "notifications:*", "iam:*")
                .isSorted();
    }

    @Test
    void whatTheRegionLockLeavesAloneStandsThereOnceAndForAReason() {
        for (List<Exemption> exemptions : List.of(Exemption.GLOBAL, Exemption.EDGE)) {
            assertThat(Exemption.actions(exemptions)).doesNotHaveDuplicates().isSorted();
            assertThat(exemptions).allMatch(exemption -> exemption.reason().length() > 10);
        }
        assertThat(Exemption.actions(Exemption.EDGE)).doesNotContainAnyElementsOf(Exemption.actions(Exemption.GLOBAL));
    }

    @Test
    void whatIsNotOnTheListIsClosed() {
        assertThat(only(new DenyOtherServices(List.of("s3:*", "sqs:*"), List.of())))
                .containsEntry("NotAction", List.of("s3:*", "sqs:*"))
                .containsEntry("Resource", "*")
                .doesNotContainKey("Condition");
        assertThat(only(new DenyOtherServices(List.of("s3:*"), List.of("111111111111"))))
                .containsEntry("Condition", Map.of("StringNotEquals", Map.of("aws:PrincipalAccount", "111111111111")));
        for (List<String> wrong : List.of(List.<String>of(), List.of("s3:*", "*"))) {
            assertThatThrownBy(() -> new DenyOtherServices(wrong, List.of()))
                    .hasMessage("'actions' must name the services in use, got %s: write 's3:*' for all of one"
                            .formatted(wrong));
        }
    }

    @Test
    void whatIsDearInAServiceThatIsUsedIsNamedOnceAndForAReason() {
        assertThat(Exemption.actions(Exemption.PAID))
                .doesNotHaveDuplicates()
                .isSorted()
                .doesNotContain("*");
        assertThat(Exemption.PAID).allMatch(extra -> extra.reason().length() > 10);
        assertThat(list(statement(new DenyPaidExtras(), "DenyPaidExtras").get("Action")))
                .contains("dynamodb:PurchaseReservedCapacityOfferings", "lambda:PutProvisionedConcurrencyConfig");
    }

    @Test
    void aMessageToATopicIsNoTextMessage() {
        assertThat(statement(new DenyPaidExtras(), "DenyTextMessages"))
                .containsEntry("Action", "sns:Publish")
                .containsEntry("NotResource", "arn:aws:sns:*:*:*")
                .doesNotContainKey("Resource");
    }

    @Test
    void dataStaysInTheOrganizationButForWhatIsExcepted() {
        assertThat(only(new ResourcePerimeter("o-a1b2c3d4e5", List.of())))
                .containsEntry("Resource", "*")
                .containsEntry(
                        "Condition", Map.of("StringNotEqualsIfExists", Map.of("aws:ResourceOrgID", "o-a1b2c3d4e5")));
        assertThat(only(new ResourcePerimeter("o-a1b2c3d4e5", List.of("arn:aws:s3:::aws-glue-studio-*"))))
                .containsEntry("NotResource", "arn:aws:s3:::aws-glue-studio-*")
                .doesNotContainKey("Resource");
    }

    @Test
    void theRegionLockNamesTheRegionsInUse() {
        assertThat(only(new DenyOtherRegions(List.of("ap-northeast-1", "us-east-1"))))
                .containsEntry(
                        "Condition",
                        Map.of(
                                "StringNotEquals",
                                Map.of("aws:RequestedRegion", List.of("ap-northeast-1", "us-east-1"))));
        assertThatThrownBy(() -> new DenyOtherRegions(List.of()))
                .hasMessage("'regions' must name the regions in use, got []");
    }

    @Test
    void theEdgeRegionTakesWhatCloudFrontNeedsAndNoWorkload() {
        assertThat(list(only(new DenyWorkloadsAtTheEdge()).get("NotAction")))
                .contains("acm:*", "cloudfront:*", "wafv2:*", "logs:*")
                .doesNotContain("ec2:*", "dynamodb:*", "rds:*");
    }

    @Test
    void logsAndBackupsAreDeletedByNobodyAtAll() {
        assertThat(statement(new ProtectLogArchive(List.of("lake"), WRITERS, DEPLOYERS), "KeepLogs"))
                .doesNotContainKey("Condition");
        assertThat(statement(new ProtectBackups(BACKUPS, DEPLOYERS), "KeepBackups"))
                .doesNotContainKey("Condition");
    }

    @Test
    void logsArePutByTheirWritersAloneAndNeverOverOthers() {
        assertThat(statement(new ProtectLogArchive(List.of("lake"), WRITERS, DEPLOYERS), "KeepLogsAsWritten"))
                .containsEntry("NotAction", List.of("s3:Get*", "s3:List*"))
                .containsEntry("Resource", "arn:aws:s3:::lake/*")
                .containsEntry("Condition", Map.of("ArnNotLike", Map.of("aws:PrincipalArn", WRITERS.get(0))));
    }

    @Test
    void theLockOfAVaultIsProtected() {
        Map<String, Object> kept = statement(new ProtectBackups(BACKUPS, DEPLOYERS), "KeepRecoveryPoints");

        assertThat(list(kept.get("Action"))).contains("backup:DeleteBackupVaultLockConfiguration");
        assertThat(kept).doesNotContainKey("Condition");
    }

    @Test
    void aBackupOfATableGoesByTheRoleOfBackupsAlone() {
        assertThat(statement(new ProtectBackups(BACKUPS, DEPLOYERS), "KeepTableBackups"))
                .containsEntry("Action", "dynamodb:DeleteBackup")
                .containsEntry("Condition", Map.of("ArnNotLike", Map.of("aws:PrincipalArn", BACKUPS.get(0))));
    }

    @Test
    void settingsAreChangedByDeploymentsAlone() {
        List<Guardrail> changeable = List.of(
                new ProtectApis(DEPLOYERS),
                new ProtectPolicies(List.of("boundary"), DEPLOYERS),
                new ProtectSecrets(List.of("own/*"), DEPLOYERS),
                new ProtectPublicAccessBlock(DEPLOYERS),
                new ProtectRoles(List.of("Administrator"), DEPLOYERS));
        assertThat(changeable)
                .allSatisfy(guardrail -> assertThat(only(guardrail))
                        .containsEntry(
                                "Condition",
                                Map.of("ArnNotLike", Map.of("aws:PrincipalArn", "arn:aws:iam::*:role/deployer"))));
    }

    @Test
    void withoutDeployersNobodyIsExempt() {
        assertThat(only(new ProtectApis(List.of()))).doesNotContainKey("Condition");
    }

    /** An action that AWS adds tomorrow is denied on what is kept: all but reading and a few writes that are named. */
    @Test
    void whatIsKeptIsClosed() {
        List<Guardrail> closed = List.of(
                new ProtectTrail("all"),
                new ProtectLogArchive(List.of("lake-*"), WRITERS, DEPLOYERS),
                new ProtectCompactedLogs("days-*", WRITERS, DEPLOYERS),
                new ProtectLogDelivery(WRITERS, DEPLOYERS),
                new ProtectObservability(List.of("Prod-*"), List.of("mymovie-*"), DEPLOYERS),
                new ProtectBackups(BACKUPS, DEPLOYERS),
                new ProtectTables(List.of("Prod-*"), List.of("*-Data-*"), WRITERS, DEPLOYERS, BACKUPS),
                new ProtectUsers(WRITERS, DEPLOYERS, BACKUPS),
                new ProtectFunctions(List.of("Prod-*"), WRITERS, DEPLOYERS));
        assertThat(closed)
                .allSatisfy(guardrail -> assertThat(guardrail.statements()).anySatisfy(statement -> {
                    assertThat(statement.verb()).isEqualTo("NotAction");
                    assertThat(statement.resources()).doesNotContain("*");
                }));
    }

    @Test
    void usersAndKeptTablesAreDeletedByTheLastResortAlone() {
        assertThat(statement(new ProtectUsers(WRITERS, DEPLOYERS, BACKUPS), "KeepUsers"))
                .containsEntry("Action", "cognito-idp:DeleteUserPool")
                .containsEntry("Condition", Map.of("ArnNotLike", Map.of("aws:PrincipalArn", BACKUPS.get(0))));
        assertThat(statement(
                        new ProtectTables(List.of("Prod-*"), List.of("*-Data-*"), WRITERS, DEPLOYERS, BACKUPS),
                        "KeepTables"))
                .containsEntry("Resource", "arn:aws:dynamodb:*:*:table/*-Data-*")
                .containsEntry("Condition", Map.of("ArnNotLike", Map.of("aws:PrincipalArn", BACKUPS.get(0))));
    }

    @Test
    void protectsWhatItIsToldTo() {
        assertThat(only(new ProtectTrail("all"))).containsEntry("Resource", "arn:aws:cloudtrail:*:*:trail/all");
        assertThat(only(new ProtectRoles(List.of("Administrator", "cdk-*"), DEPLOYERS)))
                .containsEntry("Resource", List.of("arn:aws:iam::*:role/Administrator", "arn:aws:iam::*:role/cdk-*"));
    }

    @Test
    void noLongLivedCredentialIsMadeInAMember() {
        assertThat(list(only(new DenyIamUsers()).get("Action")))
                .contains("iam:CreateUser", "iam:CreateAccessKey", "signin:*OAuth2*");
    }

    @Test
    void everyGuardrailNamesItsSource() throws IOException {
        Path sources = Path.of("src/main/java/jp/mymovie/constructs/organization/guardrail");
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                if (source.contains("implements Guardrail")) {
                    assertThat(source).as("%s", file).contains(" * @see <a");
                }
            }
        }
    }

    private static Map<String, Object> only(Guardrail guardrail) {
        assertThat(guardrail.statements()).hasSize(1);
        return guardrail.statements().get(0).document();
    }

    private static Map<String, Object> statement(Guardrail guardrail, String sid) {
        return guardrail.statements().stream()
                .filter(statement -> statement.sid().equals(sid))
                .findFirst()
                .orElseThrow()
                .document();
    }

    private static List<String> list(@Nullable Object value) {
        return ((List<?>) Objects.requireNonNull(value))
                .stream().map(String::valueOf).toList();
    }
}
