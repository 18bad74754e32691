package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * An account that nobody has furnished yet does nothing, but for what furnishes it: the management account's access role
 * and the CDK's bootstrap. Attach it to the unit in which new accounts land; the way out is to move the account:
 * {@code aws organizations move-account}, a call of the management account, which no such policy binds.
 *
 * @param exempt ARN patterns of the roles that furnish an account
 * @see <a href="https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/transitional-ou.html">Transitional OU</a>
 */
public record Quarantine(List<String> exempt) implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("Quarantine", "*").except(exempt));
    }
}
