package jp.mymovie.app.service;

import java.util.List;
import jp.mymovie.app.Estate;
import jp.mymovie.constructs.identity.GitHubDeployRole;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;

/** The role by which a workflow of the repository, in the environment called like the stage, deploys this account. */
final class DeployStack extends Stack {
    DeployStack(ServiceStage stage) {
        super(stage, "Deploy", stage.home("Who may deploy this account").build());
        GitHubDeployRole deploy = GitHubDeployRole.Builder.create(this, "GitHub")
                .repository(stage.estate().repository())
                .environment(stage.service().stage())
                .regions(List.of(stage.estate().homeRegion(), Estate.EDGE_REGION))
                .build();
        CfnOutput.Builder.create(this, "RoleArn")
                .value(deploy.role().getRoleArn())
                .description("Put it into the environment of the repository as AWS_ROLE")
                .build();
    }
}
