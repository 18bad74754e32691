package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures themselves are nobody's promise; that there are some, for us and for a peer, is. */
class BenchTest {
    /** Answers every event like our list, in a few lines of another language. */
    private static final String PEER = "peer=node test/bench/peer.mjs";

    @Test
    void measuresTheFirstAnswerOfEachContestant() {
        Project.Outcome outcome = bench("cold", "--runs", "1", "--peer", PEER);

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out())
                .contains("First answer, 1 interleaved runs", "Load average")
                .containsPattern("\\| MovieQueries, started \\| a guest's first page .* \\| 1\\.00 \\|")
                .containsPattern("\\| MovieQueries, initialized and primed \\| a guest's first page")
                .containsPattern("\\| MovieCommands, started \\| a change of a score \\|")
                .containsPattern("\\| MovieCommands, initialized and primed \\| a change of a score \\|")
                .containsPattern("\\| peer \\| a guest's first page");
    }

    @Test
    void measuresWarmAnswersToEachKindOfRequest() {
        Project.Outcome outcome = bench("warm", "--requests", "6", "--films", "60", "--peer", PEER);

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out())
                .containsPattern("\\| a guest's first page of 50 of a list of 60 \\| MovieQueries.*\\d \\|")
                .containsPattern("\\| a guest's first page of 50 of a list of 60 \\| peer \\| \\d")
                .containsPattern("\\| the owner's first page of 50 of a list of 60 \\| MovieQueries.*\\d \\|")
                .containsPattern("\\| a profile \\| MovieQueries.*\\d \\|")
                .containsPattern("\\| a change of a score \\| MovieCommands.*\\d \\|")
                .containsPattern("\\| a change of a score \\| peer \\| not answered");
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(Project.run(List.of("./mymovie", "bench", "hot")).err())
                .contains("mymovie: unknown word 'hot' of bench: known are address, cold, warm");
        assertThat(bench("cold", "--fast").err()).contains("mymovie: unknown option '--fast' of bench");
        assertThat(bench("cold", "--runs", "0").err()).contains("'--runs' must be 1 to 1000000, got 0");
        assertThat(bench("cold", "--peer", "node").err()).contains("'--peer' must be NAME=COMMAND, got node");
    }

    private static Project.Outcome bench(String... words) {
        List<String> arguments = new ArrayList<>(List.of("jp.mymovie.lab.bench.Bench"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--assembly", Assembly.directory().toString()));
        return Project.run(Project.java("lab", arguments.toArray(String[]::new)));
    }
}
