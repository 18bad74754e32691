package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import jp.mymovie.app.docs.DashboardPicture;
import org.junit.jupiter.api.Test;

class DashboardPictureTest {
    private final String picture = DashboardPicture.draw(SynthesizedEstate.get().directory());

    @Test
    void showsAlarmsFirstAndProductionBeforeRehearsals() {
        assertThat(picture)
                .containsSubsequence(
                        "Red rings at night",
                        "Prod movies: site is down",
                        "Prod movies: probe is silent",
                        "Monitoring estate: checkup is silent",
                        ">mymovie.example (account",
                        "Is it up?",
                        "Do visitors get errors?",
                        "What changed?",
                        "Where is it slow?",
                        "What do requests cost?",
                        ">stg.mymovie.example (account",
                        "What carries them");
    }

    @Test
    void saysAtWhichValuesSomebodyIsTold() {
        assertThat(picture).contains("1: 2 of 3 minutes, or no visits", "1000: six hours of a half day");
    }
}
