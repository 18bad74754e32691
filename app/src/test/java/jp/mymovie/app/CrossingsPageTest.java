package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import jp.mymovie.app.docs.CrossingsPage;
import jp.mymovie.app.settings.Checkout;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Estate;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class CrossingsPageTest {
    private final Path root = Checkout.root();

    @Test
    void theCommittedPageIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(root.resolve("docs/crossings.md")))
                .as("./mymovie docs writes it anew")
                .isEqualTo(CrossingsPage.page(Estate.read(root.resolve("cdk.json"))));
    }

    @Test
    void namesOnlyStacksThatExist() {
        assertThat(Crossed.all(Estate.read(root.resolve("cdk.json"))))
                .flatExtracting(crossing -> stacks(crossing.maker() + ", " + crossing.users()))
                .isSubsetOf(SynthesizedEstate.get().stacks().keySet());
    }

    /** A person is sent to an output of a stack: it must be there. */
    @Test
    void sendsPeopleToOutputsThatTheStacksHave() {
        Pattern output = Pattern.compile("output (\\w+) of the stack");
        assertThat(Crossed.recorded(Estate.read(root.resolve("cdk.json"))))
                .filteredOn(crossed -> output.matcher(crossed.remedy()).find())
                .hasSizeGreaterThan(7)
                .allSatisfy(crossed -> {
                    Stack stack = Objects.requireNonNull(
                            SynthesizedEstate.get().stacks().get(crossed.maker()), crossed.maker());
                    String name = crossed.remedy().replaceAll(output.pattern(), "$1");
                    assertThat(Template.fromStack(stack).findOutputs(name))
                            .as(crossed.path())
                            .hasSize(1);
                });
    }

    private static java.util.List<String> stacks(String text) {
        return java.util.regex.Pattern.compile("\\b(?:Management|LogArchive|Monitoring|Stg|Prod)/\\w+")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }
}
