package jp.mymovie.constructs.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The role of last resort, in the account that holds the users: everything, without a boundary, for one hour, and for the
 * one user of the same name alone, who signs in with a hardware key. Its use rings an alarm, and whoever uses it writes
 * down why.
 */
final class BreakGlassRole {
    private BreakGlassRole() {}

    static Map<String, Object> resource(Names names) {
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("Effect", "Allow");
        trust.put("Action", "sts:AssumeRole");
        trust.put("Principal", Map.of("AWS", names.accountId()));
        PolicyJson.when(trust, "ArnEquals", "aws:PrincipalArn", names.iam("user/break-glass"));
        PolicyJson.when(trust, "Bool", "aws:MultiFactorAuthPresent", "true");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("RoleName", BootstrapTemplate.BREAK_GLASS);
        properties.put("Description", "The last resort: see docs/runbooks/break-glass.md");
        properties.put("MaxSessionDuration", 3600);
        properties.put("AssumeRolePolicyDocument", PolicyJson.document(List.of(trust)));
        properties.put("ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/AdministratorAccess"));
        return PolicyJson.retained(PolicyJson.resource("AWS::IAM::Role", properties));
    }
}
