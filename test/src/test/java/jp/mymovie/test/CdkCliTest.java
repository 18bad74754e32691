package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estate is a CDK project like any other. */
class CdkCliTest {
    @Test
    void listsEveryStackAsAccountSlashStack(@TempDir Path directory) {
        Project.Outcome outcome = Project.run(
                List.of("npx", "cdk", "list", "--no-version-reporting", "--output", directory.toString()),
                Map.of("CDK_VALIDATION", "false", "JAVA_HOME", ""));

        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(outcome.out().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactlyInAnyOrderElementsOf(Assembly.templates().keySet());
    }
}
