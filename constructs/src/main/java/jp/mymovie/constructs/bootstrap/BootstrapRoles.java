package jp.mymovie.constructs.bootstrap;

import static jp.mymovie.constructs.bootstrap.PolicyJson.allow;
import static jp.mymovie.constructs.bootstrap.PolicyJson.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;

/**
 * The roles of the CDK CLI, under the names and with the rights that the CLI expects of them. The stock template trusts
 * everybody in the account whose policy allows it; these trust the deployers alone.
 */
final class BootstrapRoles {
    private final Names names;
    private final List<String> deployers;

    BootstrapRoles(Names names, List<String> deployers) {
        this.names = names;
        this.deployers = deployers.stream().map(names::role).toList();
    }

    Map<String, Object> filePublishing() {
        return role(
                "file-publishing",
                List.of(),
                List.of(when(
                        allow(
                                "PublishFiles",
                                List.of(
                                        "s3:AbortMultipartUpload",
                                        "s3:GetBucketLocation",
                                        "s3:GetEncryptionConfiguration",
                                        "s3:GetObject",
                                        "s3:ListBucket",
                                        "s3:PutObject"),
                                List.of(names.assetBucket(), names.assetBucket() + "/*")),
                        "StringEquals",
                        "aws:ResourceAccount",
                        names.accountId())));
    }

    Map<String, Object> imagePublishing() {
        return role(
                "image-publishing",
                List.of(),
                List.of(
                        allow(
                                "PublishImages",
                                List.of(
                                        "ecr:BatchCheckLayerAvailability",
                                        "ecr:BatchGetImage",
                                        "ecr:CompleteLayerUpload",
                                        "ecr:DescribeImages",
                                        "ecr:DescribeRepositories",
                                        "ecr:GetDownloadUrlForLayer",
                                        "ecr:InitiateLayerUpload",
                                        "ecr:PutImage",
                                        "ecr:UploadLayerPart"),
                                List.of("arn:aws:ecr:%s:%s:repository/%s"
                                        .formatted(names.region(), names.accountId(), names.cdk("container-assets")))),
                        allow("SignIn", List.of("ecr:GetAuthorizationToken"), List.of("*"))));
    }

    Map<String, Object> lookup() {
        return role(
                "lookup",
                List.of("arn:aws:iam::aws:policy/ReadOnlyAccess"),
                List.of(PolicyJson.deny(
                        "ReadNoData",
                        List.of(
                                "dynamodb:BatchGetItem",
                                "dynamodb:GetItem",
                                "dynamodb:Query",
                                "dynamodb:Scan",
                                "kms:Decrypt",
                                "s3:GetObject",
                                "secretsmanager:GetSecretValue"),
                        List.of("*"))));
    }

    Map<String, Object> deploy() {
        String stacks = "arn:aws:cloudformation:%s:%s:*".formatted(names.region(), names.accountId());
        return role(
                "deploy",
                List.of("arn:aws:iam::aws:policy/AWSCloudFormationReadOnlyAccess"),
                List.of(
                        allow(
                                "DeployStacks",
                                List.of(
                                        "cloudformation:ContinueUpdateRollback",
                                        "cloudformation:CreateChangeSet",
                                        "cloudformation:CreateStack",
                                        "cloudformation:DeleteChangeSet",
                                        "cloudformation:DeleteStack",
                                        "cloudformation:ExecuteChangeSet",
                                        "cloudformation:RollbackStack",
                                        "cloudformation:TagResource",
                                        "cloudformation:UpdateStack",
                                        "cloudformation:UpdateTerminationProtection"),
                                List.of(stacks)),
                        PolicyJson.deny(
                                "ToolkitStays",
                                List.of(
                                        "cloudformation:CreateChangeSet",
                                        "cloudformation:DeleteStack",
                                        "cloudformation:ExecuteChangeSet",
                                        "cloudformation:UpdateStack",
                                        "cloudformation:UpdateTerminationProtection"),
                                List.of("arn:aws:cloudformation:*:%s:stack/CDKToolkit/*".formatted(names.accountId()))),
                        when(
                                allow("ExecuteAs", List.of("iam:PassRole"), List.of(names.cdkRole("cfn-exec-role"))),
                                "StringEquals",
                                "iam:PassedToService",
                                "cloudformation.amazonaws.com"),
                        allow(
                                "ReadAssets",
                                List.of("s3:GetBucketLocation", "s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"),
                                List.of(names.assetBucket(), names.assetBucket() + "/*")),
                        allow(
                                "ReadVersion",
                                List.of("ssm:GetParameter", "ssm:GetParameters"),
                                List.of("arn:aws:ssm:%s:%s:parameter%s"
                                        .formatted(names.region(), names.accountId(), names.versionParameter()))),
                        allow("WhoAmI", List.of("sts:GetCallerIdentity"), List.of("*"))));
    }

    private Map<String, Object> role(String kind, List<String> managed, List<Map<String, Object>> statements) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("RoleName", names.cdk(kind + "-role"));
        properties.put(
                "AssumeRolePolicyDocument", PolicyJson.document(List.of(trust("AssumeRole"), trust("TagSession"))));
        if (!managed.isEmpty()) {
            properties.put("ManagedPolicyArns", managed);
        }
        properties.put(
                "Policies",
                List.of(Ordered.map("PolicyName", kind, "PolicyDocument", PolicyJson.document(statements))));
        properties.put("Tags", List.of(Ordered.map("Key", "aws-cdk:bootstrap-role", "Value", kind)));
        return PolicyJson.resource("AWS::IAM::Role", properties);
    }

    // A role that does not exist yet can't be named as a principal, so the account is, with the roles as a condition.
    private Map<String, Object> trust(String action) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", action);
        statement.put("Effect", "Allow");
        statement.put("Action", "sts:" + action);
        statement.put("Principal", Map.of("AWS", names.accountId()));
        when(statement, "ArnEquals", "aws:PrincipalArn", deployers);
        return action.equals("AssumeRole") ? when(statement, "Null", "sts:ExternalId", "true") : statement;
    }
}
