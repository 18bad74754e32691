package jp.mymovie.app.account;

import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.account.AccountBaseline;
import software.amazon.awscdk.Stack;

/** What every account starts with: its safe settings. */
public final class AccessStack extends Stack {
    public AccessStack(AccountStage stage) {
        super(stage, "Access", stage.home("What every account starts with").build());
        Estate estate = stage.estate();
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
