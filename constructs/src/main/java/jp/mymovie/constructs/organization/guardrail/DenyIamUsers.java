package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * No long-lived credential is made in a member account: people switch roles, machines assume them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html">IAM best practices</a>
 */
public record DenyIamUsers() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny(
                "DenyIamUsers",
                "iam:CreateUser",
                "iam:CreateAccessKey",
                "iam:CreateLoginProfile",
                "iam:CreateServiceSpecificCredential",
                "iam:ResetServiceSpecificCredential",
                "iam:UpdateLoginProfile",
                "iam:UploadSSHPublicKey",
                "iam:UploadSigningCertificate",
                "signin:*OAuth2*"));
    }
}
