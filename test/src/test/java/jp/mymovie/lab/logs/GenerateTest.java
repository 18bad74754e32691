package jp.mymovie.lab.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code logs generate}, as the launcher starts it. */
class GenerateTest {
    @TempDir
    Path directory;

    @Test
    void saysWhatWentWrongOnFaultyWaysAndLosesNothing() {
        Project.Outcome outcome =
                generate("--days", "2", "--faults", "--requests", "6000", "--out", lake(), "--until", "2026-11-24");

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out())
                .containsPattern(
                        "faults: [1-9]\\d* writes without an answer, [1-9]\\d* failed writes, [1-9]\\d* crashes,")
                .containsPattern("s3access +\\d+");
        Project.Outcome reconciled = LossAccountTest.reconcile(directory.resolve("lake"));
        assertThat(reconciled.exit()).as(reconciled.all()).isZero();
    }

    @Test
    void saysNothingOfFaultsWithoutThem() {
        assertThat(generate("--days", "1", "--requests", "100", "--out", lake()).out())
                .contains("cloudtrail")
                .doesNotContain("faults");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Project.Outcome outcome = generate("--fault", "--out", lake());

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("mymovie: unknown option '--fault' of logs generate")
                .contains("--faults");
        assertThat(generate("--out").err()).contains("'--out' needs a value");
    }

    private String lake() {
        return directory.resolve("lake").toString();
    }

    private static Project.Outcome generate(String... arguments) {
        List<String> command = new ArrayList<>(Project.java(
                "lab",
                "jp.mymovie.lab.logs.Generate",
                "--assembly",
                jp.mymovie.test.Assembly.directory().toString()));
        command.addAll(List.of(arguments));
        return Project.run(command);
    }
}
