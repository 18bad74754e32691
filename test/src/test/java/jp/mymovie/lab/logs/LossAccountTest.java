package jp.mymovie.lab.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event can be asked for, whatever goes wrong on its way, and {@code logs reconcile} says so. */
class LossAccountTest {
    @TempDir
    Path directory;

    @Test
    void losesNoneOfFiftyThousandEventsOnFaultyWays() {
        generate(36_000, 2);

        Project.Outcome outcome = reconcile();

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        for (List<String> row : rows(outcome)) {
            assertThat(row.get(4)).as(outcome.out()).matches(row.get(0).equals("lambda") ? "[1-9]\\d*" : "0");
            assertThat(row.subList(7, 9))
                    .as("not once, unknown")
                    .containsOnly(List.of("cloudtrail", "s3access").contains(row.get(0)) ? "-" : "0", "0");
        }
        assertThat(outcome.out())
                .containsPattern("([1-9]\\d*) of \\1 errors, ([1-9]\\d*) of \\2 time-outs, ([1-9]\\d*) of \\3 kills");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        generate(2_000, 1);
        try (Stream<Path> files = Files.walk(directory)) {
            Files.delete(files.filter(file -> file.toString().matches(".*/cloudfront/.*\\.gz"))
                    .findFirst()
                    .orElseThrow());
        }

        Project.Outcome outcome = reconcile();

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("cloudfront: [A-Za-z0-9_=-]{56} missing");
    }

    @Tag("deep")
    @Test
    void losesNoneOfAMillionEventsOnFaultyWays() {
        generate(1_000_000, 4);

        Project.Outcome outcome = reconcile();

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        System.out.println(outcome.out());
    }

    private void generate(long requests, int days) {
        Assembly assembly = Assembly.read(jp.mymovie.test.Assembly.directory());
        Traffic traffic = Traffic.of(assembly, 11, LocalDate.of(2026, 11, 24), days, requests);
        Faults faults = Faults.some();
        Lakes.generate(assembly, traffic, directory.resolve("lake"), faults);
        System.out.println(faults);
        assertThat(faults.toString()).doesNotContainPattern("\\b0 ");
    }

    private Project.Outcome reconcile() {
        return reconcile(directory.resolve("lake"));
    }

    static Project.Outcome reconcile(Path lake) {
        return Project.run(Project.java(
                "lab/lake",
                "--add-modules",
                "jdk.incubator.vector",
                "jp.mymovie.lab.lake.Reconcile",
                "--assembly",
                jp.mymovie.test.Assembly.directory().toString(),
                "--lake",
                lake.toString()));
    }

    private static List<List<String>> rows(Project.Outcome outcome) {
        return outcome.out()
                .lines()
                .filter(line -> line.matches("\\W*(cloudfront|apigateway|lambda|cloudtrail|s3access)\\b.*\\d.*")
                        && !line.contains("holds"))
                .map(line -> Stream.of(line.split("[\\s|]+"))
                        .filter(cell -> !cell.isEmpty())
                        .toList())
                .toList();
    }
}
