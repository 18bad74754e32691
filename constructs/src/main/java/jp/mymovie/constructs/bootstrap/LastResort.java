package jp.mymovie.constructs.bootstrap;

import static jp.mymovie.constructs.bootstrap.PolicyJson.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The role of last resort, in the account that holds the users: everything, without a boundary, for one hour, and for the
 * one user of that name alone, who signs in with a hardware key. Its use rings an alarm, and whoever uses it writes down
 * why.
 */
final class LastResort {
    /** The user, whom a person makes by hand. */
    static final String USER = "break-glass";

    private LastResort() {}

    static Map<String, Object> role(Names names) {
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("Effect", "Allow");
        trust.put("Action", "sts:AssumeRole");
        trust.put("Principal", Map.of("AWS", names.accountId()));
        when(trust, "ArnEquals", "aws:PrincipalArn", names.iam("user/" + USER));
        when(trust, "Bool", "aws:MultiFactorAuthPresent", "true");
        // EventBridge hears of an AssumeRole in the region whose STS was asked, and only there; the alarms are in two.
        when(
                trust,
                "StringEquals",
                "aws:RequestedRegion",
                Stream.of(names.region(), "us-east-1").distinct().toList());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("RoleName", PeoplesRoles.BREAK_GLASS);
        properties.put("Description", "The last resort: see docs/runbooks/break-glass.md");
        properties.put("MaxSessionDuration", 3600);
        properties.put("AssumeRolePolicyDocument", PolicyJson.document(List.of(trust)));
        properties.put("ManagedPolicyArns", List.of(PeoplesRoles.aws("AdministratorAccess")));
        return PolicyJson.retained(PolicyJson.resource("AWS::IAM::Role", properties));
    }
}
