package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher alone, in a project of a few empty files: Maven and Java are scripts that write down their calls. */
class LauncherTest {
    private static final String MVNW = """
            #!/usr/bin/env bash
            echo "$*" >>builds
            mkdir -p app/target cost/target policy/target local/target
            echo none | tee app/target/classpath cost/target/classpath policy/target/classpath >local/target/classpath
            sleep 0.3
            echo '[INFO] constructs ....................................... SUCCESS [  8.600 s]'
            echo '[INFO] A module with a name ............................. SUCCESS [01:05 min]'
            echo '[INFO] test ............................................. FAILURE [01:02 h]'
            echo 'Tests run: 3, Failures: 0, Errors: 0, Skipped: 0'
            [ ! -e broken ]
            """;

    /** Writes an assembly, or reads one for a while and fails where it is not whole. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            case "$*" in
              *MyMovieApp*)
                echo synth >>builds
                mkdir -p "$CDK_OUTDIR" && touch "$CDK_OUTDIR/a.template.json" && sleep 0.1 && touch "$CDK_OUTDIR/manifest.json"
                ;;
              *May* | *Cost*) for i in 1 2 3 4 5 6; do [ -e cdk.out/manifest.json ] && [ -e cdk.out/a.template.json ] || exit 9; sleep 0.05; done ;;
            esac
            """;

    private static final String TOOLS =
            "awk bash cat chmod cksum cp dirname env find grep ln mkdir mv node paste readlink"
                    + " rm sed sleep sort tee touch tr wc";

    @TempDir
    Path project;

    @BeforeEach
    void lay() throws IOException {
        Files.copy(Project.file("mymovie"), project.resolve("mymovie"));
        script("mvnw", MVNW);
        script("jdk/bin/java", JAVA);
        script("jdk/bin/javac", "");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        for (String file : List.of(
                "pom.xml",
                "cdk.json",
                "package.json",
                "package-lock.json",
                "constructs/a",
                "assembly/a",
                "cost/a",
                "app/src/main/java/A.java",
                "app/src/main/java/B.java",
                "lab/a",
                "local/a",
                "operator/a",
                "policy/a",
                "web/a")) {
            write(file, "");
        }
        write("lambdas/movies/src/test/java/StormTest.java", "@Tag(\"deep\")");
        write("lambdas/movies/src/test/java/CsvFuzzTest.java", "");
        write("lambdas/movies/src/test/java/QuickTest.java", "");
    }

    @Test
    void buildsAndSynthesizesOnceForManyCommands() throws Exception {
        assertThat(run("may", "x").exit).isZero();
        assertThat(run("may", "x").exit).isZero();
        assertThat(calls()).hasSize(2).last().isEqualTo("synth");
    }

    @Test
    void buildsAgainWhenASourceIsTouchedComesOrGoes() throws Exception {
        run("may", "x");
        Path source = project.resolve("app/src/main/java/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        run("may", "x");
        assertThat(builds()).isEqualTo(2);
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().minusSeconds(60)));
        Files.move(source, project.resolve("app/src/main/java/C.java"));
        run("may", "x");
        assertThat(builds()).isEqualTo(3);
    }

    @Test
    void doesNotBuildForAFolderOrForWhatABuildMakes() throws Exception {
        run("may", "x");
        write("app/target/made", "");
        write("web/dist/made", "");
        write("web/node_modules/made", "");
        for (String folder : List.of("app", "app/src/main/java", "web")) {
            Files.setLastModifiedTime(
                    project.resolve(folder), FileTime.from(Instant.now().plusSeconds(1)));
        }
        run("may", "x");
        assertThat(builds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsCommandsRunAtOnce(boolean flock) throws Exception {
        if (flock) {
            assertThat(run("may", "x").exit).isZero();
            Files.delete(project.resolve("builds"));
            write("web/b", "");
        }
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(start(flock, "may", "x"));
            if (flock) {
                runs.add(start(flock, "synth"));
            }
        }
        for (Run run : runs) {
            assertThat(run.end().exit).as(run.all()).isZero();
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void goesOnWhereTheHolderOfALockHasDied() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectory(project.resolve(".mymovie"));
        Files.createSymbolicLink(project.resolve(".mymovie/build.lock.link"), Path.of(String.valueOf(dead.pid())));

        assertThat(start(false, "may", "x").end().exit).isZero();
    }

    @Test
    void keepsTheOldAssemblyWhereASynthFails() throws Exception {
        run("may", "x");
        script("jdk/bin/java", "#!/bin/sh\nexit 3\n");

        Run synth = run("synth");

        assertThat(synth.exit).isEqualTo(1);
        assertThat(synth.all()).contains("the synth failed");
        assertThat(project.resolve("cdk.out/manifest.json")).exists();
    }

    /** The test command holds the lock of the build for as long as it runs. */
    @Test
    void letsTheTestsStartCommandsUnderTheirLock() throws Exception {
        write("constructs/target/library.pom", "  <version>1</version>\n");
        script("mvnw", """
                #!/usr/bin/env bash
                case "$*" in *verify*) MYMOVIE_BUILT=true ./mymovie install ;; esac
                """);

        Run test = run("test");

        assertThat(test.exit).as(test.all()).isZero();
        assertThat(test.all()).contains("jp.mymovie:constructs:1 is in the local Maven repository");
    }

    @Test
    void endsATestWithTheSecondsOfEachModule() throws Exception {
        Run good = run("test");
        assertThat(good.exit).isZero();
        assertThat(good.all())
                .contains("Tests run: 3, Failures: 0, Errors: 0, Skipped: 0")
                .contains("seconds by module\n       9  constructs\n      65  A module with a name\n    3720  test\n");

        write("broken", "");
        assertThat(run("test").exit).isEqualTo(1);
    }

    @Test
    void runsOneLongCheckInItsModule() throws Exception {
        assertThat(run("test", "--deep", "StormTest").exit).isZero();
        assertThat(calls())
                .singleElement()
                .asString()
                .contains("--projects lambdas/movies --also-make", "-Pdeep", "-Dtest=StormTest ");

        Run unknown = run("test", "--deep", "QuickTest");
        assertThat(unknown.exit).isEqualTo(2);
        assertThat(unknown.all()).contains("unknown check 'QuickTest' of test --deep: known are CsvFuzzTest StormTest");
        assertThat(calls()).hasSize(1);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(project.resolve("builds"));
    }

    private long builds() throws IOException {
        return calls().stream().filter(call -> !call.equals("synth")).count();
    }

    private void write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void script(String name, String text) throws IOException {
        write(name, text);
        assertThat(project.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private Run run(String... words) throws Exception {
        return start(true, words).end();
    }

    private Run start(boolean flock, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("./mymovie"));
        command.addAll(List.of(words));
        Path said = Files.createTempFile(project, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().remove("MYMOVIE_BUILT");
        builder.environment().put("JAVA_HOME", project.resolve("jdk").toString());
        if (!flock) {
            builder.environment().put("PATH", toolsWithoutFlock().toString());
        }
        return new Run(builder.start(), said);
    }

    private static Path toolsWithoutFlock() throws IOException {
        Path tools = Files.createTempDirectory("tools");
        for (String tool : TOOLS.split(" ")) {
            Path real = Stream.of(System.getenv("PATH").split(":"))
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(tool));
            Files.createSymbolicLink(tools.resolve(tool), real);
        }
        return tools;
    }

    /** A command on its way, and how it ended. */
    private static final class Run {
        private final Process process;
        private final Path said;
        private int exit = -1;

        private Run(Process process, Path said) {
            this.process = process;
            this.said = said;
        }

        private Run end() throws InterruptedException {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the launcher did not end within two minutes");
            }
            exit = process.exitValue();
            return this;
        }

        private String all() throws IOException {
            return Files.readString(said);
        }
    }
}
