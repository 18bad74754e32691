package jp.mymovie.constructs.cost;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The role by which a kill switch of another account moves what is in this one. By itself it reads what there is to move,
 * in this region and us-east-1; each {@link SwitchTarget} adds what it may move. It trusts one role: a trust policy refuses
 * a role that does not exist yet, so the account is trusted and the role stands in a condition.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principals of
 *     a trust policy</a>
 */
public final class SwitchRole extends Construct {
    private SwitchRole(Construct scope, String id) {
        super(scope, id);
    }

    /**
     * Adds the role.
     *
     * @param switched the role's name, and the path of the parameters
     * @param functionRoleArn role of the switch's function
     * @throws IllegalArgumentException if it is not the ARN of a role
     */
    public static SwitchRole create(Construct scope, String id, Switched switched, String functionRoleArn) {
        if (!functionRoleArn.matches("arn:aws:iam::\\d{12}:role/.+")) {
            throw new IllegalArgumentException(
                    "'functionRoleArn' must be the ARN of a role, got %s".formatted(functionRoleArn));
        }
        SwitchRole construct = new SwitchRole(scope, id);
        Role role = Role.Builder.create(construct, "Resource")
                .roleName(switched.roleName())
                .description("Cuts and restores this stage for the kill switch")
                .maxSessionDuration(Duration.hours(1))
                .assumedBy(new PrincipalWithConditions(
                        new AccountPrincipal(functionRoleArn.split(":")[4]),
                        Map.of("ArnEquals", Map.of("aws:PrincipalArn", functionRoleArn))))
                .build();
        Stack stack = Stack.of(scope);
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("ssm:GetParametersByPath"))
                .resources(Stream.of(stack.getRegion(), "us-east-1")
                        .distinct()
                        .flatMap(region -> Stream.of("", "/*")
                                .map(below -> "arn:aws:ssm:%s:%s:parameter%s%s"
                                        .formatted(region, stack.getAccount(), switched.path(), below)))
                        .toList())
                .build());
        return construct;
    }
}
