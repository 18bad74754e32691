package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.mymovie.app.settings.Estate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say is so: their code compiles, their commands exist, their links lead somewhere. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("\\./mymovie ([a-z]+)");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

    static Stream<String> documents() throws IOException {
        try (Stream<Path> runbooks = Files.walk(Project.file("docs"))) {
            List<String> pages = runbooks.map(Project.ROOT::relativize)
                    .map(Path::toString)
                    .filter(name -> name.endsWith(".md"))
                    .toList();
            return Stream.concat(Stream.of("README.md", "README.ja.md", "CONTRIBUTING.md"), pages.stream());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ja.md"})
    void showsCodeThatCompiles(String readme) {
        assertThat(all(JAVA, Project.text(readme)))
                .containsExactly(Project.text("test/src/test/java/com/example/ReviewsApp.java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.ja.md"})
    void showsSettingsThatAreTaken(String readme, @TempDir Path directory) throws IOException {
        JsonMapper mapper = new JsonMapper();
        JsonNode shown = mapper.readTree("{" + all(JSON, Project.text(readme)).getFirst() + "}");
        JsonNode settings = mapper.readTree(Project.text("cdk.json"));
        ((ObjectNode) settings.at("/estate/accounts")).setAll((ObjectNode) shown.get("accounts"));
        ((ArrayNode) settings.at("/estate/services")).addAll((ArrayNode) shown.get("services"));
        Path file = Files.writeString(directory.resolve("cdk.json"), settings.toString());

        assertThat(Estate.read(file).stages())
                .filteredOn(stage -> stage.service().equals("books"))
                .extracting(stage -> stage.account().slug())
                .containsExactly("books-prod");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesCommandsThatTheLauncherKnows(String document) {
        String help = Project.run(List.of("./mymovie", "help")).out();

        assertThat(all(COMMAND, Project.text(document)))
                .allSatisfy(word -> assertThat(help).as(document).containsPattern("(?m)^  " + word + "\\b"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksToWhatIsThere(String document) {

        assertThat(all(LINK, Project.text(document)))
                .allSatisfy(link -> assertThat(Project.file(document).resolveSibling(link))
                        .as(document)
                        .exists());
    }

    @Test
    void saysInTheLauncherWhatIsWrong() {
        assertClearLine(2, "unknown command 'fly'", "./mymovie", "fly");
        assertClearLine(2, "unknown option '--fast' of synth: only --quick is known", "./mymovie", "synth", "--fast");
        assertClearLine(1, "Node.js 20 or later is needed", "env", "PATH=" + toolsWithoutNode(), "./mymovie", "synth");
    }

    private static void assertClearLine(int exit, String line, String... command) {
        Project.Outcome outcome = Project.run(List.of(command));
        assertThat(outcome.exit()).isEqualTo(exit);
        assertThat(outcome.err()).contains("mymovie: " + line);
    }

    /** A PATH with what a shell script needs, and no more. */
    private static String toolsWithoutNode() {
        try {
            Path tools = Files.createTempDirectory("tools");
            for (String tool : List.of("bash", "env", "dirname", "readlink", "sed", "cut", "find", "cat")) {
                Path real = Stream.of("/usr/bin", "/bin")
                        .map(folder -> Path.of(folder, tool))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow();
                Files.createSymbolicLink(tools.resolve(tool), real);
            }
            return tools.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> group(result)).toList();
    }

    private static String group(MatchResult result) {
        return result.group(1);
    }
}
