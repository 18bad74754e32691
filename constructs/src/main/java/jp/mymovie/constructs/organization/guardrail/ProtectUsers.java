package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * Users stay: a pool is deleted by the last resort alone, not by a deployment, which could take its protection away first;
 * its settings are changed by deployments, its users deleted by the service's own functions. People look, sign somebody
 * out, and shut and open one account, all of which can be undone.
 *
 * @param writers ARN patterns of the roles of functions
 * @param deployers ARN patterns of the roles that may change pools
 * @param lastResort ARN patterns of the roles that may delete one
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html">Deletion protection</a>
 */
public record ProtectUsers(List<String> writers, List<String> deployers, List<String> lastResort) implements Guardrail {
    private static final List<String> POOLS = List.of("arn:aws:cognito-idp:*:*:userpool/*");

    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny("KeepUsers", "cognito-idp:DeleteUserPool")
                        .on(POOLS)
                        .except(lastResort),
                Statement.denyAllBut(
                                "ProtectUsers",
                                List.of(
                                        "cognito-idp:AdminDisableUser",
                                        "cognito-idp:AdminEnableUser",
                                        "cognito-idp:AdminGet*",
                                        "cognito-idp:AdminList*",
                                        "cognito-idp:AdminUserGlobalSignOut",
                                        "cognito-idp:Describe*",
                                        "cognito-idp:Get*",
                                        "cognito-idp:List*"))
                        .on(POOLS)
                        .except(Stream.concat(writers.stream(), deployers.stream())
                                .toList()));
    }
}
