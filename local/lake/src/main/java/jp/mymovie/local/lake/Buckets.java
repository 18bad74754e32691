package jp.mymovie.local.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/**
 * Buckets on the disk: a folder each.
 *
 * @param directory holds them
 */
public record Buckets(Path directory) implements ObjectStore {
    @Override
    public void put(String bucket, String key, byte[] content, Instant modified) throws IOException {
        Path file = directory.resolve(bucket).resolve(key);
        Files.createDirectories(file.getParent());
        // Whoever reads the lake meanwhile must not meet half a file.
        Path half = directory.resolve("." + file.getFileName());
        Files.write(half, content);
        Files.setLastModifiedTime(half, FileTime.from(modified));
        Files.move(half, file);
    }
}
