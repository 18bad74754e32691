package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * What every account starts with stays: encryption by default, the blocks of public snapshots and images, the password
 * policy, the contacts, the analyzer, and whatever of Config, GuardDuty and Security Hub is switched on.
 *
 * @param deployers ARN patterns of the roles that set it
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html">SCP examples</a>
 */
public record ProtectBaseline(List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                        "ProtectBaseline",
                        "access-analyzer:DeleteAnalyzer",
                        "account:CloseAccount",
                        "account:DeleteAlternateContact",
                        "account:DisableRegion",
                        "account:EnableRegion",
                        "account:PutAlternateContact",
                        "account:PutContactInformation",
                        "config:Delete*",
                        "config:PutConfigurationRecorder",
                        "config:StopConfigurationRecorder",
                        "ec2:DisableEbsEncryptionByDefault",
                        "ec2:DisableImageBlockPublicAccess",
                        "ec2:DisableSnapshotBlockPublicAccess",
                        "ec2:EnableSerialConsoleAccess",
                        "ec2:ModifyInstanceMetadataDefaults",
                        "ec2:ModifyVpcBlockPublicAccess*",
                        "guardduty:Delete*",
                        "guardduty:Disassociate*",
                        "guardduty:UpdateDetector",
                        "iam:DeleteAccountPasswordPolicy",
                        "iam:UpdateAccountPasswordPolicy",
                        "securityhub:BatchDisable*",
                        "securityhub:Disable*",
                        "securityhub:Disassociate*")
                .except(deployers));
    }
}
