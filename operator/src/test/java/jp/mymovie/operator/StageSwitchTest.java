package jp.mymovie.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function's answers are replayed: the CLI writes them into the file that its last word names. */
class StageSwitchTest {
    private static final String ANSWERS = """
            *invoke*switch-movies-stg*status*) replay switch-open >"${@: -1}"; echo '{"StatusCode": 200}' ;;
            *invoke*switch-movies-prod*status*) replay switch-cut >"${@: -1}"; echo '{"StatusCode": 200}' ;;
            *invoke*plan*) replay switch-plan >"${@: -1}"; echo '{"StatusCode": 200}' ;;
            *invoke*cut*) replay switch-cut >"${@: -1}"; echo '{"StatusCode": 200}' ;;
            *invoke*restore*) replay switch-open >"${@: -1}"; echo '{"StatusCode": 200}' ;;
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> visited = new ArrayList<>();

    private int run(SampleEstate estate, Iterator<Integer> statuses, String... arguments) throws InterruptedException {
        return new StageSwitch(
                        new PrintStream(out, true, StandardCharsets.UTF_8), estate.sight(), new SwitchDrill.Visits() {
                            @Override
                            public int visit(String host) {
                                visited.add(host);
                                return statuses.next();
                            }

                            @Override
                            public void pause(int seconds) {}
                        })
                .run(List.of(arguments));
    }

    private int run(String... arguments) throws Exception {
        return run(new SampleEstate(folder, ANSWERS), List.<Integer>of().iterator(), arguments);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void statusSaysOfEachStageWhatIsCutAndWhatNobodyKnows() throws Exception {
        assertThat(run("status")).isEqualTo(1);

        assertThat(printed())
                .contains(
                        "Prod       cut (dns cut, throttle cut), in ", "Stg        open (dns open, throttle open), in ")
                .contains("changed since the cut, left as deployed: mymovie.example. A")
                .contains("cut, but on no record: docs/runbooks/kill-switch.md: */*");
        assertThat(printed().indexOf("Prod")).isLessThan(printed().indexOf("Stg"));
    }

    @Test
    void planMovesNothingAndSaysBothWays() throws Exception {
        assertThat(run("plan", "--stage", "stg", "--level", "throttle")).isZero();

        assertThat(printed())
                .contains("would cut  throttle */*: 50 100 -> 0 0", "would restore dns mymovie.example. A: a -> b");
    }

    @Test
    void cutCallsTheFunctionOfTheStageInManagementWithTheLevelsThatAreNamed() throws Exception {
        SampleEstate estate = new SampleEstate(folder, ANSWERS);
        assertThat(run(estate, List.<Integer>of().iterator(), "restore", "--stage", "stg", "--level", "dns,throttle"))
                .isZero();

        assertThat(estate.aws().calls())
                .filteredOn(call -> call.startsWith("lambda"))
                .singleElement()
                .asString()
                .isEqualTo(
                        "lambda invoke --function-name mymovie-switch-movies-stg --cli-binary-format raw-in-base64-out"
                                + " --cli-read-timeout 180 --payload {\"action\":\"restore\",\"levels\":[\"dns\",\"throttle\"]}"
                                + " --output json");
        assertThat(printed()).contains("moved      throttle: */*");
    }

    @Test
    void aFailureOfTheFunctionIsPrintedInItsWords() throws Exception {
        SampleEstate estate = new SampleEstate(folder, """
                *invoke*) echo '{"errorMessage": "the switch failed at {DNS=no}"}' >"${@: -1}"
                  echo '{"StatusCode": 200, "FunctionError": "Unhandled"}' ;;
                """);
        assertThat(run(estate, List.<Integer>of().iterator(), "cut", "--stage", "prod"))
                .isEqualTo(1);
        assertThat(printed()).contains("Prod       FAILED: the switch failed at {DNS=no}");
    }

    @Test
    void theDrillPrintsTheSecondsUntilVisitorsSeeIt() throws Exception {
        SampleEstate estate = new SampleEstate(folder, ANSWERS);
        assertThat(run(estate, List.of(200, 200, 503, 503, 0, 200).iterator(), "drill", "--stage", "stg"))
                .isZero();

        assertThat(printed().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(
                                        "cut      the switch took \\d+ s; stg.mymovie.example answered 503 after 4 s more"),
                        line -> assertThat(line).matches("cut      .* answered 503 after 0 s more"),
                        line -> assertThat(line).matches("restore  .* answered 200 after 2 s more"));
        assertThat(visited).containsOnly("stg.mymovie.example");
    }

    @Test
    void productionIsNotDrilledAndAStageMustBeNamedToMoveIt() {
        assertThatThrownBy(() -> run("drill", "--stage", "prod"))
                .hasMessage("'--stage' must not be production, got 'Prod': drill another stage");
        assertThatThrownBy(() -> run("cut"))
                .hasMessage("'--stage' must be the stage that is meant, such as prod, got none");
        assertThatThrownBy(() -> run("cut", "--stage", "moon"))
                .hasMessage("'--stage' must be one of [Prod, Stg], got 'moon'");
        assertThatThrownBy(() -> run("explode")).hasMessageContaining("the action must be one of [status");
    }
}
