package jp.mymovie.lab.logs;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import jp.mymovie.local.lake.ObjectStore;
import jp.mymovie.local.lake.WriterCrash;

/**
 * What goes wrong on the way into a lake, so that the account of losses has something to show: writes fail, or succeed
 * without an answer; a stream dies between its buffer and its file; it takes a record without saying so, or does not take
 * it. Which of them happen follows from names and the seed.
 */
public final class Faults {
    private final boolean active;
    private final AtomicLong lostAnswers = new AtomicLong();
    private final AtomicLong failedWrites = new AtomicLong();
    private final AtomicLong crashes = new AtomicLong();
    private long recordsSentAgain;

    private Faults(boolean active) {
        this.active = active;
    }

    /** Everything goes well. */
    public static Faults none() {
        return new Faults(false);
    }

    /** One write in 20 gets no answer, one in 20 fails, one stream in 40 files dies, one record in 500 is sent again. */
    public static Faults some() {
        return new Faults(true);
    }

    /** Whether CloudFront or a stream gets no answer to a write or fails at it. */
    ObjectStore ofWrites(ObjectStore store) {
        return !active
                ? store
                : (bucket, key, content, modified) -> {
                    int luck = Math.floorMod(key.hashCode() * 0x9E3779B1 >>> 8, 40);
                    if (luck < 2) {
                        failedWrites.incrementAndGet();
                        throw new IOException("503 Slow Down");
                    }
                    store.put(bucket, key, content, modified);
                    if (luck < 4) {
                        lostAnswers.incrementAndGet();
                        throw new IOException("the connection was reset");
                    }
                };
    }

    /** Whether a stream dies, too. */
    ObjectStore ofStreams(ObjectStore store) {
        ObjectStore writes = ofWrites(store);
        return !active
                ? store
                : (bucket, key, content, modified) -> {
                    if (Math.floorMod(key.hashCode() * 0x85EBCA6B >>> 8, 40) == 0) {
                        crashes.incrementAndGet();
                        throw new WriterCrash();
                    }
                    writes.put(bucket, key, content, modified);
                };
    }

    /** How often a source's record reaches its stream before the source hears of it: not at all is one more try. */
    int takenBeforeAnswered(RandomGenerator random) {
        int luck = active ? random.nextInt(1000) : 2;
        recordsSentAgain += luck < 2 ? 1 : 0;
        return luck == 0 ? 2 : 1;
    }

    @Override
    public String toString() {
        return "%d writes without an answer, %d failed writes, %d crashes, %d records sent again"
                .formatted(lostAnswers.get(), failedWrites.get(), crashes.get(), recordsSentAgain);
    }
}
