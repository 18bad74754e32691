package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NullAway has been seen silently inert on a new JDK: a file that must fail to compile shows that it is awake. */
class NullnessCanaryTest {
    private static final String CANARY = """
            @org.jspecify.annotations.NullMarked
            final class Canary {
                static int length(@org.jspecify.annotations.Nullable String text) {
                    return text.length();
                }
            }
            """;

    @Test
    void refusesToDereferenceWhatMayBeNull(@TempDir Path directory) throws Exception {
        Path source = Files.writeString(directory.resolve("Canary.java"), CANARY);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "javac").toString()));
        for (String part : List.of("api", "file", "main", "model", "parser", "processing", "tree", "util")) {
            command.add("-J--add-exports=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-J--add-opens=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
                "-J--add-opens=jdk.compiler/com.sun.tools.javac.comp=ALL-UNNAMED",
                "-XDcompilePolicy=simple",
                "--should-stop=ifError=FLOW",
                "-XDaddTypeAnnotationsToSymbol=true",
                "-Xplugin:ErrorProne -XepOpt:NullAway:OnlyNullMarked=true -Xep:NullAway:ERROR",
                "-processorpath",
                System.getProperty("java.class.path"),
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                source.toString()));

        Project.Outcome outcome = Project.run(command, Map.of());

        assertThat(outcome.exit()).isNotZero();
        assertThat(outcome.all()).contains("[NullAway] dereferenced expression 'text' is @Nullable");
    }
}
