package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jp.mymovie.operator.Look;
import jp.mymovie.policy.rehearse.LegitimateCalls;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands by which {@code ./mymovie status} and {@code doctor} look: ReadOnly may run them, and they only read. */
class LooksTest {
    private static final PolicyEstate ESTATE = PolicyEstate.read(Assembly.directory());

    @ParameterizedTest
    @EnumSource
    void readOnlyMayRunIt(Look look) {
        List<String> actions = LegitimateCalls.ofCommand(look.command());
        assertThat(actions.isEmpty()).isEqualTo(look == Look.CALLER);
        for (String action : actions) {
            assertThat(action).matches("[a-z0-9-]+:(Get|List|Describe)\\w+");
            for (String account : accounts(look)) {
                Identity who = ESTATE.identity(account + "/ReadOnly");
                Request request = ESTATE.request(who, action, "*", look == Look.COST ? "us-east-1" : null, Map.of());
                assertThat(Evaluator.decide(request, ESTATE.policies(who, request))
                                .allowed())
                        .as("%s of %s", action, account)
                        .isTrue();
            }
        }
    }

    /** The accounts in which it is asked: guardrails close services where nothing uses them. */
    private static List<String> accounts(Look look) {
        return switch (look) {
            case COST, ZONES, RECORDS -> List.of("Management");
            case SINKS, LINKS, PARAMETERS -> List.of("Monitoring");
            case CONCURRENCY, RESTORES, POOLS, POOL, POOL_CLIENTS -> List.of("Stg", "Prod");
            case CALLER, ALARMS, METRICS, STACKS, TOPICS, TOPIC, CERTIFICATES ->
                List.of("Management", "LogArchive", "Monitoring", "Stg", "Prod");
        };
    }
}
