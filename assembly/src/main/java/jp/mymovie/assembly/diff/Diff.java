package jp.mymovie.assembly.diff;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Unsupported;

/**
 * {@code ./mymovie diff OLD NEW}: the differences between two cloud assemblies. Exit 0 where nothing that holds data is
 * replaced, renamed, deleted or protected less, 1 where something is, 2 where an argument is wrong.
 */
public final class Diff {
    private static final String USAGE = "usage: ./mymovie diff OLD NEW, each the directory of a cloud assembly";

    private Diff() {}

    public static void main(String... arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            if (arguments.length != 2) {
                throw new IllegalArgumentException("%s; got %s".formatted(USAGE, List.of(arguments)));
            }
            List<Difference> differences =
                    Comparison.of(Assembly.read(Path.of(arguments[0])), Assembly.read(Path.of(arguments[1])));
            Report.lines(differences).forEach(out::println);
            return differences.stream().anyMatch(Difference::endangersData) ? 1 : 0;
        } catch (IllegalArgumentException | UncheckedIOException | Unsupported e) {
            err.println("mymovie: " + e.getMessage());
            return 2;
        }
    }
}
