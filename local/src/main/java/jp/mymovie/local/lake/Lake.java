package jp.mymovie.local.lake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** The buckets that take logs, as folders. Lines are buffered and written a file at a time, every second. */
public final class Lake implements AutoCloseable {
    private static final Duration FLUSH = Duration.ofSeconds(1);

    /**
     * Where lines go.
     *
     * @param bucket the bucket's name
     * @param key gives the object's key for the time at which it is written
     * @param gzip whether objects are compressed
     */
    public record Target(String bucket, Function<Instant, String> key, boolean gzip) {}

    private final Path directory;
    private final Map<Target, StringBuilder> buffers = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    /**
     * @param directory holds a folder a bucket
     */
    public Lake(Path directory) {
        this.directory = directory;
        var unused = clock.scheduleWithFixedDelay(
                this::flushOrComplain, FLUSH.toMillis(), FLUSH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Adds a line to what will be written next. */
    public synchronized void write(Target target, String line) {
        buffers.computeIfAbsent(target, key -> new StringBuilder()).append(line).append('\n');
    }

    /** An exception would end the clock. */
    private void flushOrComplain() {
        try {
            flush();
        } catch (UncheckedIOException e) {
            System.err.println("mymovie: logs could not be written: " + e.getMessage());
        }
    }

    /** Writes everything that is buffered. */
    public synchronized void flush() {
        Instant now = Instant.now();
        buffers.forEach((target, lines) -> put(target, now, lines.toString()));
        buffers.clear();
    }

    private void put(Target target, Instant now, String lines) {
        Path file = directory.resolve(target.bucket).resolve(target.key.apply(now));
        try {
            Files.createDirectories(file.getParent());
            // Whoever reads the lake meanwhile must not meet half a file.
            Path half = directory.resolve("." + file.getFileName());
            Files.write(half, target.gzip ? gzip(lines) : lines.getBytes(StandardCharsets.UTF_8));
            Files.move(half, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        flush();
    }
}
