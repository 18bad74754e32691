package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runbooks lead an operator through the same steps in English, which the rehearsal plays, and in Japanese. */
class RunbooksTest {
    private static final Pattern BLOCK =
            Pattern.compile("^ *```(\\w+\n.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern CONSOLE = Pattern.compile("^ *(<!-- console: .+ -->)$", Pattern.MULTILINE);
    private static final Pattern STEP = Pattern.compile("^(#{2,} (?:\\d+\\.)?)", Pattern.MULTILINE);
    private static final Pattern COMMENT_LINE = Pattern.compile("^ *# .*\n", Pattern.MULTILINE);
    private static final Pattern COMMENT = Pattern.compile(" +# .*$", Pattern.MULTILINE);

    static Stream<String> english() throws IOException {
        return names().filter(name -> !name.endsWith(".ja.md"));
    }

    @Test
    void haveBothLanguages() throws IOException {
        assertThat(names().filter(name -> name.endsWith(".ja.md")))
                .containsExactlyInAnyOrderElementsOf(
                        english().map(RunbooksTest::japanese).toList());
    }

    @ParameterizedTest
    @MethodSource("english")
    void sayTheSameCommandsInBothLanguages(String page) {
        assertThat(commands(japanese(page))).isEqualTo(commands(page));
    }

    @ParameterizedTest
    @MethodSource("english")
    void sayTheSameActsInTheConsoleInBothLanguages(String page) {
        assertThat(all(CONSOLE, text(japanese(page)))).isEqualTo(all(CONSOLE, text(page)));
    }

    @ParameterizedTest
    @MethodSource("english")
    void numberTheStepsAlikeInBothLanguages(String page) {
        assertThat(all(STEP, prose(japanese(page)))).isEqualTo(all(STEP, prose(page)));
    }

    @ParameterizedTest
    @MethodSource("english")
    void leadToTheOtherLanguage(String page) {
        assertThat(text(page).lines().skip(2).findFirst()).contains("[日本語](%s)".formatted(japanese(page)));
        assertThat(text(japanese(page)).lines().skip(2).findFirst()).contains("[English](%s)".formatted(page));
    }

    private static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Project.file("docs/runbooks"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static String japanese(String page) {
        return page.replaceFirst("\\.md$", ".ja.md");
    }

    private static String text(String page) {
        return Project.text("docs/runbooks/" + page);
    }

    private static String prose(String page) {
        return BLOCK.matcher(text(page)).replaceAll("");
    }

    /** Commands, profiles and settings without their comments, which are translated. */
    private static List<String> commands(String page) {
        return all(BLOCK, text(page)).stream()
                .map(block -> COMMENT_LINE.matcher(block).replaceAll(""))
                .map(block -> COMMENT.matcher(block).replaceAll(""))
                .toList();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(RunbooksTest::group).toList();
    }

    private static String group(MatchResult result) {
        return result.group(1);
    }
}
