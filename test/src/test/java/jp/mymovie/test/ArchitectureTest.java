package jp.mymovie.test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The arrows of the floor plan. */
@AnalyzeClasses(packages = "jp.mymovie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CONSTRUCTS = "jp.mymovie.constructs..";
    private static final String APP = "jp.mymovie.app..";
    private static final String MOVIES = "jp.mymovie.movies..";
    private static final String OPERATIONS = "jp.mymovie.operations..";
    private static final String LOCAL = "jp.mymovie.local..";

    @ArchTest
    static final ArchRule constructsKnowNobodyElse = noClasses()
            .that()
            .resideInAPackage(CONSTRUCTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, MOVIES, OPERATIONS, LOCAL);

    @ArchTest
    static final ArchRule functionsKnowNobodyElse = noClasses()
            .that()
            .resideInAPackage(MOVIES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, CONSTRUCTS, OPERATIONS, LOCAL);

    @ArchTest
    static final ArchRule operationsKnowNobodyElse = noClasses()
            .that()
            .resideInAPackage(OPERATIONS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, CONSTRUCTS, MOVIES, LOCAL);

    @ArchTest
    static final ArchRule theLocalRunKnowsTheTemplatesAlone = noClasses()
            .that()
            .resideInAPackage(LOCAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APP, CONSTRUCTS, MOVIES, OPERATIONS);

    // The route table is what the stack and the functions share; everything else of the functions is behind it.
    @ArchTest
    static final ArchRule theAppKnowsTheRouteTableAlone = noClasses()
            .that()
            .resideInAPackage(APP)
            .should()
            .dependOnClassesThat(resideInAPackage(MOVIES)
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(
                            nameStartingWith("jp.mymovie.movies.MovieRoute"))));

    @ArchTest
    static final ArchRule theDomainKnowsNoTechnology = noClasses()
            .that()
            .resideInAPackage("jp.mymovie.movies.domain..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "jp.mymovie.movies.dynamodb..",
                    "jp.mymovie.movies.http..",
                    "jp.mymovie.movies.tmdb..",
                    "software.amazon.awssdk..",
                    "com.amazonaws..",
                    "com.fasterxml.."));

    @ArchTest
    static final ArchRule attributesAreKnownInOnePackage = noClasses()
            .that()
            .resideInAPackage(MOVIES)
            .and()
            .resideOutsideOfPackage("jp.mymovie.movies.dynamodb..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.dynamodb..");

    @ArchTest
    static final ArchRule packagesFormNoCycles = SlicesRuleDefinition.slices()
            .matching("jp.mymovie.(*).(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = classes()
            .should()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager");
}
