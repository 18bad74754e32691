package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * Secrets on which a deployment rests are read by whom they let, and changed by the last resort, as their runbook says.
 *
 * @param names names or patterns of the secrets
 * @param keepers ARN patterns of the roles that may change them
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access.html">Access to secrets</a>
 */
public record ProtectSecrets(List<String> names, List<String> keepers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.denyAllBut(
                        "ProtectSecrets",
                        List.of("secretsmanager:Describe*", "secretsmanager:Get*", "secretsmanager:List*"))
                .on(names.stream()
                        .map(name -> "arn:aws:secretsmanager:*:*:secret:" + name)
                        .toList())
                .except(keepers));
    }
}
