package jp.mymovie.lab.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;

/**
 * What was written to a generated lake, by kind of log and day of the events, in UTC. It lies beside the buckets; the ids
 * themselves are not in it, since the {@link Traffic} gives them again.
 */
public final class Ledger {
    /** The file's name. */
    public static final String FILE = "ledger.json";

    private static final JsonMapper JSON = new JsonMapper();

    /** The counts of a kind on a day. */
    public static final class Day {
        long events;
        long rows;
        long late;
        long malformed;
        long hostile;
        long poisoned;
        long digest;

        /** Distinct things that happened. */
        public long events() {
            return events;
        }

        /** Lines that tell of them, duplicates included. */
        public long rows() {
            return rows;
        }

        /** Lines more than there are events to be told of. */
        public long duplicates() {
            return rows - events + poisoned;
        }

        /** Lines that came in a file of their own, up to a day later. */
        public long late() {
            return late;
        }

        /** Lines without an event. */
        public long malformed() {
            return malformed;
        }

        /** Events of which somebody tried to break what reads the log. */
        public long hostile() {
            return hostile;
        }

        /** Events that lie under the error prefix only. */
        public long poisoned() {
            return poisoned;
        }

        /** The sum of the ids' hashes: two sets of events are taken for the same when it is. */
        public long digest() {
            return digest;
        }

        void event(String id, int lines) {
            events++;
            rows += lines;
            digest += hash(id);
        }
    }

    private final long seed;
    private final LocalDate last;
    private final int days;
    private final long requests;
    private final Map<String, Map<LocalDate, Day>> kinds = new TreeMap<>();

    Ledger(Traffic traffic) {
        this(traffic.seed(), traffic.last(), traffic.days().size(), traffic.requests());
    }

    private Ledger(long seed, LocalDate last, int days, long requests) {
        this.seed = seed;
        this.last = last;
        this.days = days;
        this.requests = requests;
    }

    /** The traffic again. */
    public Traffic traffic(Assembly assembly) {
        return Traffic.of(assembly, seed, last, days, requests);
    }

    Day day(String kind, LocalDate date) {
        return kinds.computeIfAbsent(kind, name -> new TreeMap<>()).computeIfAbsent(date, day -> new Day());
    }

    /** The days of each kind: cloudfront, apigateway, lambda, cloudtrail and s3access. */
    public Map<String, Map<LocalDate, Day>> kinds() {
        return kinds;
    }

    /** Days put together. */
    public static Day sum(Collection<Day> days) {
        Day sum = new Day();
        for (Day day : days) {
            sum.events += day.events;
            sum.rows += day.rows;
            sum.late += day.late;
            sum.malformed += day.malformed;
            sum.hostile += day.hostile;
            sum.poisoned += day.poisoned;
            sum.digest += day.digest;
        }
        return sum;
    }

    void write(Path directory) throws IOException {
        ObjectNode file = JSON.createObjectNode()
                .put("seed", seed)
                .put("until", last.toString())
                .put("days", days)
                .put("requests", requests);
        kinds.forEach((kind, byDay) -> {
            ObjectNode node = file.withObjectProperty("kinds").putObject(kind);
            byDay.forEach((date, day) -> node.putObject(date.toString())
                    .put("events", day.events)
                    .put("rows", day.rows)
                    .put("duplicates", day.duplicates())
                    .put("late", day.late)
                    .put("malformed", day.malformed)
                    .put("hostile", day.hostile)
                    .put("poisoned", day.poisoned)
                    .put("digest", Long.toHexString(day.digest)));
        });
        Files.writeString(directory.resolve(FILE), file.toPrettyString() + "\n");
    }

    /**
     * Reads the ledger of a generated lake.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Ledger read(Path directory) throws IOException {
        Path path = directory.resolve(FILE);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    "'%s' holds no ledger: make a lake with ./mymovie logs generate".formatted(directory));
        }
        JsonNode file = JSON.readTree(Files.readString(path));
        Ledger ledger = new Ledger(
                file.path("seed").asLong(),
                LocalDate.parse(file.path("until").asText()),
                file.path("days").asInt(),
                file.path("requests").asLong());
        file.path("kinds")
                .properties()
                .forEach(kind -> kind.getValue().properties().forEach(entry -> {
                    JsonNode from = entry.getValue();
                    Day day = ledger.day(kind.getKey(), LocalDate.parse(entry.getKey()));
                    day.events = from.path("events").asLong();
                    day.rows = from.path("rows").asLong();
                    day.late = from.path("late").asLong();
                    day.malformed = from.path("malformed").asLong();
                    day.hostile = from.path("hostile").asLong();
                    day.poisoned = from.path("poisoned").asLong();
                    day.digest = Long.parseUnsignedLong(from.path("digest").asText(), 16);
                }));
        return ledger;
    }

    /** What {@link Day#digest} is of these ids. */
    public static long digest(Stream<String> ids) {
        return ids.mapToLong(Ledger::hash).sum();
    }

    /** FNV-1a, then mixed, so that sums of it tell sets apart. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    }
}
