package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * Nothing is used but the services on a list, beside AWS's FullAWSAccess: a service that AWS adds is closed because it
 * is not on it. It binds the root user and every role of an account, service-linked roles apart, which no service control
 * policy binds.
 *
 * @param actions what is used, actions or patterns such as {@code s3:*}
 * @param elsewhere accounts below the target that have a list of their own, such as those in which a change is tried
 *     first; may be empty
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html">
 *     SCP evaluation</a>
 */
public record DenyOtherServices(List<String> actions, List<String> elsewhere) implements Guardrail {
    /** @throws IllegalArgumentException if nothing is used, or everything */
    public DenyOtherServices {
        if (actions.isEmpty() || actions.contains("*")) {
            throw new IllegalArgumentException(
                    "'actions' must name the services in use, got %s: write 's3:*' for all of one".formatted(actions));
        }
        actions = List.copyOf(actions);
        elsewhere = List.copyOf(elsewhere);
    }

    @Override
    public List<Statement> statements() {
        Statement statement = Statement.denyAllBut("DenyOtherServices", actions);
        return List.of(
                elsewhere.isEmpty()
                        ? statement
                        : statement.when(Map.of("StringNotEquals", Map.of("aws:PrincipalAccount", elsewhere))));
    }
}
