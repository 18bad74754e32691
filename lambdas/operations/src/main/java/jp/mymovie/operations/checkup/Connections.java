package jp.mymovie.operations.checkup;

import java.util.Set;

/** What makes the monitoring account see and be heard. */
public interface Connections {
    /** Ids of the accounts that are linked to the sink of a region. */
    Set<String> linkedAccounts(String region);

    /** True if a parameter of this account is there. */
    boolean hasParameter(String region, String name);

    /** Subscriptions of a topic. */
    Subscriptions subscriptions(String topicArn);

    /**
     * Subscriptions by their state.
     *
     * @param confirmed how many receive messages
     * @param pending how many wait for their address to confirm
     */
    record Subscriptions(int confirmed, int pending) {}
}
