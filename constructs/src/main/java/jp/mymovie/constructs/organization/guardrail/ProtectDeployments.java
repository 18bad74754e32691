package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * Nobody borrows the deployments' rights: CloudFormation acts with its own role on every stack, also for whoever may not
 * pass that role, so stacks are changed by the deploy role alone; protected roles are passed on by it alone; and what is
 * deployed is put into the bucket by the publishing role alone, which is all that anybody does to that bucket by hand. What a deployment reads in parameters is not slipped in there.
 *
 * @param qualifier the CDK bootstrap's
 * @param roleNames names or patterns of protected roles, none of which an administrator may pass on
 * @param parameters names of further parameters that deployments write, without the first slash, such as {@code
 *     mymovie/switch/*}
 * @param machines ARN patterns of the roles of functions, some of which hand values from region to region
 * @param deployers ARN patterns of the roles that may change what deployments change
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html">CloudFormation
 *     service role</a>
 */
public record ProtectDeployments(
        String qualifier,
        List<String> roleNames,
        List<String> parameters,
        List<String> machines,
        List<String> deployers)
        implements Guardrail {
    @Override
    public List<Statement> statements() {
        // The star takes in the objects.
        String bucket = "arn:aws:s3:::cdk-%s-assets-*".formatted(qualifier);
        return List.of(
                Statement.denyAllBut(
                                "ProtectStacks",
                                List.of(
                                        "cloudformation:Describe*",
                                        "cloudformation:Detect*",
                                        "cloudformation:Get*",
                                        "cloudformation:List*"))
                        .on(List.of("arn:aws:cloudformation:*:*:*"))
                        .except(and("deploy-role")),
                Statement.deny(
                                "ProtectStackTypes",
                                "cloudformation:Activate*",
                                "cloudformation:Cancel*",
                                "cloudformation:Create*",
                                "cloudformation:Delete*",
                                "cloudformation:Deactivate*",
                                "cloudformation:Deregister*",
                                "cloudformation:Publish*",
                                "cloudformation:Register*",
                                "cloudformation:Set*",
                                "cloudformation:Start*",
                                "cloudformation:Test*",
                                "cloudformation:Update*")
                        .except(and("deploy-role")),
                Statement.deny("ProtectPassing", "iam:PassRole")
                        .on(roleNames.stream()
                                .map(name -> "arn:aws:iam::*:role/" + name)
                                .toList())
                        .except(and("deploy-role")),
                Statement.denyAllBut("ProtectAssets", List.of("s3:Get*", "s3:List*"))
                        .on(List.of(bucket))
                        .except(and("file-publishing-role")),
                Statement.denyAllBut("ProtectParameters", List.of("ssm:Get*", "ssm:List*"))
                        .on(Stream.concat(Stream.of("cdk-bootstrap/*", "cdk/exports/*"), parameters.stream())
                                .map("arn:aws:ssm:*:*:parameter/%s"::formatted)
                                .toList())
                        .except(Stream.concat(machines.stream(), deployers.stream())
                                .toList()));
    }

    private List<String> and(String kind) {
        return Stream.concat(
                        deployers.stream(), Stream.of("arn:aws:iam::*:role/cdk-%s-%s-*".formatted(qualifier, kind)))
                .toList();
    }
}
