package jp.mymovie.constructs.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

class OperationsJarTest {
    /** Waits for a line, so that two processes hold their files at the same time. */
    static final class Holder {
        public static void main(String... arguments) throws IOException {
            System.out.println(new OperationsJar(OperationsJar.read()).file());
            System.in.read();
        }
    }

    @Test
    void laysTheSameAssetDownEachTime(@TempDir Path folder) throws IOException {
        byte[] first = asset(folder.resolve("first"));
        byte[] second = asset(folder.resolve("second"));

        assertThat(first).isEqualTo(second).isEqualTo(OperationsJar.read());
        assertThat(names(folder.resolve("first"))).isEqualTo(names(folder.resolve("second")));
    }

    @Test
    void writesAgainWhatHasBeenChanged() throws IOException {
        byte[] content = "the jar".getBytes(UTF_8);
        OperationsJar jar = new OperationsJar(content);
        Path file = jar.file();
        assertThat(jar.file()).isEqualTo(file);

        Files.writeString(file, "the raj");

        assertThat(jar.file()).isNotEqualTo(file).hasBinaryContent(content);
        Files.delete(jar.file());
        assertThat(jar.file()).hasBinaryContent(content);
    }

    @Test
    void keepsTwoProcessesApartInAFolderThatEverybodyMayWriteTo(@TempDir Path shared) throws Exception {
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path planted = plant(shared);

        Process first = hold(shared);
        Process second = hold(shared);
        Path one = Path.of(first.inputReader().readLine());
        Path other = Path.of(second.inputReader().readLine());

        assertThat(List.of(one, other, planted)).doesNotHaveDuplicates();
        for (Path file : List.of(one, other)) {
            assertThat(file).startsWith(shared).hasBinaryContent(OperationsJar.read());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
        end(first);
        end(second);
        assertThat(one.getParent()).doesNotExist();
        assertThat(other.getParent()).doesNotExist();
    }

    /** A file of the right length where the jar lay when its place was known beforehand. */
    private static Path plant(Path shared) throws Exception {
        byte[] jar = OperationsJar.read();
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(jar))
                .substring(0, 16);
        Path folder = Files.createDirectories(shared.resolve("mymovie-" + hash));
        return Files.write(folder.resolve("operations-function.jar"), new byte[jar.length]);
    }

    private static Process hold(Path temporary) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void end(Process process) throws Exception {
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
    }

    private static byte[] asset(Path outdir) throws IOException {
        Stack stack = new Stack(App.Builder.create().outdir(outdir.toString()).build(), "Stack");
        OperationsFunction.Builder.create(stack, "Function").handler("a.B::c").build();
        return Files.readAllBytes(outdir.resolve(names(outdir).get(0)));
    }

    private static List<String> names(Path outdir) throws IOException {
        try (Stream<Path> files = Files.list(outdir)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("asset."))
                    .toList();
        }
    }
}
