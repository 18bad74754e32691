package jp.mymovie.app.management;

import jp.mymovie.app.account.AccountStage;
import jp.mymovie.app.settings.Estate;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** The account that owns the organization, the people's users, the zone and the kill switch; no workload. */
public final class ManagementStage extends AccountStage {
    public ManagementStage(App app, Estate estate) {
        super(app, estate, estate.management());
        OrganizationTree tree = OrganizationTree.of(this);
        FeaturesStack features = new FeaturesStack(this, tree);
        GuardrailsStack guardrails = new GuardrailsStack(this, tree, features.features());
        ServicesStack.create(this, tree, features.features(), guardrails);
        AlarmsStack edgeAlarms = AlarmsStack.edge(this);
        AlarmsStack alarms = AlarmsStack.home(this);
        DnsStack dns = new DnsStack(this);
        Stack ears = EdgeKillSwitchStack.create(this, edgeAlarms.topic());
        KillSwitchStack killSwitch = new KillSwitchStack(this, dns, alarms.topic());
        if (ears != null) {
            // Subscriptions name topics of the other region, which must be there.
            killSwitch.addStackDependency(ears);
        }
        new TrailStack(this);
    }
}
