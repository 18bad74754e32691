package jp.mymovie.test;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No cycle between any two packages of any module, by two tools. A module's root package is one like any other. */
class CyclesTest {
    private static final Pattern ARROW =
            Pattern.compile("^ +(jp\\.mymovie[\\w.]*) +-> (jp\\.mymovie[\\w.]*)", Pattern.MULTILINE);

    /** The packages {@code app} and {@code app.stage} know each other; {@code app.docs} is in no cycle. */
    private static final String[] CANARIES = {
        "package jp.mymovie.app.docs; class Page { jp.mymovie.app.CanaryRoof roof; }",
        "package jp.mymovie.app; public class CanaryRoof { jp.mymovie.app.stage.CanaryStage stage; }",
        "package jp.mymovie.app.stage; public class CanaryStage { jp.mymovie.app.CanaryRoof roof; }"
    };

    @Test
    void packagesFormNoCycles(@TempDir Path directory) {
        Canary.hold(directory, slices().matching("jp.mymovie.(**)").should().beFreeOfCycles(), CANARIES);
    }

    @Test
    void jdepsSeesNoCyclesEither() {
        assertThat(inCycles(arrows(Modules.FOLDERS))).isEmpty();
    }

    @Test
    void jdepsSeesTheArrowsOfEveryModule() {
        assertThat(arrows(Modules.FOLDERS))
                .containsKeys(
                        "jp.mymovie.app",
                        "jp.mymovie.cost",
                        "jp.mymovie.local.api",
                        "jp.mymovie.movies.http",
                        "jp.mymovie.policy");
    }

    @Test
    void jdepsWouldSeeACycle(@TempDir Path directory) {
        assertThat(inCycles(arrows(List.of(Canary.compiled(directory, CANARIES)))))
                .containsExactly("jp.mymovie.app", "jp.mymovie.app.stage");
    }

    private static Map<String, Set<String>> arrows(List<Path> folders) {
        StringWriter out = new StringWriter();
        String[] arguments = Stream.concat(
                        Stream.of("-verbose:package"), folders.stream().map(Path::toString))
                .toArray(String[]::new);
        int exit = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(out, true), new PrintWriter(System.err, true), arguments);
        assertThat(exit).as("exit of jdeps").isZero();
        return ARROW.matcher(out.toString())
                .results()
                .collect(Collectors.groupingBy(
                        arrow -> arrow.group(1),
                        TreeMap::new,
                        Collectors.mapping(arrow -> arrow.group(2), Collectors.toSet())));
    }

    /** Packages from which arrows lead back to themselves. */
    private static SortedSet<String> inCycles(Map<String, Set<String>> arrows) {
        return arrows.keySet().stream()
                .filter(start -> reached(start, arrows).contains(start))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> reached(String start, Map<String, Set<String>> arrows) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (String next : arrows.getOrDefault(open.pop(), Set.of())) {
                if (reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
