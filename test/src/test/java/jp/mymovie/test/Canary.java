package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * Classes that break a rule, so that the rule is seen to fail. Each is the source of one file; a class whose name
 * begins with {@code Canary} breaks the rule, the others must be left alone.
 */
final class Canary {
    private static final Pattern NAME = Pattern.compile("package ([\\w.]+);.*?(?:class|record|enum) (\\w+)");
    private static final Pattern FILE = Pattern.compile("\\((\\w+)\\.java:\\d+\\)");

    private Canary() {}

    /** Fails unless the rule reports exactly the canaries among the sources, and nothing in the modules. */
    static void hold(Path directory, ArchRule rule, String... sources) {
        SortedSet<String> canaries = Arrays.stream(sources)
                .map(source -> match(source).group(2))
                .filter(name -> name.startsWith("Canary"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(canaries).isNotEmpty();
        assertThat(reported(rule, new ClassFileImporter().importPath(compiled(directory, sources))))
                .as("what is reported by: %s", rule.getDescription())
                .isEqualTo(canaries);
        rule.check(Modules.CLASSES);
    }

    /** Names of the files that a rule reports, without their ending. */
    static SortedSet<String> reported(ArchRule rule, JavaClasses classes) {
        String details = rule.evaluate(classes).getFailureReport().toString();
        return FILE.matcher(details)
                .results()
                .map(file -> file.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Compiles into a directory and gives the folder of the classes. */
    static Path compiled(Path directory, String... sources) {
        Path classes = directory.resolve("classes");
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (String source : sources) {
            arguments.add(written(directory, source).toString());
        }
        int exit = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(exit).as("exit of javac").isZero();
        return classes;
    }

    private static Path written(Path directory, String source) {
        MatchResult name = match(source);
        Path file = directory.resolve(name.group(1).replace('.', '/'), name.group(2) + ".java");
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, source);
        } catch (IOException e) {
            throw new AssertionError("'%s' must be writable".formatted(file), e);
        }
    }

    private static MatchResult match(String source) {
        return NAME.matcher(source).results().findFirst().orElseThrow();
    }
}
