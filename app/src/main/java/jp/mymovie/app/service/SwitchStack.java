package jp.mymovie.app.service;

import jp.mymovie.app.account.Prices;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.cost.SpendingAlarm;
import jp.mymovie.constructs.cost.SwitchRole;
import jp.mymovie.constructs.cost.Switched;
import software.amazon.awscdk.Stack;

/**
 * What the kill switch of the management account needs in the account of a stage before everything else: the role by which
 * it moves things, and the alarm on what functions and table cost. Stacks that make something to move add the grant.
 */
final class SwitchStack extends Stack {
    // All functions of a service have as much; a custom resource with less counts for more.
    private static final double GIBIBYTES = 1;

    SwitchStack(ServiceStage stage, Switched switched) {
        super(
                stage,
                "Switch",
                stage.home("What the kill switch may move, and what trips it").build());
        SwitchRole.create(this, "Role", switched, stage.value(Crossing.KILL_SWITCH_ROLE));
        Estate estate = stage.estate();
        stage.trip(
                        this,
                        SpendingAlarm.Builder.back(
                                this,
                                "Spending",
                                GIBIBYTES,
                                estate.tableName(stage.stage().tables().getLast()),
                                Prices.REQUESTS))
                .build();
    }
}
