package jp.mymovie.lab.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.test.Assembly;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code drill alarms} on the alarms of the shipped settings. */
class AlarmDrillTest {
    private static final Path RECORD = Project.file("docs/drills/alarms.md");

    private static int run(ByteArrayOutputStream out, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--assembly", Assembly.directory().toString()));
        all.addAll(List.of(arguments));
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return AlarmDrill.run(stream, stream, all);
    }

    @Test
    void everyIncidentIsToldInTimeAtTwoVisitsAnHourAndAQuietDayTellsNoPage() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exit = run(out, "--rate", "2", "--quiet-days", "2");

        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(said).isZero();
        assertThat(said).doesNotContain("false page:").doesNotContain("never").doesNotContain("late");
        // A record of other alarms than these would say other times.
        List<String> record = Files.readAllLines(RECORD);
        for (Answer answer : new Replay(jp.mymovie.assembly.Assembly.read(Assembly.directory()))
                .at(2, AlarmDrill.INCIDENTS.subList(0, 4))) {
            assertThat(record)
                    .as(answer.incident().what())
                    .anyMatch(row -> row.contains("| " + answer.incident().what() + " |")
                            && row.contains("| %d min |"
                                    .formatted(answer.first().orElseThrow().minutes())));
        }
    }

    @Test
    void anUnknownOptionIsOneLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(run(out, "--quick")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("mymovie: unknown option '--quick' of drill alarms");
    }

    @Test
    @Tag("deep")
    void theRecordIsThatOfTheWholeReplay(@TempDir Path directory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(run(out, "--docs", directory.toString()))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(directory.resolve("alarms.md")).hasSameTextualContentAs(RECORD);
    }
}
