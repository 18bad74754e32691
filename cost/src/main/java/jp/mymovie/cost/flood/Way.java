package jp.mymovie.cost.flood;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A way to stand a flood.
 *
 * @param key name in {@code words.txt}
 * @param acl whether a web ACL counts requests by address
 * @param plan key of a flat-rate plan's price; empty for pay-as-you-go
 * @param alarms whether alarms trip the switch, and not the budget alone
 */
record Way(String key, boolean acl, String plan, boolean alarms) {
    private static final List<String> PLANS = List.of("free", "pro", "business", "premium");

    /** All ways; those with alarms only where the templates have one at the edge. */
    static List<Way> of(Site site) {
        List<Way> ways =
                new ArrayList<>(List.of(new Way("budget", false, "", false), new Way("budget acl", true, "", false)));
        if (site.hasEdgeAlarm()) {
            ways.add(new Way("alarm", false, "", true));
            ways.add(new Way("alarm acl", true, "", true));
        }
        PLANS.forEach(plan -> ways.add(new Way("plan " + plan, true, "plan." + plan.toLowerCase(Locale.ROOT), false)));
        return ways;
    }

    boolean isPlan() {
        return !plan.isEmpty();
    }
}
