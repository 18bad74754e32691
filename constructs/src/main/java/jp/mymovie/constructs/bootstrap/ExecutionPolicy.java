package jp.mymovie.constructs.bootstrap;

import static jp.mymovie.constructs.bootstrap.PolicyJson.allow;
import static jp.mymovie.constructs.bootstrap.PolicyJson.deny;
import static jp.mymovie.constructs.bootstrap.PolicyJson.when;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What CloudFormation may do in an account when it deploys: the actions that the types of resources in the account's
 * templates need, and with IAM only roles within the boundary of machines. It reads no data and changes nothing of the
 * bootstrap itself, people's and workflows' roles included.
 */
final class ExecutionPolicy {
    /** A managed policy takes 6,144 characters without white space; the rest of its document takes less than 200. */
    private static final int CHARACTERS = 5_900;

    /** Everything that changes a role or hands it on. */
    static final List<String> CHANGE_ROLES = List.of(
            "iam:AttachRolePolicy",
            "iam:CreateRole",
            "iam:DeleteRole",
            "iam:DeleteRolePermissionsBoundary",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:TagRole",
            "iam:UntagRole",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateRoleDescription");

    /** Everything that changes users, groups, their credentials and identity providers. */
    static final List<String> CHANGE_IDENTITIES = List.of(
            "iam:Add*",
            "iam:Attach*",
            "iam:ChangePassword",
            "iam:Create*",
            "iam:Deactivate*",
            "iam:Delete*",
            "iam:Detach*",
            "iam:Enable*",
            "iam:Put*",
            "iam:Remove*",
            "iam:Reset*",
            "iam:Resync*",
            "iam:Tag*",
            "iam:Untag*",
            "iam:Update*",
            "iam:Upload*");

    // Each takes iam:PermissionsBoundary by the service authorization reference; tagging does not.
    private static final List<String> BOUNDED = List.of(
            "iam:AttachRolePolicy",
            "iam:CreateRole",
            "iam:DeleteRole",
            "iam:DeleteRolePolicy",
            "iam:DetachRolePolicy",
            "iam:PutRolePermissionsBoundary",
            "iam:PutRolePolicy",
            "iam:UpdateAssumeRolePolicy",
            "iam:UpdateRole",
            "iam:UpdateRoleDescription");

    private static final List<String> PASSED_TO = List.of(
            "apigateway.amazonaws.com",
            "athena.amazonaws.com",
            "backup.amazonaws.com",
            "codedeploy.amazonaws.com",
            "events.amazonaws.com",
            "firehose.amazonaws.com",
            "lambda.amazonaws.com",
            "logs.amazonaws.com",
            "scheduler.amazonaws.com");

    private static final List<String> LINKED = List.of(
            "access-analyzer.amazonaws.com",
            "backup.amazonaws.com",
            "cloudtrail.amazonaws.com",
            "config.amazonaws.com",
            "delivery.logs.amazonaws.com",
            "dynamodb.application-autoscaling.amazonaws.com",
            "email.cognito-idp.amazonaws.com",
            "guardduty.amazonaws.com",
            "ops.apigateway.amazonaws.com",
            "organizations.amazonaws.com",
            "restore-testing.backup.amazonaws.com",
            "securityhub.amazonaws.com");

    private final Names names;
    private final Collection<String> types;
    private final List<String> secrets;

    ExecutionPolicy(Names names, Collection<String> types, List<String> secrets) {
        this.names = names;
        this.types = types;
        this.secrets = secrets;
    }

    /** The documents of the managed policies, each within AWS's size. */
    List<Map<String, Object>> documents() {
        List<Map<String, Object>> documents = new ArrayList<>();
        documents.add(PolicyJson.document(identity()));
        List<String> part = new ArrayList<>();
        int length = 0;
        for (String action : ExecutionActions.read().of(types)) {
            if (length + action.length() + 3 > CHARACTERS) {
                documents.add(services(part, documents.size()));
                part = new ArrayList<>();
                length = 0;
            }
            part.add(action);
            length += action.length() + 3;
        }
        if (!part.isEmpty()) {
            documents.add(services(part, documents.size()));
        }
        return documents;
    }

    private static Map<String, Object> services(List<String> actions, int number) {
        return PolicyJson.document(List.of(allow("Deploy" + number, List.copyOf(actions), List.of("*"))));
    }

    private List<Map<String, Object>> identity() {
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.add(allow(
                "ReadAssets", List.of("s3:GetObject", "s3:GetObjectVersion"), List.of(names.assetBucket() + "/*")));
        statements.add(allow("ReadParameters", List.of("ssm:GetParameters"), parameters()));
        if (!secrets.isEmpty()) {
            statements.add(allow("ReadSecretsForTemplates", List.of("secretsmanager:GetSecretValue"), secrets));
        }
        statements.add(allow("ReadIdentity", List.of("iam:Get*", "iam:List*"), List.of(names.iam("*"))));
        statements.add(when(
                allow("MachinesRoles", BOUNDED, List.of(names.role("*"))),
                "StringEquals",
                "iam:PermissionsBoundary",
                names.workloadBoundary()));
        statements.add(allow("TagRoles", List.of("iam:TagRole", "iam:UntagRole"), List.of(names.role("*"))));
        statements.add(when(
                allow("PassRoles", List.of("iam:PassRole"), List.of(names.role("*"))),
                "StringEquals",
                "iam:PassedToService",
                PASSED_TO));
        statements.add(when(
                allow(
                        "ServicesOwnRoles",
                        List.of("iam:CreateServiceLinkedRole"),
                        List.of(names.role("aws-service-role/*"))),
                "StringEquals",
                "iam:AWSServiceName",
                linked()));
        if (types.contains("AWS::IAM::ManagedPolicy")) {
            statements.add(allow(
                    "Policies",
                    List.of(
                            "iam:CreatePolicy",
                            "iam:CreatePolicyVersion",
                            "iam:DeletePolicy",
                            "iam:DeletePolicyVersion",
                            "iam:TagPolicy",
                            "iam:UntagPolicy"),
                    List.of(names.iam("policy/*"))));
        }
        statements.add(deny("BootstrapRolesStay", passedToo(), names.bootstrapRoles()));
        statements.add(deny(
                "BootstrapPoliciesStay",
                List.of(
                        "iam:CreatePolicy*",
                        "iam:DeletePolicy*",
                        "iam:SetDefaultPolicyVersion",
                        "iam:TagPolicy",
                        "iam:UntagPolicy"),
                names.bootstrapPolicies()));
        statements.add(deny(
                "IdentitiesStay",
                CHANGE_IDENTITIES,
                Stream.of("group/*", "mfa/*", "oidc-provider/*", "saml-provider/*", "user/*")
                        .map(names::iam)
                        .toList()));
        return statements;
    }

    /** WAF has a role of its own to write its log, for which whoever sets the log asks. */
    private List<String> linked() {
        return types.contains("AWS::WAFv2::LoggingConfiguration")
                ? Stream.concat(LINKED.stream(), Stream.of("wafv2.amazonaws.com"))
                        .toList()
                : LINKED;
    }

    private static List<String> passedToo() {
        List<String> actions = new ArrayList<>(CHANGE_ROLES);
        actions.add("iam:PassRole");
        return actions;
    }

    // The second is where the CDK keeps what one region takes of another.
    private List<String> parameters() {
        String parameter = "arn:aws:ssm:%s:%s:parameter".formatted(names.region(), names.accountId());
        return List.of(parameter + names.versionParameter(), parameter + "/cdk/exports/*");
    }
}
