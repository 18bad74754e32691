package jp.mymovie.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a run keeps what it writes: the folder that was named, or one beside the assembly of which only the logs stay,
 * until the next run, so that they can be asked when it has ended. The file {@code .mymovie/lake} names the newest.
 */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final boolean kept;

    private DataFolder(Path path, boolean kept) {
        this.path = path;
        this.kept = kept;
    }

    static DataFolder open(@Nullable Path named, @Nullable Path givenHome, Path assembly) {
        Path home = givenHome == null
                ? assembly.toAbsolutePath().normalize().resolveSibling(".mymovie")
                : givenHome.toAbsolutePath().normalize();
        try {
            Path runs = Files.createDirectories(home.resolve("runs"));
            removeEnded(runs);
            removeEnded(home.resolve("assemblies"));
            Path path =
                    named == null ? runs.resolve("" + ProcessHandle.current().pid()) : named;
            DataFolder folder = new DataFolder(path, named != null);
            Files.createDirectories(folder.lake());
            Files.writeString(home.resolve("lake"), folder.lake().toString());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be writable".formatted(named == null ? home : named), e);
        }
    }

    /** Removes what processes have left that have ended. */
    private static void removeEnded(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return;
        }
        try (Stream<Path> found = Files.list(runs)) {
            for (Path run : found.toList()) {
                String name = String.valueOf(run.getFileName());
                if (name.matches("\\d+")
                        && ProcessHandle.of(Long.parseLong(name)).isEmpty()) {
                    remove(run);
                }
            }
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path lake() {
        return path.resolve("s3");
    }

    /** Where the tables live, or null for memory. */
    @Nullable
    Path tables() {
        return kept ? path.resolve("dynamodb") : null;
    }

    @Override
    public void close() {
        if (!kept) {
            for (String name : List.of("secrets.json", "key.json", "accounts.json")) {
                remove(path.resolve(name));
            }
        }
    }

    private static void remove(Path path) {
        try (Stream<Path> files = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
