package jp.mymovie.lab.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Assembly;

/** The project's own templates, synthesized once for all tests as {@code ./mymovie synth --quick} does. */
final class SynthesizedEstate {
    private static final Path ROOT = Path.of(System.getProperty("mymovie.root"));

    private SynthesizedEstate() {}

    private static final class Once {
        static final Assembly ASSEMBLY = synthesize(ROOT.resolve("lab/lake/target/cdk.out"));
    }

    static Assembly assembly() {
        return Once.ASSEMBLY;
    }

    private static Assembly synthesize(Path directory) {
        try {
            Path words = Files.createTempFile("synth", ".log");
            ProcessBuilder synth = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dmymovie.root=" + ROOT,
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            Files.readString(ROOT.resolve("app/target/classpath"))
                                    .strip(),
                            "jp.mymovie.app.MyMovieApp"))
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(words.toFile());
            synth.environment().put("CDK_OUTDIR", directory.toString());
            if (synth.start().waitFor() != 0) {
                throw new AssertionError(Files.readString(words));
            }
            return Assembly.read(directory);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
