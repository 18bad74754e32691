package jp.mymovie.cost.flood;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./mymovie drill flood}: the flood of issue 16 against the templates of {@code cdk.out}, written to {@code
 * docs/drills/flood.md}. Exit 1 where a figure is above its promise, 2 where an argument is wrong.
 */
public final class Flood {
    private Flood() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, List.of(arguments)));
    }

    static int run(PrintStream out, PrintStream err, List<String> arguments) {
        try {
            Path assembly = Path.of("cdk.out");
            @Nullable Path docs = null;
            for (int i = 0; i < arguments.size(); i += 2) {
                if (i + 1 == arguments.size()) {
                    throw new IllegalArgumentException(
                            "'%s' must be followed by a directory, got none".formatted(arguments.get(i)));
                }
                Path directory = Path.of(arguments.get(i + 1));
                switch (arguments.get(i)) {
                    case "--assembly" -> assembly = directory;
                    case "--docs" -> docs = directory;
                    default ->
                        throw new IllegalArgumentException(
                                "unknown argument '%s'; usage: ./mymovie drill flood".formatted(arguments.get(i)));
                }
            }
            Templates templates = Templates.read(assembly);
            Prices prices = Prices.read();
            Site site = Site.of(Rules.sheet(templates, prices), templates, prices);
            List<Outcome> outcomes = outcomes(site, List.of(Target.values()));
            Promises promises = new Promises(site, outcomes);
            out.println(FloodPage.of("", site, outcomes, promises));
            if (docs != null) {
                write(docs, site, outcomes, promises);
            }
            return promises.hold() ? 0 : 1;
        } catch (IllegalArgumentException | Unsupported | UncheckedIOException e) {
            err.println("mymovie: " + e.getMessage());
            return 2;
        }
    }

    static List<Outcome> outcomes(Site site, List<Target> targets) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Target target : targets) {
            for (int addresses : new int[] {1, 10_000}) {
                for (Way way : Way.of(site)) {
                    outcomes.add(Outcome.of(site, way, target, addresses));
                }
            }
        }
        return outcomes;
    }

    private static void write(Path docs, Site site, List<Outcome> outcomes, Promises promises) {
        try {
            for (String language : List.of("", ".ja")) {
                Files.writeString(
                        docs.resolve("flood%s.md".formatted(language)),
                        FloodPage.of(language, site, outcomes, promises));
            }
            Files.writeString(docs.resolve("flood.svg"), FloodPlot.of(outcomes));
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' must be a directory that can be written".formatted(docs), e);
        }
    }
}
