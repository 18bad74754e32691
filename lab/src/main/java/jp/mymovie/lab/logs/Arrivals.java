package jp.mymovie.lab.logs;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import jp.mymovie.local.lake.Firehose;

/**
 * Records on their way to their streams, which take them in the order of arrival: within two seconds, one in two thousand
 * within twenty minutes.
 */
final class Arrivals {
    private record Record(Instant time, long number, Firehose stream, byte[] data) {}

    private final PriorityQueue<Record> onTheWay =
            new PriorityQueue<>(Comparator.comparing(Record::time).thenComparingLong(Record::number));
    private final RandomGenerator random;
    private final Faults faults;
    private long sent;

    Arrivals(RandomGenerator random, Faults faults) {
        this.faults = faults;
        this.random = random;
    }

    void send(Firehose stream, byte[] data, Instant time) {
        int delay = random.nextInt(2000) == 0 ? random.nextInt(20 * 60_000) : 30 + random.nextInt(2000);
        onTheWay.add(new Record(time.plusMillis(delay), sent++, stream, data));
    }

    /** Lets everything arrive that does before a time. */
    void until(Instant time) {
        while (!onTheWay.isEmpty() && onTheWay.peek().time.isBefore(time)) {
            Record record = onTheWay.remove();
            for (int i = faults.takenBeforeAnswered(random); i > 0; i--) {
                record.stream.put(record.data, record.time);
            }
        }
    }
}
