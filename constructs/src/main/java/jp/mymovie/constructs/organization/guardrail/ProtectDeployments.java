package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * Nobody borrows the deployments' rights: CloudFormation acts with its own role on every stack, also for whoever may not
 * pass that role, so stacks are changed by the deploy role alone; protected roles are passed on by it alone; what is
 * deployed is put into the bucket by the publishing role alone; and the function behind a protected role keeps its code and is
 * called by deployments alone, since it does what it is told.
 *
 * @param qualifier the CDK bootstrap's
 * @param roleNames names or patterns of protected roles, none of which an administrator may pass on
 * @param functionNames names or patterns of functions that run with a protected role
 * @param deployers ARN patterns of the roles that may change what deployments change
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html">CloudFormation
 *     service role</a>
 */
public record ProtectDeployments(
        String qualifier, List<String> roleNames, List<String> functionNames, List<String> deployers)
        implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny(
                                "ProtectStacks",
                                "cloudformation:CancelUpdateStack",
                                "cloudformation:ContinueUpdateRollback",
                                "cloudformation:Create*",
                                "cloudformation:Delete*",
                                "cloudformation:Execute*",
                                "cloudformation:RollbackStack",
                                "cloudformation:SetStackPolicy",
                                "cloudformation:Update*")
                        .except(and("deploy-role")),
                Statement.deny("ProtectPassing", "iam:PassRole")
                        .on(roleNames.stream()
                                .map(name -> "arn:aws:iam::*:role/" + name)
                                .toList())
                        .except(and("deploy-role")),
                Statement.deny("ProtectAssets", "s3:DeleteObject*", "s3:PutBucket*", "s3:PutObject*")
                        .on(List.of("arn:aws:s3:::cdk-%s-assets-*".formatted(qualifier)))
                        .except(and("file-publishing-role")),
                Statement.deny(
                                "ProtectFunctions",
                                "lambda:AddPermission",
                                "lambda:CreateFunctionUrlConfig",
                                "lambda:DeleteFunction*",
                                "lambda:Invoke*",
                                "lambda:UpdateFunction*")
                        .on(functionNames.stream()
                                .map(name -> "arn:aws:lambda:*:*:function:" + name)
                                .toList())
                        .except(deployers));
    }

    private List<String> and(String kind) {
        return Stream.concat(
                        deployers.stream(), Stream.of("arn:aws:iam::*:role/cdk-%s-%s-*".formatted(qualifier, kind)))
                .toList();
    }
}
