package jp.mymovie.operations.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.mymovie.operations.http.SignedHttp;
import jp.mymovie.operations.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Writes days of the log lake again as sorted Parquet, every line once, and points the tables to them.
 *
 * <p>By night, <code>{"time":"2026-11-24T02:00:00Z"}</code>, it makes yesterday, while lines may still be on their way,
 * and finally every day of the four weeks before that is not final yet: the day before, and what an earlier night failed at
 * or missed. A person names a day: <code>{"day":"2026-11-20"}</code>. A table's partition for a day moves
 * from one finished place to the next, so a reader sees the old day or the new one. Nothing is ever deleted: what a later
 * run replaces expires by the bucket's rules.
 *
 * <p>Every act may be repeated. A run is known by the id of its invocation, which Lambda keeps when it repeats one: what has
 * run is found again, what failed is tried in a new place, three times in all. One log's failure does not hold back the
 * others; it is thrown at the end, for Lambda to repeat and for an alarm to see. The answer is
 * <code>{"days":["cloudfront 2026-11-23 s3://…"]}</code>.
 *
 * <p>Environment: {@code QUERIES}, what selects a day of each log, <code>cloudfront=(id of a named query),…</code>; {@code
 * BUCKET}, where days go; {@code DATABASE}, whose table {@code cloudfront_day} gets them; {@code WORK_GROUP}. Permissions:
 * see {@link Queries} and {@link Partitions}; Athena itself reads and writes by the same role.
 */
public final class Compaction implements RequestStreamHandler {
    private static final String FRESH = "fresh";
    private static final String FINAL = "days";

    /** How many days a night looks back; fewer than those after which the first form of a day expires. */
    private static final int WINDOW = 28;

    private final Map<String, String> queries;
    private final String bucket;
    private final Clock clock;
    private final Queries athena;
    private final Partitions glue;

    /** What Lambda calls: settings from the environment. */
    public Compaction() {
        this(name -> System.getenv(name), aws(), Clock.systemUTC(), Pause.REAL);
    }

    Compaction(Function<String, @Nullable String> environment, SignedHttp aws, Clock clock, Pause pause) {
        this.queries = queries(required(environment, "QUERIES"));
        this.bucket = required(environment, "BUCKET");
        this.clock = clock;
        String region = required(environment, "AWS_REGION");
        this.athena = new Queries(aws, region, required(environment, "WORK_GROUP"), pause);
        this.glue = new Partitions(aws, region, required(environment, "DATABASE"));
    }

    private static SignedHttp aws() {
        @Nullable String endpoint = System.getenv("AWS_ENDPOINT_URL");
        return new SignedHttp(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                endpoint == null ? null : URI.create(endpoint));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Wanted wanted = wanted(Json.object(new String(input.readAllBytes(), UTF_8)));
        List<String> done = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            String log = query.getKey();
            for (LocalDate day :
                    attempt(log, context, failures, () -> days(log, wanted)).orElse(List.of())) {
                attempt(
                                log + " of " + day,
                                context,
                                failures,
                                () -> compact(log, query.getValue(), day, wanted, context))
                        .ifPresent(place -> done.add("%s %s %s".formatted(log, day, place)));
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException(
                    "%d failed and %d days of logs were compacted".formatted(failures.size(), done.size()));
            failures.forEach(failed::addSuppressed);
            throw failed;
        }
        output.write(Json.write(Map.of("days", done)).getBytes(UTF_8));
    }

    private static <T> Optional<T> attempt(
            String what, Context context, List<RuntimeException> failures, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (RuntimeException e) {
            context.getLogger().log("compaction: %s failed: %s".formatted(what, e));
            failures.add(e);
            return Optional.empty();
        }
    }

    /** The day that a person named, or yesterday and all that is not final, the newest first. */
    private List<LocalDate> days(String log, Wanted wanted) {
        if (wanted.day != null) {
            return List.of(wanted.day);
        }
        LocalDate yesterday = wanted.today.minusDays(1);
        Map<LocalDate, String> places = glue.places(log + "_day", wanted.today.minusDays(WINDOW));
        return Stream.iterate(yesterday, day -> day.minusDays(1))
                .limit(WINDOW)
                .filter(day -> day.equals(yesterday)
                        || !places.getOrDefault(day, "").startsWith("s3://%s/%s/".formatted(bucket, FINAL)))
                .toList();
    }

    /** Gives the place to which the partition points now. */
    private String compact(String log, String query, LocalDate day, Wanted wanted, Context context) {
        String folder = "s3://%s/%s/%s/%s/%s".formatted(bucket, wanted.form(day), log, day, context.getAwsRequestId());
        String place = athena.unload(query, day, folder, context);
        glue.point(log + "_day", day, place);
        context.getLogger().log("compaction: %s of %s is at %s".formatted(log, day, place));
        return place;
    }

    private Wanted wanted(Map<String, @Nullable Object> event) {
        String time = Json.text(event, "time");
        String day = Json.text(event, "day");
        try {
            LocalDate today = time.isEmpty()
                    ? LocalDate.now(clock)
                    : OffsetDateTime.parse(time)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDate();
            Wanted wanted = new Wanted(today, day.isEmpty() ? null : LocalDate.parse(day));
            if (wanted.day != null && !wanted.day.isBefore(today)) {
                throw new IllegalArgumentException(
                        "'day' must be over, got %s on %s: wait until it is".formatted(day, today));
            }
            return wanted;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'day' must be of the form 2026-11-23 and 'time' of the form 2026-11-24T02:00:00Z, got '%s' and '%s'"
                            .formatted(day, time),
                    e);
        }
    }

    /**
     * @param day what a person named; null for what a night has to do
     */
    private record Wanted(LocalDate today, @Nullable LocalDate day) {
        /** The folder of the bucket, whose rules say how long it is kept: lines of yesterday may still come. */
        String form(LocalDate date) {
            return date.isBefore(today.minusDays(1)) ? FINAL : FRESH;
        }
    }

    private static Map<String, String> queries(String list) {
        Map<String, String> queries = new LinkedHashMap<>();
        Stream.of(list.split(",")).map(entry -> entry.split("=", 2)).forEach(entry -> {
            if (entry.length != 2) {
                throw new IllegalArgumentException(
                        "'QUERIES' must be a list of log=(id of a named query), got '%s'".formatted(list));
            }
            queries.put(entry[0], entry[1]);
        });
        return queries;
    }

    private static String required(Function<String, @Nullable String> environment, String name) {
        String value = environment.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' must be set, got nothing: set it in the function's environment".formatted(name));
        }
        return value;
    }
}
