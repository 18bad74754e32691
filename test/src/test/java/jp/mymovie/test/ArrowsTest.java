package jp.mymovie.test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of the floor plan between modules: what is not drawn is forbidden. */
class ArrowsTest {
    private static final Map<String, Set<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("app", Set.of("assembly", "constructs", "movies")),
            Map.entry("assembly", Set.of()),
            Map.entry("constructs", Set.of()),
            Map.entry("cost", Set.of("assembly")),
            Map.entry("lab", Set.of("assembly", "local", "operations")),
            Map.entry("local", Set.of("assembly")),
            Map.entry("movies", Set.of()),
            Map.entry("operations", Set.of()),
            Map.entry("operator", Set.of("assembly", "movies", "operations")),
            Map.entry("policy", Set.of("assembly")),
            Map.entry("seeded", Set.of())));

    static Set<String> modules() {
        return ARROWS.keySet();
    }

    @Test
    void everyModuleIsOnTheFloorPlan() {
        Set<String> built = Modules.CLASSES.stream()
                .map(type -> type.getPackageName().split("\\.")[2])
                .collect(Collectors.toSet());
        assertThat(built).isEqualTo(modules());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleKnowsThoseAloneToWhichAnArrowLeads(String module) {
        arrows(module).check(Modules.CLASSES);
    }

    /** A class of each module for every other. */
    @ParameterizedTest
    @MethodSource("modules")
    void everyArrowThatIsNotDrawnIsReported(String module, @TempDir Path directory) {
        List<String> sources = new ArrayList<>();
        for (String other : modules()) {
            sources.add("package jp.mymovie.%s.room; public class Room {}".formatted(other));
            sources.add(
                    "package jp.mymovie.%s; class To_%s { jp.mymovie.%2$s.room.Room room; }".formatted(module, other));
        }
        JavaClasses canaries =
                new ClassFileImporter().importPath(Canary.compiled(directory, sources.toArray(String[]::new)));

        assertThat(Canary.reported(arrows(module), canaries))
                .isEqualTo(modules().stream()
                        .filter(other -> !drawn(module).contains(other))
                        .map("To_"::concat)
                        .collect(Collectors.toSet()));
    }

    private static ArchRule arrows(String module) {
        String[] allowed = drawn(module).stream().map(ArrowsTest::room).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(room(module))
                .should()
                .dependOnClassesThat(resideInAPackage("jp.mymovie..").and(not(resideInAnyPackage(allowed))));
    }

    private static Set<String> drawn(String module) {
        return Stream.concat(ARROWS.getOrDefault(module, Set.of()).stream(), Stream.of(module))
                .collect(Collectors.toSet());
    }

    private static String room(String module) {
        return "jp.mymovie." + module + "..";
    }
}
