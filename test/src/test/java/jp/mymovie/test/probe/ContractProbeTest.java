package jp.mymovie.test.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every answer of the gateway and the functions behind it is one that {@code openapi.yaml} describes, and the other way round. */
class ContractProbeTest {
    @TempDir
    Path data;

    @Test
    void answersAsTheContractSaysWhateverIsSent() throws Exception {
        probe(false);
    }

    @Test
    @Tag("deep")
    void answersAsTheContractSaysToEveryValueByEveryIdentityAndOnEveryCondition() throws Exception {
        probe(true);
    }

    private void probe(boolean whole) throws Exception {
        try (ProbedEstate estate = new ProbedEstate(Assembly.directory(), data)) {
            Probe probe = new Probe(estate, whole);
            Tally tally = probe.tally();
            probe.sent(
                    probe.described(probe.operation("RANDOM_USER"), probe.cast().caller(Identity.GUEST, false)));
            probe.cast().star();
            try (Elsewise elsewise = new Elsewise(estate, probe)) {
                elsewise.beginToWait();
                probe.operations().forEach(probe::probe);
                elsewise.run();
                elsewise.repeat();
                elsewise.waited();
            }
            System.out.println("the probe judged " + tally.answers() + " answers");
            assertThat(tally.faults())
                    .as("answers that the contract does not describe")
                    .isEmpty();
            assertThat(tally.unseen()).as("statuses that no answer had").isEmpty();
        }
    }
}
