package jp.mymovie.lab.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Unsupported;
import org.jspecify.annotations.Nullable;

/** Makes a lake of invented traffic: {@code logs generate}. */
public final class Generate {
    private static final String KNOWN =
            "--days N, --requests M, --out DIR, --until YYYY-MM-DD, --seed S, --faults, --assembly DIR";

    private Path assembly = Path.of("cdk.out");
    private @Nullable Path out;
    private int days;
    private long requests;
    private LocalDate until = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private long seed = 1;
    private boolean faulty;

    private Generate() {}

    /** Writes the lake and says what is in it; a mistake of the caller is one line and status 2. */
    public static void main(String[] arguments) {
        try {
            Generate command = new Generate();
            command.parse(Arrays.asList(arguments));
            command.run();
        } catch (IllegalArgumentException | Unsupported e) {
            complain(e.getMessage(), 2);
        } catch (UncheckedIOException e) {
            complain(e.getMessage(), 1);
        }
    }

    private static void complain(@Nullable String message, int status) {
        System.err.println("mymovie: " + message);
        System.exit(status);
    }

    private void parse(List<String> arguments) {
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String name = left.next();
            if (name.equals("--faults")) {
                faulty = true;
                continue;
            }
            if (!List.of("--days", "--requests", "--out", "--until", "--seed", "--assembly")
                    .contains(name)) {
                throw new IllegalArgumentException(
                        "unknown option '%s' of logs generate: known are %s".formatted(name, KNOWN));
            }
            if (!left.hasNext()) {
                throw new IllegalArgumentException("'%s' needs a value".formatted(name));
            }
            set(name, left.next());
        }
        if (days == 0 || requests == 0 || out == null) {
            throw new IllegalArgumentException("logs generate needs --days N, --requests M and --out DIR");
        }
    }

    private void set(String name, String value) {
        switch (name) {
            case "--days" -> days = (int) number(name, value, 1, 3650);
            case "--requests" -> requests = number(name, value, 1, 1_000_000_000);
            case "--seed" -> seed = number(name, value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "--until" -> until = day(value);
            case "--assembly" -> assembly = Path.of(value);
            default -> out = Path.of(value).toAbsolutePath().normalize();
        }
    }

    private static long number(String name, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'%s' must be a whole number from %d to %d, got '%s'".formatted(name, least, most, value));
    }

    private static LocalDate day(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            if (!day.isAfter(LocalDate.now(ZoneOffset.UTC))) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'--until' must be a day not after today, like 2026-11-24, got '%s'".formatted(value));
    }

    private void run() {
        Assembly templates = Assembly.read(assembly);
        Traffic traffic = Traffic.of(templates, seed, until, days, requests);
        Path directory = Objects.requireNonNull(out);
        warn(templates, traffic.first());
        Faults faults = faulty ? Faults.some() : Faults.none();
        long start = System.nanoTime();
        Ledger ledger = Lakes.generate(templates, traffic, directory, faults);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%-12s %12s %12s %12s %10s %10s%n", "kind", "events", "rows", "duplicates", "malformed", "late");
        ledger.kinds().forEach((kind, byDay) -> {
            Ledger.Day sum = Ledger.sum(byDay.values());
            System.out.printf(
                    "%-12s %12d %12d %12d %10d %10d%n",
                    kind, sum.events(), sum.rows(), sum.duplicates(), sum.malformed(), sum.late());
        });
        if (faulty) {
            System.out.printf("faults: %s; what was written twice is not among the rows above%n", faults);
        }
        leaveWord(templates, directory);
        System.out.printf(
                "%s to %s, %d requests in %.1f s, in %s%n",
                traffic.first(), traffic.last(), requests, seconds, directory);
    }

    /** A day that the tables do not know is not found, and no query says so. */
    private static void warn(Assembly templates, LocalDate first) {
        Assembly.resources(templates.stacks(), "AWS::Glue::Table").stream()
                .map(table -> table.property("TableInput")
                        .path("Parameters")
                        .path("projection.day.range")
                        .asText())
                .filter(range -> range.matches("\\d{4}/\\d\\d/\\d\\d,NOW"))
                .map(range -> LocalDate.parse(range.substring(0, 10).replace('/', '-')))
                .filter(first::isBefore)
                .findFirst()
                .ifPresent(known -> System.err.printf(
                        "mymovie: the tables begin on %s: no query finds the days from %s on before it%n",
                        known, first));
    }

    /** {@code athena} and {@code logs reconcile} ask the newest lake when none is named. */
    private static void leaveWord(Assembly templates, Path directory) {
        Path word = templates.directory().resolveSibling(".mymovie").resolve("lake");
        try {
            Files.createDirectories(word.getParent());
            Files.writeString(word, directory.resolve(Lakes.BUCKETS).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be writable".formatted(word), e);
        }
    }
}
