package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * The root user of a member account does nothing. A central root session, which the management account opens for a
 * single task, carries {@code aws:AssumedRoot} and still works.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">Privileged root
 *     tasks</a>
 */
public record DenyRootUser() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(Statement.deny("DenyRootUser", "*")
                .when(Ordered.map(
                        "ArnLike", Map.of("aws:PrincipalArn", "arn:aws:iam::*:root"),
                        "Null", Map.of("aws:AssumedRoot", "true"))));
    }
}
