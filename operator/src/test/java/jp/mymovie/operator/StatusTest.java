package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-11-28T02:45:00Z"), ZoneOffset.UTC);
    private static final String ANSWERS = """
            *describe-alarms*mymovie-prod-look*ap-northeast-1*) replay describe-alarms ;;
            *describe-alarms*) replay no-alarms ;;
            *describe-stacks*mymovie-prod-look*ap-northeast-1*) replay stacks ;;
            *describe-stacks*) replay no-stacks ;;
            *get-metric-data*requests*) replay hour ;;
            *get-metric-data*backups*) replay days ;;
            *get-cost-and-usage*) replay cost ;;
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(SampleEstate estate) throws InterruptedException {
        return new Status(new PrintStream(out, true, StandardCharsets.UTF_8), estate.sight(), NIGHT).run(List.of());
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void answersTheQuestionsOfANightCall() throws Exception {
        assertThat(run(new SampleEstate(folder, ANSWERS))).isEqualTo(1);

        assertThat(printed())
                .contains(
                        "ALARM      Prod movies: visitors get errors, since 2026-11-28T02:13:00Z (31 minutes)",
                        "Runbook: https://github.com/example_owner/mymovie-estate/blob/main/docs/runbooks/api-errors.md",
                        "alarms     1 of 2 are OK",
                        "Prod       mymovie.example: last hour 412 requests, 7 of them 5xx; half within 41 ms, 99 % within 13 s",
                        "stream nothing behind, 2 records given up; last backup 8 hours ago",
                        "Stg        stg.mymovie.example: last hour 0 requests",
                        "last backup not within three days",
                        "changed    2026-11-28T02:05:00Z (40 minutes ago) Prod-Api UPDATE_COMPLETE",
                        "cost       2026-11-27 0.35 US$",
                        "cost       2026-11-28 0.02 US$ so far")
                .doesNotContain("not known");
        assertThat(printed().indexOf("\nProd ")).isLessThan(printed().indexOf("\nStg "));
    }

    @Test
    void isStatusZeroWhereNothingIsInAlarm() throws Exception {
        SampleEstate estate = new SampleEstate(folder, ANSWERS.replace("replay describe-alarms", "replay no-alarms"));

        assertThat(run(estate)).isZero();
        assertThat(printed()).contains("alarms     0 of 0 are OK");
    }

    @Test
    void saysWhatItCouldNotAskAndGoesOn() throws Exception {
        SampleEstate estate = new SampleEstate(
                folder,
                ANSWERS.replace(
                        "*get-cost-and-usage*) replay cost",
                        "*get-cost-and-usage*) echo 'An error occurred (AccessDeniedException): no' >&2; exit 254"));

        assertThat(run(estate)).isEqualTo(1);
        assertThat(printed())
                .contains(
                        "not known  Management us-east-1 ce get-cost-and-usage: ce get-cost-and-usage: An error occurred (AccessDeniedException): no",
                        "changed    ");
    }

    @Test
    void runsCommandsOfTheClosedListAlone() throws Exception {
        SampleEstate estate = new SampleEstate(folder, ANSWERS);
        run(estate);

        List<String> known = Looks.commands();
        assertThat(estate.aws().calls())
                .filteredOn(call -> !call.startsWith("configure list-profiles"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(known).anyMatch(call::startsWith));
    }
}
