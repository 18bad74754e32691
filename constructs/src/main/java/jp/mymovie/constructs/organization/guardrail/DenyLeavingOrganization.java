package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/** No account leaves: outside the organization no guardrail holds. Without exception. */
public record DenyLeavingOrganization() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("DenyLeavingOrganization", "organizations:LeaveOrganization"));
    }
}
