package jp.mymovie.constructs.bootstrap;

import static jp.mymovie.constructs.bootstrap.PolicyJson.allow;
import static jp.mymovie.constructs.bootstrap.PolicyJson.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * The two groups of the account that holds the users. Users set their own password and their own second factor, and with
 * that factor switch into roles; nothing else, in this account or another. They are made by hand: a template holds no
 * password.
 */
public final class PeoplesGroups {
    /** The group of the people who run the estate. */
    public static final String ADMINISTRATORS = "Administrators";

    /** The group whose one member is the user {@code break-glass}. */
    public static final String BREAK_GLASS = "BreakGlass";

    private static final String SELF = "${aws:username}";
    private static final String FACTOR = "aws:MultiFactorAuthPresent";
    private static final List<String> MEMBERS_ROLES =
            List.of(PeoplesRoles.ADMINISTRATOR, PeoplesRoles.READ_ONLY, PeoplesRoles.LOG_READER);

    private PeoplesGroups() {}

    /**
     * Members of the organization are named by a pattern and the organization's id, so that an account more needs no new
     * bootstrap of this one, which the last resort alone can do.
     */
    static Map<String, Object> administrators(Names names) {
        List<String> devices = List.of(names.iam("mfa/" + SELF), names.iam("mfa/" + SELF + "-*"));
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(withFactor(allow(
                "SwitchRole",
                List.of("sts:AssumeRole"),
                MEMBERS_ROLES.stream().map(names::role).toList())));
        statements.add(when(
                withFactor(allow(
                        "SwitchRoleInMembers",
                        List.of("sts:AssumeRole"),
                        MEMBERS_ROLES.stream()
                                .map(role -> "arn:aws:iam::*:role/" + role)
                                .toList())),
                "StringEquals",
                "aws:ResourceOrgID",
                "${aws:PrincipalOrgID}"));
        statements.addAll(ownCredentials(names.iam("user/" + SELF)));
        statements.add(allow("OwnDevice", List.of("iam:CreateVirtualMFADevice"), devices));
        statements.add(withFactor(allow("DropOwnDevice", List.of("iam:DeleteVirtualMFADevice"), devices)));
        statements.add(allow(
                "ReadPasswordRules",
                List.of("iam:GetAccountPasswordPolicy", "iam:ListVirtualMFADevices"),
                List.of("*")));
        return group(ADMINISTRATORS, statements);
    }

    static Map<String, Object> breakGlass(Names names) {
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(withFactor(
                allow("BreakGlass", List.of("sts:AssumeRole"), List.of(names.role(PeoplesRoles.BREAK_GLASS)))));
        statements.addAll(ownCredentials(names.iam("user/" + LastResort.USER)));
        statements.add(allow("ReadPasswordRules", List.of("iam:GetAccountPasswordPolicy"), List.of("*")));
        return PolicyJson.retained(group(BREAK_GLASS, statements));
    }

    /** Without a factor a session may register one, since the first must come from somewhere, but take none away. */
    private static List<Map<String, Object>> ownCredentials(String user) {
        return List.of(
                allow(
                        "OwnPassword",
                        List.of("iam:ChangePassword", "iam:GetLoginProfile", "iam:GetUser"),
                        List.of(user)),
                allow(
                        "OwnSecondFactor",
                        List.of("iam:EnableMFADevice", "iam:GetMFADevice", "iam:ListMFADevices", "iam:ResyncMFADevice"),
                        List.of(user)),
                withFactor(allow("DropOwnSecondFactor", List.of("iam:DeactivateMFADevice"), List.of(user))));
    }

    private static Map<String, Object> withFactor(Map<String, Object> statement) {
        return when(statement, "Bool", FACTOR, "true");
    }

    private static Map<String, Object> group(String name, List<Map<String, Object>> statements) {
        return PolicyJson.resource(
                "AWS::IAM::Group",
                Ordered.map(
                        "GroupName",
                        name,
                        "Policies",
                        List.of(Ordered.map("PolicyName", name, "PolicyDocument", PolicyJson.document(statements)))));
    }
}
