package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * One thing that nobody in a member account may do, whatever the account's own policies allow. It is written as deny
 * statements of a service control policy; {@link jp.mymovie.constructs.organization.ServiceControlPolicy} packs them.
 */
public interface Guardrail {
    /** The statements, each with a Sid unique in the organization. */
    List<Statement> statements();
}
