package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** cdk-nag's packs AwsSolutions and NIST 800-53 R5 over all accounts. */
class NagTest {
    private final List<Suppressions.Finding> findings = SynthesizedEstate.get().findings();

    @Test
    void findsNothingThatIsNotKeptForAReason() {
        assertThat(findings)
                .filteredOn(finding -> Suppressions.all().stream().noneMatch(known -> known.excuses(finding)))
                .isEmpty();
    }

    // Also the proof that the pack ran at all: an aspect in the wrong place finds nothing, and nobody notices.
    @Test
    void knowsNoSuppressionOfWhatIsNotFoundAnyMore() {
        assertThat(Suppressions.all().stream()
                        .flatMap(Suppressions::parts)
                        .filter(known -> findings.stream().noneMatch(known::excuses)))
                .isEmpty();
    }
}
