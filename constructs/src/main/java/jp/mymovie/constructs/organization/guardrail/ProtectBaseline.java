package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * What every account starts with stays: encryption by default, the blocks of public snapshots and images, the password
 * policy, the contacts, the analyzer, and whatever of Config, GuardDuty and Security Hub is switched on. A finding that is
 * archived is a finding that nobody sees, so none is. Keys are not destroyed: whatever they encrypt would go with them.
 *
 * @param deployers ARN patterns of the roles that set it
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html">SCP examples</a>
 */
public record ProtectBaseline(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.denyAllBut(
                                "ProtectFindings",
                                List.of(
                                        "access-analyzer:Get*",
                                        "access-analyzer:List*",
                                        "account:Get*",
                                        "account:List*"))
                        .on(List.of("arn:aws:access-analyzer:*:*:*", "arn:aws:account::*:*"))
                        .except(deployers),
                Statement.deny(
                                "ProtectBaseline",
                                "access-analyzer:DeleteAnalyzer",
                                "account:CloseAccount",
                                "account:EnableRegion",
                                "account:Put*",
                                "config:Delete*",
                                "config:Put*",
                                "config:StopConfigurationRecorder",
                                "ec2:DisableEbsEncryptionByDefault",
                                "ec2:DisableImageBlockPublicAccess",
                                "ec2:DisableSnapshotBlockPublicAccess",
                                "ec2:EnableSerialConsoleAccess",
                                "ec2:ModifyInstanceMetadataDefaults",
                                "ec2:ModifyVpcBlockPublicAccess*",
                                "guardduty:ArchiveFindings",
                                "guardduty:Create*",
                                "guardduty:Delete*",
                                "guardduty:Disassociate*",
                                "guardduty:Stop*",
                                "guardduty:Update*",
                                "iam:DeleteAccountPasswordPolicy",
                                "iam:PutAccountProperties",
                                "iam:UpdateAccount*",
                                "kms:DeleteImportedKeyMaterial",
                                "kms:DisableKey",
                                "kms:ScheduleKeyDeletion",
                                "securityhub:BatchDisable*",
                                "securityhub:BatchUpdate*",
                                "securityhub:Create*",
                                "securityhub:Delete*",
                                "securityhub:Disable*",
                                "securityhub:Disassociate*",
                                "securityhub:Update*")
                        .except(deployers));
    }
}
