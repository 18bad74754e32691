package jp.mymovie.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Collections whose order a JVM makes up are not used where templates are made: {@code Map.of} iterates in another order
 * in each JVM, hash tables in one that follows from hash codes, and jsii passes both on as they iterate. A collection
 * of at most one element has one order, so {@code Map.of(key, value)} is allowed.
 */
class OrderTest {
    private static final Set<String> HASH_TABLES = Set.of(
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap");

    private static final ArchRule RULE = noClasses()
            .should()
            .accessTargetWhere(describe("the order is the JVM's", (JavaAccess<?> access) -> isUnordered(access)))
            .because("two syntheses of one source have equal bytes: use Ordered.map, a LinkedHashMap or a TreeMap");

    private static boolean isUnordered(JavaAccess<?> access) {
        if (!(access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target)) {
            return false;
        }
        int parameters = target.getRawParameterTypes().size();
        boolean array = parameters == 1 && target.getRawParameterTypes().get(0).isArray();
        return switch (target.getOwner().getName() + "." + target.getName()) {
            case "java.util.Map.of" -> parameters > 2;
            case "java.util.Set.of" -> parameters > 1 || array;
            case "java.util.Map.ofEntries", "java.util.Map.copyOf", "java.util.Set.copyOf" -> true;
            case "java.util.stream.Collectors.toMap" -> parameters < 4;
            case "java.util.stream.Collectors.groupingBy" -> parameters < 3;
            case "java.util.stream.Collectors.toSet",
                    "java.util.stream.Collectors.toUnmodifiableSet",
                    "java.util.stream.Collectors.toUnmodifiableMap",
                    "java.util.stream.Collectors.toConcurrentMap",
                    "java.util.stream.Collectors.groupingByConcurrent" -> true;
            default -> HASH_TABLES.contains(target.getOwner().getName());
        };
    }

    @Test
    void usesNoCollectionWithoutAnOrderWhereTemplatesAreMade() {
        // Names of owners are enough, so the CDK's classes are not read.
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            RULE.check(new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("jp.mymovie.constructs", "jp.mymovie.app"));
        });
    }

    @Test
    void seesEachOfThem() {
        String found = violations(UnorderedCanaries.class).toString();

        assertThat(UnorderedCanaries.class.getDeclaredMethods())
                .filteredOn(method -> !method.isSynthetic())
                .hasSizeGreaterThan(20)
                .allSatisfy(method -> assertThat(found).contains("." + method.getName() + "()>"));
    }

    @Test
    void allowsWhatHasAnOrder() {
        assertThat(violations(OrderedCanaries.class)).isEmpty();
    }

    private static List<String> violations(Class<?> type) {
        EvaluationResult result = RULE.evaluate(new ClassFileImporter().importClasses(type));
        return result.getFailureReport().getDetails();
    }
}
