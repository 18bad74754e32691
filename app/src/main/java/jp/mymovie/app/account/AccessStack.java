package jp.mymovie.app.account;

import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.account.AccountBaseline;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.identity.SwitchRole;
import software.amazon.awscdk.Stack;

/** What every account starts with: its safe settings, and the roles into which people switch. */
public final class AccessStack extends Stack {
    public AccessStack(AccountStage stage) {
        super(stage, "Access", stage.home("The roles into which people switch").build());
        Estate estate = stage.estate();
        String boundary = Boundary.people(estate.system());
        SwitchRole.administrator(this, estate.management().id()).bounded(boundary);
        SwitchRole.readOnly(this, estate.management().id()).bounded(boundary);
        AccountBaseline.Builder baseline =
                AccountBaseline.Builder.create(this, "Baseline").roleName(estate.system() + "-baseline");
        if (estate.contact() != null) {
            baseline.contact(estate.contact());
        }
        if (stage.settings().role() == Estate.Role.MONITORING) {
            baseline.organizationAnalyzer();
        }
        baseline.build();
    }
}
