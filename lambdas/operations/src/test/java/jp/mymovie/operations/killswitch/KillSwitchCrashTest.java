package jp.mymovie.operations.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import jp.mymovie.operations.AwsStandIn.Death;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills the function at its every call, before and after the call took effect, and runs it again. */
class KillSwitchCrashTest {
    private static final int MORE_THAN_ALL_CALLS = 10;

    @ParameterizedTest
    @EnumSource
    void aCutThatDiedAtAnyCallIsFinishedByTheNext(Death death) throws IOException {
        int deaths = 0;
        for (int call = 1; call <= MORE_THAN_ALL_CALLS; call++) {
            try (KillSwitchBench bench = new KillSwitchBench().deployed()) {
                Map<String, String> before = bench.route53.sets();
                deaths += dies(bench, "cut", call, death) ? 1 : 0;
                assertNothingIsCutWithoutRecord(bench);

                bench.act("cut");
                assertThat(bench.state()).as("cut after dying at call %d", call).isEqualTo("cut");
                assertThat(bench.ssm.value()).isEqualTo(recordOfAnUninterruptedCut());

                bench.act("restore");
                assertThat(bench.route53.sets()).isEqualTo(before);
            }
        }
        // Two looks at the zone, one at the record, write, verify, change, and two looks for the answer.
        assertThat(deaths).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void aRestoreThatDiedAtAnyCallIsFinishedByTheNext(Death death) throws IOException {
        int deaths = 0;
        for (int call = 1; call <= MORE_THAN_ALL_CALLS; call++) {
            try (KillSwitchBench bench = new KillSwitchBench().deployed()) {
                Map<String, String> before = bench.route53.sets();
                bench.act("cut");
                deaths += dies(bench, "restore", call, death) ? 1 : 0;

                bench.act("restore");
                assertThat(bench.route53.sets())
                        .as("restored after dying at call %d", call)
                        .isEqualTo(before);
            }
        }
        assertThat(deaths).isEqualTo(6);
    }

    @Test
    void aCutThatDiedAndWasRestoredInsteadLeavesWhatStood() throws IOException {
        for (int call = 1; call <= MORE_THAN_ALL_CALLS; call++) {
            try (KillSwitchBench bench = new KillSwitchBench().deployed()) {
                Map<String, String> before = bench.route53.sets();
                boolean ignored = dies(bench, "cut", call, Death.AFTER_EFFECT);

                bench.act("restore");
                assertThat(bench.route53.sets()).isEqualTo(before);
            }
        }
    }

    /** Whether the action was cut short. */
    static boolean dies(KillSwitchBench bench, String action, int call, Death death) {
        bench.aws.dieAt(call, death);
        try {
            bench.act(action);
            return false;
        } catch (Exception e) {
            return bench.aws.isDead();
        } finally {
            bench.aws.heal();
        }
    }

    static void assertNothingIsCutWithoutRecord(KillSwitchBench bench) {
        bench.route53.sets().forEach((key, xml) -> {
            if (xml.contains(KillSwitchBench.MAINTENANCE.dnsName())) {
                String name = key.substring(0, key.indexOf(' '));
                assertThat(bench.ssm.value()).contains("\"Name\":\"" + name + "\"");
            }
        });
    }

    private static String recordOfAnUninterruptedCut() throws IOException {
        try (KillSwitchBench bench = new KillSwitchBench().deployed()) {
            bench.act("cut");
            return bench.ssm.value();
        }
    }
}
