package jp.mymovie.constructs.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * The roles into which people switch from the account that holds their users, and only with a second factor. The bootstrap
 * makes them, so that no deployment can touch them; their names are fixed, since the users' policy and the guardrails know
 * them by name. A session lasts four hours at most, of {@value #BREAK_GLASS} one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-console.html">Switch role</a>
 */
public final class PeoplesRoles {
    /** The role that may do everything within the boundary of people. */
    public static final String ADMINISTRATOR = "Administrator";

    /** The role that may look at settings and states: at no data of users, no address and no secret. */
    public static final String READ_ONLY = "ReadOnly";

    /** The role that may ask the log lake, and do nothing else. */
    public static final String LOG_READER = "LogReader";

    /** The role of last resort, in the account that holds the users. */
    public static final String BREAK_GLASS = "BreakGlass";

    /** The role by which the management account reaches a member; Organizations makes it with the account. */
    static final String ORGANIZATION_ACCESS = "OrganizationAccountAccessRole";

    /** Every name that is fixed, also where the account has no such role. */
    static final List<String> NAMES = List.of(ADMINISTRATOR, READ_ONLY, LOG_READER, BREAK_GLASS, ORGANIZATION_ACCESS);

    private PeoplesRoles() {}

    static Map<String, Object> administrator(String usersAccount) {
        return role(ADMINISTRATOR, usersAccount, "ManagedPolicyArns", List.of(aws("AdministratorAccess")));
    }

    static Map<String, Object> readOnly(String usersAccount) {
        return role(READ_ONLY, usersAccount, "Policies", inline("settings", ReadOnlyAccess.statements()));
    }

    static Map<String, Object> logReader(Names names, String usersAccount, LogAccess logs) {
        return role(LOG_READER, usersAccount, "Policies", inline("logs", logs.statements(names)));
    }

    private static List<Map<String, Object>> inline(String name, List<Map<String, Object>> statements) {
        return List.of(Ordered.map("PolicyName", name, "PolicyDocument", PolicyJson.document(statements)));
    }

    private static Map<String, Object> role(
            String name, String usersAccount, String policies, List<?> attachedOrInline) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("RoleName", name);
        properties.put("Description", "People switch into it from account " + usersAccount);
        properties.put("MaxSessionDuration", 14_400);
        properties.put("PermissionsBoundary", Map.of("Ref", "PeopleBoundary"));
        properties.put("AssumeRolePolicyDocument", PolicyJson.document(List.of(trust(usersAccount))));
        properties.put(policies, attachedOrInline);
        return PolicyJson.resource("AWS::IAM::Role", properties);
    }

    private static Map<String, Object> trust(String usersAccount) {
        Map<String, Object> trust = new LinkedHashMap<>();
        trust.put("Effect", "Allow");
        trust.put("Action", "sts:AssumeRole");
        trust.put("Principal", Map.of("AWS", usersAccount));
        return PolicyJson.when(trust, "Bool", "aws:MultiFactorAuthPresent", "true");
    }

    static String aws(String policy) {
        return "arn:aws:iam::aws:policy/" + policy;
    }
}
