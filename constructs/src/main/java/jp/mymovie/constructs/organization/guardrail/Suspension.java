package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * An account that is given up, or taken over by somebody, does nothing at all, whoever asks. Attach it to a unit and
 * move the account there; moving it back ends it.
 *
 * @see <a href="https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/suspended-ou.html">Suspended OU</a>
 */
public record Suspension() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("Suspension", "*"));
    }
}
