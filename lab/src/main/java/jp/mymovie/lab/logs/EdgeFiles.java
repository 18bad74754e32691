package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import jp.mymovie.local.lake.Gzip;
import jp.mymovie.local.lake.LogDelivery;
import jp.mymovie.local.lake.ObjectStore;

/**
 * The files of a distribution's log: an hour's requests in one, or in several of 32 MB before compression, delivered
 * within the next hour; what comes late in one more of the same hour and folder, up to 24 hours later. A file's time on
 * the disk is that of its delivery.
 */
final class EdgeFiles {
    private static final int MOST_BYTES = 32 << 20;
    private static final byte[] GARBAGE = "<html>504 Gateway Time-out</html>\n".getBytes(StandardCharsets.US_ASCII);

    private final LogDelivery delivery;
    private final EdgeLines lines;
    private final ObjectStore store;
    private final Executor executor;
    private final SplittableRandom random;
    private final LineBuffer punctual = new LineBuffer(1 << 16);
    private final LineBuffer late = new LineBuffer(1 << 12);
    private long hour = -1;

    EdgeFiles(LogDelivery delivery, ObjectStore store, Executor executor, SplittableRandom random) {
        this.delivery = delivery;
        this.lines = new EdgeLines(delivery.fields());
        this.store = store;
        this.executor = executor;
        this.random = random;
    }

    void write(Visit visit) {
        long now = visit.time().getEpochSecond() / 3600;
        if (now != hour) {
            close();
            hour = now;
        }
        LineBuffer to = visit.fate().edgeLate() ? late : punctual;
        int start = to.length();
        lines.write(visit, to);
        int end = to.length();
        for (int copy = 1; copy < visit.fate().edgeLines(); copy++) {
            to.repeat(start, end);
        }
        switch (visit.fate().noise()) {
            case NONE -> {}
            case TRUNCATED -> to.repeat(start, (start + end) / 2).letter('\n');
            case DASHES -> to.raw(lines.dashes());
            case GARBAGE -> to.raw(GARBAGE);
        }
        if (to.length() > MOST_BYTES) {
            close();
        }
    }

    /** Writes what is buffered. */
    void close() {
        Instant start = Instant.ofEpochSecond(hour * 3600);
        put(punctual, start, Duration.ofMinutes(65 + random.nextInt(40)));
        put(late, start, Duration.ofMinutes(180 + random.nextInt(22 * 60 - 180)));
    }

    private void put(LineBuffer buffer, Instant start, Duration delay) {
        if (buffer.length() == 0) {
            return;
        }
        byte[] content = buffer.take();
        SplittableRandom names = random.split();
        executor.execute(() -> store.putAtLeastOnce(
                delivery.bucket(),
                () -> delivery.key(start, "%08x".formatted(names.nextInt())),
                Gzip.compress(content),
                start.plus(delay)));
    }
}
