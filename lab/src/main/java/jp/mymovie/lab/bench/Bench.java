package jp.mymovie.lab.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import jp.mymovie.assembly.Unsupported;

/** {@code ./mymovie bench cold}, {@code bench warm} and {@code bench address}: a table of figures, to be compared within one run alone. */
public final class Bench {
    private Bench() {}

    /** Measures and prints; a mistake of the caller is one line and status 2. */
    public static void main(String[] arguments) {
        // Libraries write to standard output; it belongs to the table.
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            Options options = Options.parse(List.of(arguments));
            out.printf(Locale.ROOT, "Load average at the start: %.2f; %s%n", load(), machine());
            switch (options.kind()) {
                case COLD -> Cold.run(options, out);
                case WARM -> Warm.run(options, out);
                case ADDRESS -> AddressBench.run(options, out);
            }
            out.printf(Locale.ROOT, "%nLoad average at the end: %.2f%n", load());
            System.exit(0);
        } catch (IllegalArgumentException | Unsupported e) {
            System.err.println("mymovie: " + e.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String machine() {
        return "%d processors, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }
}
