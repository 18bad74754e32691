package jp.mymovie.lab.logs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import jp.mymovie.local.edge.EdgeLines;
import jp.mymovie.local.lake.LogDelivery;
import jp.mymovie.local.lake.ObjectStore;

/**
 * The files of a distribution's log: an hour's requests in one, or in several of 32 MB before compression, delivered
 * within the next hour; what comes late in one more of the same hour and folder, up to 24 hours later. A file's time on
 * the disk is that of its delivery.
 */
final class EdgeFiles {
    private static final int MOST_BYTES = 32 << 20;
    private static final byte[] GARBAGE = bytes("<html>504 Gateway Time-out</html>");

    private final LogDelivery delivery;
    private final EdgeLines lines;
    private final byte[] dashes;
    private final ObjectStore store;
    private final Executor executor;
    private final SplittableRandom random;
    private final ByteArrayOutputStream punctual = new ByteArrayOutputStream();
    private final ByteArrayOutputStream late = new ByteArrayOutputStream();
    private long hour = -1;

    EdgeFiles(LogDelivery delivery, ObjectStore store, Executor executor, SplittableRandom random) {
        this.delivery = delivery;
        this.lines = new EdgeLines(delivery);
        this.dashes = bytes(lines.dashes());
        this.store = store;
        this.executor = executor;
        this.random = random;
    }

    private static byte[] bytes(String line) {
        return (line + '\n').getBytes(StandardCharsets.UTF_8);
    }

    void write(Visit visit) {
        long now = visit.time().getEpochSecond() / 3600;
        if (now != hour) {
            close();
            hour = now;
        }
        ByteArrayOutputStream to = visit.fate().edgeLate() ? late : punctual;
        byte[] line = bytes(lines.line(visit.request()));
        for (int copy = 0; copy < visit.fate().edgeLines(); copy++) {
            to.writeBytes(line);
        }
        switch (visit.fate().noise()) {
            case NONE -> {}
            case TRUNCATED -> to.writeBytes(half(line));
            case DASHES -> to.writeBytes(dashes);
            case GARBAGE -> to.writeBytes(GARBAGE);
        }
        if (to.size() > MOST_BYTES) {
            close();
        }
    }

    /** The first half of a line, with a line's end. */
    static byte[] half(byte[] line) {
        byte[] half = Arrays.copyOf(line, line.length / 2);
        half[half.length - 1] = '\n';
        return half;
    }

    /** Writes what is buffered. */
    void close() {
        Instant start = Instant.ofEpochSecond(hour * 3600);
        put(punctual, start, Duration.ofMinutes(65 + random.nextInt(40)));
        put(late, start, Duration.ofMinutes(180 + random.nextInt(22 * 60 - 180)));
    }

    private void put(ByteArrayOutputStream buffer, Instant start, Duration delay) {
        if (buffer.size() == 0) {
            return;
        }
        byte[] content = buffer.toByteArray();
        buffer.reset();
        SplittableRandom names = random.split();
        executor.execute(() ->
                delivery.deliver(store, start, () -> "%08x".formatted(names.nextInt()), content, start.plus(delay)));
    }
}
