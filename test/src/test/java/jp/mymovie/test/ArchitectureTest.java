package jp.mymovie.test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the floor plan. */
class ArchitectureTest {
    private static final String CONSTRUCTS = "jp.mymovie.constructs..";
    private static final String APP = "jp.mymovie.app..";
    private static final String MOVIES = "jp.mymovie.movies..";
    private static final String OPERATIONS = "jp.mymovie.operations..";
    private static final String LOCAL = "jp.mymovie.local..";
    private static final String POLICY = "jp.mymovie.policy..";
    private static final String LAB = "jp.mymovie.lab..";
    private static final String OPERATOR = "jp.mymovie.operator..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("jp.mymovie");

    @ParameterizedTest
    @ValueSource(strings = {CONSTRUCTS, APP, MOVIES, OPERATIONS, LOCAL, POLICY, LAB, OPERATOR})
    void seesEveryRoomOfTheHouse(String room) {
        assertThat(CLASSES.that(resideInAPackage(room))).hasSizeGreaterThan(3);
    }

    @Test
    void constructsKnowNobodyElse() {
        forbid(CONSTRUCTS, APP, MOVIES, OPERATIONS, LOCAL);
    }

    @Test
    void theMovieFunctionsKnowNobodyElse() {
        forbid(MOVIES, APP, CONSTRUCTS, OPERATIONS, LOCAL);
    }

    @Test
    void theOperationsFunctionsKnowNobodyElse() {
        forbid(OPERATIONS, APP, CONSTRUCTS, MOVIES, LOCAL);
    }

    @Test
    void theLocalRunKnowsTheTemplatesAlone() {
        forbid(LOCAL, APP, CONSTRUCTS, MOVIES, OPERATIONS, POLICY);
    }

    @Test
    void whoMayDoWhatIsReadFromTheTemplatesAlone() {
        forbid(POLICY, APP, CONSTRUCTS, MOVIES, OPERATIONS, LOCAL);
    }

    @Test
    void nobodyNeedsTheLaboratoryOrTheOperatorsCommands() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LAB, OPERATOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LAB, OPERATOR)
                .check(CLASSES);
        forbid(LAB, OPERATOR);
    }

    @Test
    void theLaboratoryKnowsTheLocalRunAndTheTemplatesAlone() {
        forbid(LAB, APP, CONSTRUCTS, MOVIES, OPERATIONS, POLICY);
    }

    @Test
    void theOperatorsCommandsKnowTheFunctionsAlone() {
        forbid(OPERATOR, APP, CONSTRUCTS, LOCAL, POLICY, LAB);
    }

    // The route table is what the stack and the functions share; everything else of the functions is behind it.
    @Test
    void theAppKnowsTheRouteTableAlone() {
        noClasses()
                .that()
                .resideInAPackage(APP)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(MOVIES).and(not(nameStartingWith("jp.mymovie.movies.MovieRoute"))))
                .check(CLASSES);
    }

    @Test
    void theDomainKnowsNoTechnology() {
        forbid(
                "jp.mymovie.movies.domain..",
                "jp.mymovie.movies.dynamodb..",
                "jp.mymovie.movies.http..",
                "jp.mymovie.movies.tmdb..",
                "software.amazon.awssdk..",
                "com.amazonaws..",
                "com.fasterxml..");
    }

    @Test
    void attributesOfTheTableAreKnownInOnePackage() {
        noClasses()
                .that()
                .resideInAPackage(MOVIES)
                .and()
                .resideOutsideOfPackage("jp.mymovie.movies.dynamodb..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk.services.dynamodb..")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("jp.mymovie.(*).(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Utils", "Manager"})
    void namesSayWhatThingsAre(String ending) {
        noClasses().should().haveSimpleNameEndingWith(ending).check(CLASSES);
    }

    private static void forbid(String room, String... others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }
}
