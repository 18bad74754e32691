package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jp.mymovie.test.AdoptedEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions in an organization that was there before the estate. */
class AdoptedEstateTest {
    private final PolicyEstate estate = PolicyEstate.read(AdoptedEstate.directory());

    @ParameterizedTest
    @ValueSource(strings = {"LogArchive", "Monitoring", "Stg", "Prod"})
    void bindsAccountsThatExistAndThoseThatAreMade(String account) {
        assertThat(decide(account + "/Administrator", "organizations:LeaveOrganization"))
                .isEqualTo(Decision.Outcome.EXPLICITLY_DENIED);
        assertThat(decide(account + "/Administrator", "iam:GetRole")).isEqualTo(Decision.Outcome.ALLOWED);
    }

    @Test
    void bindsNoOtherAccountOfTheOrganization() {
        assertThat(decide("root/Administrator", "organizations:LeaveOrganization"))
                .isEqualTo(Decision.Outcome.ALLOWED);
    }

    private Decision.Outcome decide(String who, String action) {
        return estate.decide(estate.identity(who), action, "*", null, Map.of()).outcome();
    }
}
