package jp.mymovie.app.service;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.constructs.cost.SwitchRole;
import jp.mymovie.constructs.cost.Switched;
import software.amazon.awscdk.Stack;

/**
 * The role by which the kill switch of the management account moves things in the account of a stage. It is deployed before
 * everything else; stacks that make something to move add the grant.
 */
final class SwitchStack extends Stack {
    SwitchStack(ServiceStage stage, Switched switched) {
        super(stage, "Switch", stage.home("What the kill switch may move").build());
        SwitchRole.create(this, "Role", switched, stage.value(Crossing.KILL_SWITCH_ROLE));
    }
}
