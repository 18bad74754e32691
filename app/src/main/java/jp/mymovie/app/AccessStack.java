package jp.mymovie.app;

import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.identity.SwitchRole;
import software.amazon.awscdk.Stack;

/** The roles into which people switch in a member account. */
public final class AccessStack extends Stack {
    public AccessStack(AccountStage stage) {
        super(stage, "Access", stage.home("The roles into which people switch").build());
        String users = stage.estate().management().id();
        String boundary = Boundary.people(stage.estate().system());
        SwitchRole.administrator(this, users).bounded(boundary);
        SwitchRole.readOnly(this, users).bounded(boundary);
    }
}
