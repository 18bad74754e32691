package jp.mymovie.local.lake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A small Firehose: it buffers records, processes them and writes them as objects, at least once. Time is what the caller
 * says it is. A record is kept until its object is there: a delivery that fails is tried again, under another name, so
 * what was written when only the answer got lost is there twice.
 *
 * <p>The template's processors and prefixes are those of AWS; so is the form of a failed record, of which AWS documents
 * the members and not the codes.
 */
public final class Firehose {
    /** What Firehose takes as one record: 1,000 KiB. */
    public static final int MOST_RECORD = 1000 << 10;

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private record Arrived(byte[] data, Instant time) {}

    private final DeliveryStream stream;
    private final Duration interval;
    private final ObjectStore store;
    private final Executor executor;
    private final SplittableRandom random;
    private List<Arrived> buffer = new ArrayList<>();
    private long size;

    /**
     * @param interval in place of the template's, where somebody waits for the lines
     * @param executor runs deliveries
     * @param random makes objects' names differ
     */
    public Firehose(
            DeliveryStream stream, Duration interval, ObjectStore store, Executor executor, SplittableRandom random) {
        this.stream = stream;
        this.interval = interval;
        this.store = store;
        this.executor = executor;
        this.random = random;
    }

    /**
     * Takes a record.
     *
     * @param now not before that of the record before it
     * @throws IllegalArgumentException if it is larger than Firehose takes
     */
    public synchronized void put(byte[] record, Instant now) {
        if (record.length > MOST_RECORD) {
            throw new IllegalArgumentException(
                    "a record must be at most %d bytes, got %d".formatted(MOST_RECORD, record.length));
        }
        deliverDue(now);
        if (size + record.length > stream.size()) {
            deliver(now);
        }
        buffer.add(new Arrived(record, now));
        size += record.length;
    }

    /** Delivers when the oldest record has waited for the interval. */
    public synchronized void deliverDue(Instant now) {
        if (!buffer.isEmpty() && !now.isBefore(buffer.get(0).time.plus(interval))) {
            deliver(buffer.get(0).time.plus(interval));
        }
    }

    /** Delivers whatever there is. */
    public synchronized void deliver(Instant now) {
        if (!buffer.isEmpty()) {
            List<Arrived> records = buffer;
            buffer = new ArrayList<>();
            size = 0;
            SplittableRandom names = random.split();
            executor.execute(() -> new Delivery(records, now, names).run());
        }
    }

    /** Some records on their way to their objects. */
    private final class Delivery {
        private final List<Arrived> records;
        private final Instant oldest;
        private final Instant now;
        private final SplittableRandom names;

        Delivery(List<Arrived> records, Instant now, SplittableRandom names) {
            this.records = records;
            this.oldest = records.get(0).time;
            this.now = now;
            this.names = names;
        }

        /** The records outlive whoever dies with them, and are taken up again from the first. */
        void run() {
            while (true) {
                try {
                    deliver();
                    return;
                } catch (WriterCrash crash) {
                    continue;
                }
            }
        }

        private void deliver() {
            ByteArrayOutputStream delivered = new ByteArrayOutputStream();
            ByteArrayOutputStream failed = new ByteArrayOutputStream();
            for (Arrived record : records) {
                try {
                    stream.processing().apply(record.data).forEach(delivered::writeBytes);
                } catch (Processing.Failure failure) {
                    failed.writeBytes(failedRecord(record, failure, now).getBytes(StandardCharsets.UTF_8));
                }
            }
            write(() -> stream.prefix().folder(oldest, this::random), delivered);
            write(() -> stream.errorPrefix().folder(oldest, "processing-failed", this::random), failed);
        }

        private void write(Supplier<String> folder, ByteArrayOutputStream bytes) {
            if (bytes.size() > 0) {
                byte[] content = stream.gzip() ? Gzip.compress(bytes.toByteArray()) : bytes.toByteArray();
                store.putAtLeastOnce(stream.bucket(), () -> folder.get() + name(), content, now);
            }
        }

        private String name() {
            UUID unique = new UUID(names.nextLong(), names.nextLong());
            return "%s-1-%s-%s%s".formatted(stream.name(), SECOND.format(oldest), unique, stream.extension());
        }

        private String random() {
            return "%08x".formatted(names.nextInt());
        }
    }

    private static String failedRecord(Arrived record, Processing.Failure failure, Instant now) {
        return "{\"attemptsMade\":1,\"arrivalTimestamp\":%d,\"errorCode\":\"%s\",\"errorMessage\":\"%s\",\"attemptEndingTimestamp\":%d,\"rawData\":\"%s\"}\n"
                .formatted(
                        record.time.toEpochMilli(),
                        failure.code,
                        String.valueOf(failure.getMessage()).replaceAll("[\"\\\\\\p{Cntrl}]", " "),
                        now.toEpochMilli(),
                        Base64.getEncoder().encodeToString(record.data));
    }
}
