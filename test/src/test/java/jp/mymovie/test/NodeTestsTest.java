package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks that only npm's tools can make, each a file for node's own test runner: workflows and their actions. */
class NodeTestsTest {
    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(Project.file("test/workflows"))) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".test.mjs"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void pass(String file) {
        Project.Outcome outcome = Project.run(
                List.of("node", "--test", file),
                Map.of(
                        "MYMOVIE_ASSEMBLY", Assembly.directory().toString(),
                        "MYMOVIE_GROWN_ASSEMBLY", GrownEstate.directory().toString()));

        assertThat(outcome.exit()).as(outcome.all()).isZero();
    }
}
