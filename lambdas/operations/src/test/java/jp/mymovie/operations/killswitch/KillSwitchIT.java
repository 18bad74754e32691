package jp.mymovie.operations.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import jp.mymovie.operations.FunctionJar;
import org.junit.jupiter.api.Test;

class KillSwitchIT {
    @Test
    void theFinishedJarCutsAndRestoresEveryLevel() throws Exception {
        try (KillSwitchBench bench = new KillSwitchBench().deployed()) {
            Map<String, String> before = Map.copyOf(bench.world.route53.sets);
            Map<String, String> environment = new HashMap<>(KillSwitchBench.ENVIRONMENT);
            environment.putAll(bench.aws.environment());

            assertThat(FunctionJar.invoke(
                            "jp.mymovie.operations.killswitch.KillSwitch::handleRequest",
                            environment,
                            KillSwitchBench.sns(KillSwitchBench.TOPIC, KillSwitchBench.alarm("ALARM"))))
                    .startsWith("{\"state\":\"cut\"");
            assertThat(bench.state()).isEqualTo("cut");

            assertThat(FunctionJar.invoke(
                            "jp.mymovie.operations.killswitch.KillSwitch::handleRequest",
                            environment,
                            "{\"action\":\"restore\"}"))
                    .startsWith("{\"state\":\"open\"");
            assertThat(bench.world.route53.sets).isEqualTo(before);
        }
    }
}
