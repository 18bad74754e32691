package jp.mymovie.cost;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./mymovie cost [--worst | --json | --against DIR | --docs DIR]}: what the estate of {@code cdk.out} costs in a
 * month and on its worst day. Exit 2 where an argument is wrong or a resource type is neither priced nor free.
 */
public final class Cost {
    private static final String USAGE = "usage: ./mymovie cost [--worst | --json | --against DIR | --docs DIR]";

    private final PrintStream out;
    private final PrintStream err;
    private final Prices prices = Prices.read();
    private Path assembly = Path.of("cdk.out");
    private @Nullable Path against;
    private @Nullable Path docs;
    private boolean worst;
    private boolean json;

    private Cost(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, Clock.systemUTC(), arguments));
    }

    static int run(PrintStream out, PrintStream err, Clock clock, String... arguments) {
        try {
            Cost cost = new Cost(out, err);
            cost.read(List.of(arguments));
            cost.warn(LocalDate.now(clock));
            cost.print();
            return 0;
        } catch (IllegalArgumentException | Unsupported | UncheckedIOException e) {
            err.println("mymovie: " + e.getMessage());
            return 2;
        }
    }

    private void read(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--worst" -> worst = true;
                case "--json" -> json = true;
                case "--assembly" -> assembly = next(arguments, ++i);
                case "--against" -> against = next(arguments, ++i);
                case "--docs" -> docs = next(arguments, ++i);
                default -> throw new IllegalArgumentException("unknown argument '%s'; %s".formatted(argument, USAGE));
            }
        }
    }

    private static Path next(List<String> arguments, int i) {
        if (i >= arguments.size()) {
            throw new IllegalArgumentException(
                    "'%s' must be followed by a directory, got none; %s".formatted(arguments.get(i - 1), USAGE));
        }
        return Path.of(arguments.get(i));
    }

    private void warn(LocalDate today) {
        prices.stale(today)
                .forEach(price -> err.printf(
                        "mymovie: the price '%s' was read on %s, more than %d days ago: read it again at %s%n",
                        price.key(), price.read(), Prices.DAYS, price.source()));
    }

    private void print() {
        Sheet sheet = sheet(assembly);
        if (docs != null) {
            write(docs, sheet);
        } else if (json) {
            out.println(SheetJson.of(sheet));
        } else if (against != null) {
            against(sheet(against), sheet);
        } else if (worst) {
            worst(sheet);
        } else {
            months(sheet);
        }
    }

    private Sheet sheet(Path directory) {
        return Rules.sheet(Templates.read(directory), prices);
    }

    private void months(Sheet sheet) {
        say("US$ a month by account", Tables.months(sheet, "account", Line::account));
        say("US$ a month by service", Tables.months(sheet, "service", Line::service));
        say("by resource, what costs a cent or more without visitors", Tables.resources(sheet, Integer.MAX_VALUE));
        say("prices ([?]: no page of AWS confirmed it)", Tables.prices(sheet, prices));
        out.println("what a profile brings stands in profiles.txt of cost; ./mymovie cost --worst: the worst day");
    }

    private void worst(Sheet sheet) {
        say("US$ on the worst day", Tables.worst(sheet));
        say("the dearest of the rows that are bounded", Tables.largest(sheet, 15));
        say("what neither a limit nor a throttle binds", Tables.unbounded(sheet));
        say("limits of the templates, and what each alone lets through", Tables.limits(sheet, prices));
        say("what trips the switch", Tables.brakes(sheet));
        out.println(
                "hard: guaranteed by AWS; best effort: throttles and assumptions; braked: until the switch has cut");
        out.println("~ rests on an assumption of flood.txt; + through the distribution's own name the flood goes on");
    }

    private void against(Sheet before, Sheet after) {
        say("US$ before and after", Against.sums(before, after));
        say("lines that differ", Against.lines(before, after));
    }

    private void say(String title, Table table) {
        out.println(title);
        table.text().forEach(line -> out.println("  " + line));
        out.println();
    }

    private void write(Path directory, Sheet sheet) {
        try {
            for (String language : List.of("", ".ja")) {
                Files.writeString(directory.resolve("cost%s.md".formatted(language)), Page.of(language, sheet, prices));
            }
            Files.writeString(directory.resolve("cost.svg"), Plot.of(sheet));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be a directory that can be written".formatted(directory), e);
        }
    }
}
