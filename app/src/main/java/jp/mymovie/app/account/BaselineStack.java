package jp.mymovie.app.account;

import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.account.AccountBaseline;
import software.amazon.awscdk.Stack;

/**
 * Baseline of every account: its safe settings in all regions in use. The block of public snapshots is the
 * organization's, by its declarative policy.
 */
public final class BaselineStack extends Stack {
    public BaselineStack(AccountStage stage) {
        super(
                stage,
                "Baseline",
                stage.home("Settings that every account starts with").build());
        Estate estate = stage.estate();
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
