package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CloudFormation's own validators say of every template. */
class TemplatesTest {
    @Test
    void passTheValidatorOfCloudFormationWithoutAWarning() {
        assertNothingFound(List.of("node", "test/templates/validate.mjs"));
    }

    @Test
    void passCfnLintWhereItIsInstalled() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "cfn-lint"))),
                "skipped: cfn-lint is not installed (pip install cfn-lint)");
        assertNothingFound(List.of("cfn-lint", "--non-zero-exit-code", "warning", "--ignore-checks", "W3005", "--"));
    }

    @Test
    void staysUnderTheFiveHundredResourcesOfAStack() {
        Assembly.templates()
                .forEach((name, template) ->
                        assertThat(template.path("Resources").size()).as(name).isBetween(1, 500));
    }

    private static void assertNothingFound(List<String> validator) {
        List<String> command = new ArrayList<>(validator);
        try (Stream<Path> files = Files.walk(Assembly.directory())) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".template.json"))
                    .sorted()
                    .forEach(command::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Project.Outcome outcome = Project.run(command);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
    }
}
