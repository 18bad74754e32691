package jp.mymovie.local.lake;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The buckets that take the logs of the local run. Whoever clicks wants to see it at once: lines wait for a second, not for
 * the templates' quarter of an hour.
 */
public final class Lake implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private record Hour(LogDelivery delivery, Instant start) {}

    private final Buckets buckets;
    private final Map<DeliveryStream, Firehose> streams = new LinkedHashMap<>();
    private final Map<Hour, StringBuilder> edges = new LinkedHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    /**
     * @param directory holds a folder a bucket
     */
    public Lake(Path directory) {
        this.buckets = new Buckets(directory);
        var unused = clock.scheduleWithFixedDelay(
                this::flushOrComplain, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes records of a stream. */
    public synchronized Consumer<byte[]> stream(DeliveryStream settings) {
        Firehose firehose = streams.computeIfAbsent(
                settings, stream -> new Firehose(stream, INTERVAL, buckets, Runnable::run, new SplittableRandom()));
        return record -> firehose.put(record, Instant.now());
    }

    /** Takes a line of a distribution's log. */
    public synchronized void write(LogDelivery delivery, Instant time, String line) {
        edges.computeIfAbsent(new Hour(delivery, time.truncatedTo(ChronoUnit.HOURS)), hour -> new StringBuilder())
                .append(line)
                .append('\n');
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
        streams.values().forEach(stream -> stream.deliver(now));
        edges.forEach((hour, lines) -> put(hour, lines.toString(), now));
        edges.clear();
    }

    private void put(Hour hour, String lines, Instant now) {
        hour.delivery.deliver(
                buckets,
                hour.start,
                () -> UUID.randomUUID().toString().substring(0, 8),
                lines.getBytes(StandardCharsets.UTF_8),
                now);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        flush();
    }
}
