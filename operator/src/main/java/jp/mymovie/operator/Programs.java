package jp.mymovie.operator;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs programs of a PATH, without a shell. */
final class Programs {
    private static final long MINUTES = 10;

    private final List<Path> folders;

    /** @param path folders, as the variable PATH has them */
    Programs(String path) {
        this.folders =
                Arrays.stream(path.split(File.pathSeparator)).map(Path::of).toList();
    }

    /** Output of a program. */
    record Said(int exit, String out, String err) {
        String all() {
            return (out + err).strip();
        }
    }

    /** @throws IllegalArgumentException if there is no such program, or it cannot be run */
    Said run(List<String> command) throws InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.set(0, found(command.getFirst()));
        Path out = null;
        Path err = null;
        try {
            // Files rather than pipes: none can fill up while the other is read.
            out = Files.createTempFile("verify", ".out");
            err = Files.createTempFile("verify", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().put("AWS_PAGER", "");
            Process process = builder.start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    return new Said(-1, "", "did not end within %d minutes".formatted(MINUTES));
                }
            } finally {
                process.destroyForcibly();
            }
            return new Said(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "'%s' must be on the PATH and runnable: %s".formatted(command.getFirst(), e.getMessage()), e);
        } finally {
            delete(out);
            delete(err);
        }
    }

    private String found(String program) {
        return folders.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' must be on the PATH, got none: install it".formatted(program)))
                .toString();
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            file.toFile().delete();
        }
    }
}
