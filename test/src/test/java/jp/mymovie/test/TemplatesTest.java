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
    static final List<String> VALIDATOR = List.of("node", "test/templates/validate.mjs");

    @Test
    void passTheValidatorOfCloudFormationWithoutAWarning() {
        assertNothingFound(VALIDATOR, Assembly.directory());
    }

    @Test
    void passTheValidatorInAnOrganizationThatExists() {
        assertNothingFound(VALIDATOR, AdoptedEstate.directory());
    }

    @Test
    void passCfnLintWhereItIsInstalled() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "cfn-lint"))),
                "skipped: cfn-lint is not installed (pip install cfn-lint)");
        assertNothingFound(
                List.of("cfn-lint", "--non-zero-exit-code", "warning", "--ignore-checks", "W3005", "W2001", "--"),
                Assembly.directory());
    }

    @Test
    void staysUnderTheFiveHundredResourcesOfAStack() {
        Assembly.templates()
                .forEach((name, template) ->
                        assertThat(template.path("Resources").size()).as(name).isBetween(1, 500));
    }

    /** The templates of the stacks and those of the bootstrap, of an assembly. */
    static void assertNothingFound(List<String> validator, Path assembly) {
        List<String> command = new ArrayList<>(validator);
        try (Stream<Path> files = Files.walk(assembly)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".template.json") || file.contains("/bootstrap/"))
                    .sorted()
                    .forEach(command::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Project.Outcome outcome = Project.run(command);
        assertThat(outcome.exit()).as(outcome.all()).isZero();
    }
}
