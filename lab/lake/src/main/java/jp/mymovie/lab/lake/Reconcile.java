package jp.mymovie.lab.lake;

import io.trino.testing.QueryFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.lab.lake.LossAccount.Kind;
import jp.mymovie.lab.logs.Ledger;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.lab.logs.Visit.Outcome;
import jp.mymovie.local.athena.Athena;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;
import jp.mymovie.local.athena.Output;
import org.jspecify.annotations.Nullable;

/**
 * Holds a generated lake against its ledger: {@code --assembly DIR [--lake DIR]}. It asks through the tables, as anybody
 * would, compacts each day as the night would, and asks again. Status 1 when an event is missing, is compacted not exactly
 * once, or is one that never happened.
 */
public final class Reconcile {
    /** Trino's logging puts itself in the place of {@code System.err} when it starts. */
    private static final PrintStream ERR = System.err;

    private final Traffic traffic;
    private final Ledger ledger;
    private final LogLake lake;
    private final List<NamedQuery> queries;
    private final Set<String> failed;
    private final Map<Outcome, Long> ended = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Long> found = new EnumMap<>(Outcome.class);

    private Reconcile(Assembly assembly, Ledger ledger, LogLake lake, Set<String> failed) {
        this.traffic = ledger.traffic(assembly);
        this.ledger = ledger;
        this.lake = lake;
        this.queries = NamedQuery.all(assembly);
        this.failed = failed;
    }

    /** Prints the account; a mistake of the caller is one line and status 2. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int status;
        try {
            status = run(arguments, out) ? 0 : 1;
        } catch (IllegalArgumentException | Unsupported | QueryFailedException e) {
            ERR.println("mymovie: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
            status = 2;
        }
        out.flush();
        // Trino's threads would keep the process for a while.
        System.exit(status);
    }

    private static boolean run(String[] arguments, PrintStream out) throws IOException {
        Path directory = Path.of("cdk.out");
        Path named = null;
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].equals("--assembly") && !arguments[i].equals("--lake")) {
                throw new IllegalArgumentException(
                        "unknown option '%s' of logs reconcile: known are --lake DIR, --assembly DIR"
                                .formatted(arguments[i]));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("'%s' needs a value".formatted(arguments[i]));
            }
            if (arguments[i].equals("--assembly")) {
                directory = Path.of(arguments[i + 1]);
            } else {
                named = Path.of(arguments[i + 1]);
            }
        }
        Assembly assembly = Assembly.read(directory);
        Path buckets = Athena.lake(assembly, named);
        Ledger ledger = Ledger.read(Objects.requireNonNull(buckets.getParent()));
        List<LossAccount> accounts;
        String outcomes;
        try (LogLake lake = new LogLake(assembly, buckets)) {
            Reconcile reconcile = new Reconcile(assembly, ledger, lake, FailedRecords.ids(assembly, buckets));
            accounts = reconcile.accounts();
            outcomes = reconcile.outcomes();
        }
        List<List<@Nullable Object>> rows = new ArrayList<>();
        accounts.forEach(account -> rows.add(account.row()));
        out.print(Output.TABLE.print(LossAccount.columns(), rows));
        out.print(outcomes);
        accounts.forEach(account -> account.named().forEach(out::println));
        return accounts.stream().allMatch(LossAccount::balances);
    }

    private List<LossAccount> accounts() {
        List<LossAccount> accounts = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            Map<LocalDate, Ledger.Day> days = ledger.kinds().get(kind.table());
            if (days == null) {
                continue;
            }
            NamedQuery compaction = queries.stream()
                    .filter(query -> query.name().equals("compact-" + kind.table()))
                    .findFirst()
                    .orElse(null);
            LossAccount account = new LossAccount(kind, compaction != null);
            days.forEach((day, written) -> {
                List<String> events = kind.events(traffic, day).toList();
                if (Ledger.digest(events.stream()) != written.digest()) {
                    throw new IllegalArgumentException(
                            "the ledger of %s on %s is of other templates or another version: generate the lake again"
                                    .formatted(kind.table(), day));
                }
                Map<String, Long> raw = raw(kind, day);
                account.add(events.stream(), raw, compacted(kind, compaction, day), failed);
                if (kind == Kind.LAMBDA) {
                    count(day, raw);
                }
            });
            accounts.add(account);
        }
        return accounts;
    }

    /** Those of whom only the platform tells are the ones that the word ERROR would miss. */
    private void count(LocalDate day, Map<String, Long> raw) {
        Kind.failures(traffic, day).forEach(visit -> {
            Outcome outcome = Objects.requireNonNull(visit.invocation()).outcome();
            String id = Objects.requireNonNull(visit.functionLineId());
            ended.merge(outcome, 1L, Long::sum);
            found.merge(outcome, raw.containsKey(id) || failed.contains(id) ? 1L : 0L, Long::sum);
        });
    }

    private String outcomes() {
        return "lambda holds %d of %d errors, %d of %d time-outs, %d of %d kills for memory%n"
                .formatted(Stream.of(Outcome.ERROR, Outcome.TIMEOUT, Outcome.OUT_OF_MEMORY)
                        .flatMap(outcome -> Stream.of(found, ended).map(counts -> counts.getOrDefault(outcome, 0L)))
                        .toArray());
    }

    private Map<String, Long> raw(Kind kind, LocalDate day) {
        return counts("SELECT %1$s AS id, count(*) FROM %2$s WHERE %3$s AND %1$s <> '-' GROUP BY 1"
                .formatted(kind.id, kind.table(), kind.conditions(day)));
    }

    private Map<String, Long> compacted(Kind kind, @Nullable NamedQuery compaction, LocalDate day) {
        if (compaction == null) {
            return Map.of();
        }
        String table = kind.table() + "_day";
        lake.compact(table, compaction, day);
        return counts("SELECT %1$s AS id, count(*) FROM %2$s WHERE day = '%3$tY/%3$tm/%3$td' AND %1$s <> '-' GROUP BY 1"
                .formatted(kind.id, table, day));
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new HashMap<>();
        for (List<@Nullable Object> row : lake.ask(sql).rows()) {
            counts.put(String.valueOf(row.get(0)), (Long) Objects.requireNonNull(row.get(1)));
        }
        return counts;
    }
}
