package jp.mymovie.app.account;

import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.account.AccountBaseline;
import jp.mymovie.constructs.bootstrap.Boundary;
import jp.mymovie.constructs.identity.SwitchRole;
import software.amazon.awscdk.Stack;

/**
 * What every account starts with: its safe settings in all regions in use, and the roles into which people switch. The
 * block of public snapshots is the organization's, by its declarative policy.
 */
public final class BaselineStack extends Stack {
    public BaselineStack(AccountStage stage) {
        super(
                stage,
                "Baseline",
                stage.home("Settings that every account starts with").build());
        Estate estate = stage.estate();
        String boundary = Boundary.people(estate.system());
        SwitchRole.administrator(this, estate.management().id()).bounded(boundary);
        SwitchRole.readOnly(this, estate.management().id()).bounded(boundary);
        AccountBaseline.Builder baseline = AccountBaseline.Builder.create(this, "Baseline")
                .roleName(estate.system() + "-baseline")
                .regions(estate.regions())
                .contact(estate.contact());
        if (stage.settings().role() == Estate.Role.MONITORING) {
            baseline.organizationAnalyzer();
        }
        baseline.build();
    }
}
