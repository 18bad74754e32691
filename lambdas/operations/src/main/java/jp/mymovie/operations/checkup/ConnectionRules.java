package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.mymovie.operations.checkup.Connections.Subscriptions;
import jp.mymovie.operations.checkup.Estate.Account;
import jp.mymovie.operations.checkup.Estate.Stage;

/** Faults that make alarms and this round itself blind or mute. */
final class ConnectionRules {
    private ConnectionRules() {}

    static List<Finding> look(Estate estate, Connections connections, Instant now) {
        List<Finding> findings = new ArrayList<>();
        for (String region : List.of(estate.homeRegion(), Estate.EDGE_REGION)) {
            Set<String> linked = connections.linkedAccounts(region);
            for (Account account : estate.accounts()) {
                if (!account.role().equals("monitoring") && !linked.contains(account.id())) {
                    findings.add(new Finding(
                            account.name(),
                            account.service(),
                            "link missing",
                            "the account is not linked to the sink of %s: its metrics are not seen".formatted(region),
                            null,
                            "the stack with the link, in that account and region",
                            "monitoring.md"));
                }
            }
        }
        for (String topic : estate.topics()) {
            Subscriptions subscriptions = connections.subscriptions(topic);
            if (subscriptions.confirmed() == 0 || subscriptions.pending() > 0) {
                findings.add(new Finding(
                        estate.only("monitoring").name(),
                        "estate",
                        "subscription unconfirmed",
                        "%s has %d confirmed and %d pending subscriptions"
                                .formatted(topic, subscriptions.confirmed(), subscriptions.pending()),
                        null,
                        "the mailbox of the address: the mail 'AWS Notification - Subscription Confirmation'",
                        "monitoring.md"));
            }
        }
        for (Account account : estate.accounts()) {
            Stage stage = account.stage();
            if (stage != null
                    && !stage.token().isEmpty()
                    && estate.isSettled(now)
                    && !connections.hasParameter(Estate.EDGE_REGION, stage.token())) {
                findings.add(new Finding(
                        account.name(),
                        account.service(),
                        "probe cannot sign in",
                        "parameter %s is not there: nobody sees it when signed-in requests are refused"
                                .formatted(stage.token()),
                        null,
                        "./mymovie probe-token --account " + account.name(),
                        "monitoring.md"));
            }
        }
        return findings;
    }
}
