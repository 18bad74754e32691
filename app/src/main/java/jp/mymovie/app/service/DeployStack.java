package jp.mymovie.app.service;

import java.util.List;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.identity.GitHubDeployRole;
import software.amazon.awscdk.Stack;

/** The role by which a workflow of the repository, in the environment called like the stage, deploys this account. */
final class DeployStack extends Stack {
    DeployStack(ServiceStage stage) {
        super(stage, "Deploy", stage.home("Who may deploy this account").build());
        GitHubDeployRole.Builder.create(this, "GitHub")
                .repository(stage.estate().repository())
                .environment(stage.service().stage())
                .roleName(stage.estate().value(Crossing.DEPLOY_ROLE))
                .qualifier(stage.estate().qualifier())
                .permissionsBoundary(Boundary.people(stage.estate().system()))
                .regions(List.of(stage.estate().homeRegion(), Estate.EDGE_REGION))
                .build();
    }
}
