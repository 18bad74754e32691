package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * No account leaves: outside the organization no guardrail holds. Without exception.
 *
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html">SCP examples</a>
 */
public record DenyLeavingOrganization() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("DenyLeavingOrganization", "organizations:LeaveOrganization"));
    }
}
