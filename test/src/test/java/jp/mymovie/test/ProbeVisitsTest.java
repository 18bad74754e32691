package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import jp.mymovie.operations.probe.Failure;
import jp.mymovie.operations.probe.Probe;
import jp.mymovie.operations.probe.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The probe at the whole estate of one machine: pages, configuration, API and sign-in from the templates. */
class ProbeVisitsTest {
    private static RunningEstate estate;

    @BeforeAll
    static void start() {
        estate = RunningEstate.start(Assembly.directory(), "--empty");
    }

    @AfterAll
    static void stop() {
        estate.close();
    }

    private static Optional<Failure> visit(String stage, String read) {
        return Probe.visit(new Site(URI.create(estate.uri().toString().replaceFirst("/$", "")), stage, read, true));
    }

    @Test
    void passesThoughNobodyIsThereYetAndFailsAtTheConfigurationOfAnotherStage() {
        assertThat(visit("stg", "/api/v1/users/random")).isEmpty();

        assertThat(visit("prod", "/api/v1/users/random"))
                .hasValueSatisfying(failure -> assertThat(failure.step()).isEqualTo("configuration"));
        assertThat(visit("stg", "/api/v1/nowhere"))
                .hasValueSatisfying(failure -> assertThat(failure.step()).isEqualTo("api"));
    }
}
