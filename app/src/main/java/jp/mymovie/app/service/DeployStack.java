package jp.mymovie.app.service;

import java.util.List;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.identity.GitHubDeployRole;
import software.amazon.awscdk.Stack;

/** The role by which a workflow of the repository, in the environment called like the account, deploys this account. */
public final class DeployStack extends Stack {
    public DeployStack(ServiceStage stage) {
        super(stage, "Deploy", stage.home("Who may deploy this account").build());
        GitHubDeployRole.Builder.create(this, "GitHub")
                .repository(stage.estate().serviceOf(stage.stage()).repository())
                .environment(stage.settings().slug())
                .roleName(stage.value(Crossing.DEPLOY_ROLE))
                .qualifier(stage.estate().qualifier())
                .permissionsBoundary(Boundary.people(stage.estate().system()))
                .regions(List.of(stage.estate().homeRegion(), Estate.EDGE_REGION))
                .build();
    }
}
