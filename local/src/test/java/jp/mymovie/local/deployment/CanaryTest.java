package jp.mymovie.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import jp.mymovie.assembly.Unsupported;
import org.junit.jupiter.api.Test;

class CanaryTest {
    @Test
    void readsCodeDeploysOwnConfigurations() {
        assertThat(Canary.of("CodeDeployDefault.LambdaCanary10Percent5Minutes"))
                .isEqualTo(new Canary(10, Duration.ofMinutes(5)));
        assertThat(Canary.of("CodeDeployDefault.LambdaCanary10Percent30Minutes"))
                .isEqualTo(new Canary(10, Duration.ofMinutes(30)));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Canary.of("CodeDeployDefault.LambdaLinear10PercentEvery1Minute"))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("LambdaLinear10PercentEvery1Minute");
    }
}
