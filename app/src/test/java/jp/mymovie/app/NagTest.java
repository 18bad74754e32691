package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void findsNothingMoreWhereUsersAreExported() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());

        assertThat(SynthesizedEstate.withRecoveryKey(key).findings())
                .hasSizeGreaterThan(findings.size())
                .filteredOn(finding -> Stream.concat(Suppressions.all().stream(), Suppressions.ofTheExport().stream())
                        .noneMatch(known -> known.excuses(finding)))
                .isEmpty();
    }

    @Test
    void excusesEachFindingOnce() {
        assertThat(findings)
                .filteredOn(finding -> Suppressions.all().stream()
                                .filter(known -> known.excuses(finding))
                                .count()
                        > 1)
                .isEmpty();
    }

    // Also the proof that the packs ran at all: an aspect in the wrong place finds nothing, and nobody notices. And an
    // entry
    // of several resources and several rules must not excuse a pair that is not there: it would hide a new one.
    @Test
    void knowsNoSuppressionOfWhatIsNotFoundAnyMore() {
        assertThat(Suppressions.all().stream()
                        .flatMap(Suppressions::pairs)
                        .filter(pair -> findings.stream().noneMatch(pair::excuses))
                        .map(pair -> pair.resources() + " " + pair.findings()))
                .isEmpty();
    }
}
