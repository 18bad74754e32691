package jp.mymovie.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.ArchCondition.from;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stage;

/** Doors inside the modules. Each rule is first seen to report its canary, then held against all classes. */
class ArchitectureTest {
    private static final String APP = "jp.mymovie.app..";

    @TempDir
    private Path directory;

    // The route table is what the stack and the functions share; everything else of the functions is behind it.
    @Test
    void theAppKnowsTheRouteTableAlone() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage(APP)
                        .should()
                        .dependOnClassesThat(resideInAPackage("jp.mymovie.movies..")
                                .and(not(
                                        nameMatching("jp\\.mymovie\\.movies\\.(MovieRoute|TableDefinition)(\\$.*)?")))),
                "package jp.mymovie.app.movies; class Routes { jp.mymovie.movies.MovieRoute.Effect effect; }",
                "package jp.mymovie.app.movies; class Canary { jp.mymovie.movies.domain.Score score; }");
    }

    @Test
    void thePagesAloneReadTheAssembly() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage(APP)
                        .and()
                        .resideOutsideOfPackage("jp.mymovie.app.docs..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("jp.mymovie.assembly.."),
                "package jp.mymovie.app.docs; class Page { jp.mymovie.assembly.Assembly assembly; }",
                "package jp.mymovie.app.service; class Canary { jp.mymovie.assembly.Assembly assembly; }");
    }

    @Test
    void theRoofIsAboveAllStages() {
        hold(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("jp.mymovie.app")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("jp.mymovie.app"),
                "package jp.mymovie.app; public class MyMovieApp { jp.mymovie.app.service.Room room; }",
                "package jp.mymovie.app.service; public class Room {}",
                "package jp.mymovie.app.service; class Canary { jp.mymovie.app.MyMovieApp app; }");
    }

    @Test
    void nothingElseIsOnTheRoof() {
        hold(
                classes()
                        .that()
                        .resideInAPackage("jp.mymovie.app")
                        .should()
                        .haveNameMatching("jp\\.mymovie\\.app\\.(MyMovieApp(\\$.*)?|package-info)"),
                "package jp.mymovie.app; class MyMovieApp { record Part() {} }",
                "package jp.mymovie.app; class Canary {}");
    }

    @Test
    void settingsKnowNoOtherPackageOfTheApp() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage("jp.mymovie.app.settings..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage(APP).and(not(resideInAPackage("jp.mymovie.app.settings..")))),
                "package jp.mymovie.app.settings; public class Estate {}",
                "package jp.mymovie.app.settings; class Reader { Estate estate; }",
                "package jp.mymovie.app.account; public class Room { jp.mymovie.app.settings.Estate estate; }",
                "package jp.mymovie.app.settings; class Canary { jp.mymovie.app.account.Room room; }");
    }

    // A stack gets what it needs from its stage; what differs between stages is a value or a method of theirs.
    @Test
    void noStackAsksOnWhichStageItStands() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage(APP)
                        .should(from(describe(
                                "ask for the class of a stage",
                                (JavaClass type) -> type.getInstanceofChecks().stream()
                                        .anyMatch(check -> check.getRawType().isAssignableTo(Stage.class))))),
                "package jp.mymovie.app.service; class Other { boolean of(Object o) { return o instanceof String; } }",
                """
                package jp.mymovie.app.service; class Room extends software.amazon.awscdk.Stage {
                    Room() { super(null, ""); }
                }""",
                "package jp.mymovie.app.service; class Canary { boolean of(Object o) { return o instanceof Room; } }");
    }

    @Test
    void theDomainKnowsNoTechnology() {
        hold(
                classes()
                        .that()
                        .resideInAPackage("jp.mymovie.movies.domain..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "jp.mymovie.movies.domain..",
                                "java.lang..",
                                "java.text..",
                                "java.time..",
                                "java.util..",
                                "org.jspecify.."),
                "package jp.mymovie.movies.domain; class Film { java.time.LocalDate date; }",
                "package jp.mymovie.movies.domain; class CanaryRoute { jp.mymovie.movies.MovieRoute one; }",
                "package jp.mymovie.movies.domain; class CanaryCsv { jp.mymovie.movies.csv.ListFile one; }",
                "package jp.mymovie.movies.domain; class CanaryJson { jp.mymovie.movies.json.JsonText one; }",
                "package jp.mymovie.movies.domain; class CanaryWork { jp.mymovie.movies.work.MovieWork one; }",
                "package jp.mymovie.movies.domain; class CanaryNet { java.net.http.HttpClient one; }",
                "package jp.mymovie.movies.domain; class CanarySdk { software.amazon.awssdk.core.SdkBytes one; }");
    }

    @Test
    void attributesOfTheTableAreKnownInOnePackage() {
        hold(
                noClasses()
                        .that()
                        .resideInAPackage("jp.mymovie.movies..")
                        .and()
                        .resideOutsideOfPackage("jp.mymovie.movies.dynamodb..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon.awssdk.services.dynamodb.."),
                """
                package jp.mymovie.movies.dynamodb; class Item {
                    software.amazon.awssdk.services.dynamodb.model.AttributeValue value;
                }""",
                """
                package jp.mymovie.movies.http; class Canary {
                    software.amazon.awssdk.services.dynamodb.model.AttributeValue value;
                }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Utils", "Manager"})
    void namesSayWhatThingsAre(String ending) {
        hold(
                noClasses().should().haveSimpleNameEndingWith(ending),
                "package jp.mymovie.app; class Implement {}",
                "package jp.mymovie.app; class Canary%s {}".formatted(ending));
    }

    private void hold(ArchRule rule, String... sources) {
        Canary.hold(directory, rule, sources);
    }
}
