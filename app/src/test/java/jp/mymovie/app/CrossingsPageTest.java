package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CrossingsPageTest {
    private final Path root = MyMovieApp.root();

    @Test
    void theCommittedPageIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(root.resolve("docs/crossings.md")))
                .as("./mymovie docs writes it anew")
                .isEqualTo(CrossingsPage.page(Estate.read(root.resolve("cdk.json"))));
    }

    @Test
    void namesOnlyStacksThatExist() {
        assertThat(Crossing.values())
                .flatExtracting(crossing -> stacks(crossing.maker() + ", " + crossing.users()))
                .isSubsetOf(SynthesizedEstate.get().stacks().keySet());
    }

    private static java.util.List<String> stacks(String text) {
        return java.util.regex.Pattern.compile("\\b(?:Management|LogArchive|Monitoring|Stg|Prod)/\\w+")
                .matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }
}
