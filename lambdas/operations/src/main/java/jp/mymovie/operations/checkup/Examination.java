package jp.mymovie.operations.checkup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.operations.checkup.Estate.Account;

/**
 * Looks at everything that no alarm watches, with all rules there are. A rule that cannot look throws: an examination is
 * whole or none.
 */
public final class Examination {
    private static final List<MetricRule> EVERY_ACCOUNT = FunctionRules.ALL;
    private static final List<MetricRule> STAGES = Stream.of(
                    FunctionRules.REGULAR, ServiceRules.ALL, DataRules.ALL, LogRules.ALL)
            .flatMap(List::stream)
            .toList();

    private final Estate estate;
    private final Metrics metrics;
    private final Outside outside;
    private final Connections connections;

    public Examination(Estate estate, Metrics metrics, Outside outside, Connections connections) {
        this.estate = estate;
        this.metrics = metrics;
        this.outside = outside;
        this.connections = connections;
    }

    /** Findings at a moment, account by account within each kind of rule. */
    public List<Finding> findings(Instant now) {
        List<Finding> findings = new ArrayList<>(OutsideRules.look(estate, outside, now));
        findings.addAll(ConnectionRules.look(estate, connections, now));
        findings.addAll(HeartbeatRules.look(estate, metrics, now));
        findings.addAll(RestoreTestRule.look(estate, metrics, now));
        for (Account account : estate.accounts()) {
            for (MetricRule rule : rules(account)) {
                findings.addAll(rule.look(account, estate, metrics, now));
            }
        }
        return List.copyOf(findings);
    }

    private static List<MetricRule> rules(Account account) {
        return switch (account.role()) {
            case "workload" ->
                Stream.concat(EVERY_ACCOUNT.stream(), STAGES.stream()).toList();
            case "logArchive" ->
                Stream.concat(EVERY_ACCOUNT.stream(), LogRules.ALL.stream()).toList();
            default -> EVERY_ACCOUNT;
        };
    }
}
