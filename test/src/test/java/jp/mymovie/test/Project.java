package jp.mymovie.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The checkout under test, and its programs. */
public final class Project {
    public static final Path ROOT = Path.of(System.getProperty("mymovie.root"));

    private Project() {}

    /** What a program said and how it ended. */
    public record Outcome(int exit, String out, String err) {
        public String all() {
            return out + err;
        }
    }

    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    public static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new AssertionError("'%s' must be readable".formatted(path), e);
        }
    }

    /** The command line that runs a main class on the class path that a module wrote at its build. */
    public static List<String> java(String module, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmymovie.root=" + ROOT,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-cp",
                text(module + "/target/classpath").strip()));
        command.addAll(List.of(arguments));
        return command;
    }

    public static Outcome run(List<String> command) {
        return run(command, Map.of());
    }

    /** Runs a program in the root of the checkout to its end; ten minutes are far more than any of them needs. */
    static Outcome run(List<String> command, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile("mymovie", ".out");
            Path err = Files.createTempFile("mymovie", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("MYMOVIE_BUILT", "true");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("%s did not end within ten minutes".formatted(command));
            }
            Outcome outcome = new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            return outcome;
        } catch (IOException e) {
            throw new AssertionError("%s must be runnable".formatted(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
