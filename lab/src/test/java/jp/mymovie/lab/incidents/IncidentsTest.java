package jp.mymovie.lab.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    @Test
    void areFifty() {
        assertThat(AlarmDrill.INCIDENTS.stream().map(Incident::number).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(AlarmDrill.INCIDENTS).extracting(Incident::what).doesNotHaveDuplicates();
    }

    @Test
    void haveThePagesOfAwsThatTheirSignalsFollow() {
        assertThat(AlarmDrill.INCIDENTS)
                .allSatisfy(incident -> assertThat(incident.pages())
                        .as(incident.what())
                        .isNotEmpty()
                        .allMatch(page -> page.startsWith("https://docs.aws.amazon.com/")));
    }

    @Test
    void wakeSomebodyForTwoReasonsAlone() {
        assertThat(AlarmDrill.INCIDENTS).allSatisfy(incident -> {
            boolean unusable = incident.because().matches("visitors cannot .*|nobody can use .*");
            boolean attacked = incident.because().matches("somebody (may act|acts) against the estate");
            assertThat(incident.urgency() == Urgency.PAGE).as(incident.what()).isEqualTo(unusable || attacked);
        });
    }

    @Test
    void ofADailyJobBeginWhenItIsDueAndHaveTheNextMorning() {
        assertThat(AlarmDrill.INCIDENTS)
                .allSatisfy(incident -> assertThat(incident.morning()).isAfter(incident.moment()));
        Incident backup = AlarmDrill.INCIDENTS.stream()
                .filter(incident -> incident.number() == 44)
                .findFirst()
                .orElseThrow();
        assertThat(backup.morning()).isEqualTo(backup.moment().plusSeconds(221 * 60));
    }
}
