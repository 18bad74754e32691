package jp.mymovie.constructs.bootstrap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two permissions boundaries of an account: what a role can do at most, whatever policy a deployment gives it. Both
 * are made by the account's bootstrap in the home region, where no deployment can change them, and are known by name.
 *
 * <ul>
 *   <li>{@link #workload}: for the roles of functions and services. It lets them use data, queues, logs and the like,
 *       and nothing that makes or widens permissions: no role, no user, no other role's session, no organization.
 *   <li>{@link #people}: for users, for the roles into which they switch and with which workflows deploy. It lets them
 *       do everything but get out of the boundaries: roles they make stand under that of machines, users under this one.
 * </ul>
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">Permissions
 *     boundaries</a>
 */
public final class Boundary {
    private static final List<String> USED_BY_MACHINES = List.of(
            "apigateway:*",
            "athena:*",
            "backup-storage:*",
            "backup:*",
            "cloudfront:*",
            "cloudwatch:*",
            "codedeploy:*",
            "cognito-idp:*",
            "dynamodb:*",
            "ec2:CreateTags",
            "events:*",
            "firehose:*",
            "glue:*",
            "kms:CreateGrant",
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey*",
            "lambda:*",
            "logs:*",
            "oam:ListAttachedLinks",
            "oam:ListSinks",
            "route53:ChangeResourceRecordSets",
            "route53:Get*",
            "route53:List*",
            "s3:*",
            "secretsmanager:GetSecretValue",
            "sns:*",
            "sqs:*",
            "ssm:*Parameter*",
            "ssm:AddTagsToResource",
            "ssm:ListTagsForResource",
            "ssm:RemoveTagsFromResource",
            "tag:GetResources",
            "xray:*");

    private Boundary() {}

    /** How the boundary of machines is called, in every account. */
    public static String workload(String system) {
        return system + "-workload-boundary";
    }

    /** How the boundary of people and workflows is called, in every account. */
    public static String people(String system) {
        return system + "-people-boundary";
    }

    /** @param assumed ARNs of roles whose sessions machines may take, patterns among them; empty for none */
    static Map<String, Object> workloadDocument(List<String> more, List<String> assumed) {
        List<String> actions = new ArrayList<>(USED_BY_MACHINES);
        actions.addAll(more);
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(PolicyJson.allow("UseServices", actions, List.of("*")));
        if (!assumed.isEmpty()) {
            statements.add(PolicyJson.allow("TakeRoles", List.of("sts:AssumeRole"), assumed));
        }
        return PolicyJson.document(statements);
    }

    /** @param users whether people may make users, as they may in the account that holds them */
    static Map<String, Object> peopleDocument(Names names, boolean users) {
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(PolicyJson.allow("Everything", List.of("*"), List.of("*")));
        statements.add(PolicyJson.when(
                PolicyJson.deny(
                        "RolesWithinBoundaries",
                        List.of(
                                "iam:AttachRolePolicy",
                                "iam:CreateRole",
                                "iam:PutRolePermissionsBoundary",
                                "iam:PutRolePolicy",
                                "iam:UpdateAssumeRolePolicy"),
                        List.of("*")),
                "StringNotEquals",
                "iam:PermissionsBoundary",
                names.workloadBoundary()));
        statements.add(PolicyJson.deny(
                "BoundariesStayOn",
                List.of("iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"),
                List.of("*")));
        statements.add(PolicyJson.deny(
                "BoundariesStayAsTheyAre",
                List.of(
                        "iam:CreatePolicyVersion",
                        "iam:DeletePolicy",
                        "iam:DeletePolicyVersion",
                        "iam:SetDefaultPolicyVersion"),
                names.bootstrapPolicies()));
        statements.add(PolicyJson.deny("BootstrapRolesStay", ExecutionPolicy.CHANGE_ROLES, names.bootstrapRoles()));
        if (users) {
            addUsers(statements, names);
        } else {
            statements.add(PolicyJson.deny(
                    "NoUsersNoKeys",
                    List.of(
                            "iam:CreateAccessKey",
                            "iam:CreateLoginProfile",
                            "iam:CreateServiceSpecificCredential",
                            "iam:CreateUser",
                            "iam:UploadSSHPublicKey",
                            "iam:UploadSigningCertificate"),
                    List.of("*")));
        }
        return PolicyJson.document(statements);
    }

    /** Users are people too; and nobody but the last resort changes the last resort and the groups' rights. */
    private static void addUsers(List<Map<String, Object>> statements, Names names) {
        statements.add(PolicyJson.when(
                PolicyJson.deny(
                        "UsersWithinBoundary",
                        List.of(
                                "iam:AttachUserPolicy",
                                "iam:CreateUser",
                                "iam:PutUserPermissionsBoundary",
                                "iam:PutUserPolicy"),
                        List.of("*")),
                "StringNotEquals",
                "iam:PermissionsBoundary",
                names.peopleBoundary()));
        statements.add(PolicyJson.deny(
                "LastResortStays",
                ExecutionPolicy.CHANGE_IDENTITIES,
                List.of(names.iam("user/" + LastResort.USER), names.iam("group/" + PeoplesGroups.BREAK_GLASS))));
        statements.add(PolicyJson.deny(
                "GroupsStay",
                List.of(
                        "iam:AttachGroupPolicy",
                        "iam:DeleteGroup",
                        "iam:DeleteGroupPolicy",
                        "iam:DetachGroupPolicy",
                        "iam:PutGroupPolicy",
                        "iam:UpdateGroup"),
                List.of(names.iam("group/" + PeoplesGroups.ADMINISTRATORS))));
    }

    /** The managed policy of a boundary, as a template writes it. */
    static Map<String, Object> resource(String name, String description, Map<String, Object> document) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("ManagedPolicyName", name);
        properties.put("Description", description);
        properties.put("PolicyDocument", document);
        return PolicyJson.resource("AWS::IAM::ManagedPolicy", properties);
    }
}
