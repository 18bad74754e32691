package jp.mymovie.app.management;

import jp.mymovie.app.Estate;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.identity.Administrators;
import jp.mymovie.constructs.identity.SwitchRole;
import software.amazon.awscdk.Stack;

/** The group of the people who run the estate; they act in roles alone, here as elsewhere. */
final class IdentityStack extends Stack {
    IdentityStack(ManagementStage stage) {
        super(stage, "Identity", stage.home("The people who run the estate").build());
        Estate estate = stage.estate();
        Administrators.Builder.create(this, "Administrators")
                .accountIds(estate.accounts().stream().map(Estate.Account::id).toList())
                .build();
        String boundary = Boundary.people(estate.system());
        SwitchRole.administrator(this, estate.management().id()).bounded(boundary);
        SwitchRole.readOnly(this, estate.management().id()).bounded(boundary);
    }
}
