package jp.mymovie.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.app.settings.SampleSettings;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Stack;
import jp.mymovie.assembly.diff.Comparison;
import jp.mymovie.assembly.diff.Difference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored table is added to the settings of prod, used, and the old one taken out at last. */
class RestoredTableTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path directory;

    private static Assembly one;
    private static Assembly both;
    private static Assembly two;

    @BeforeAll
    static void synthesize() throws IOException {
        one = assembly("one", "movies-1");
        both = assembly("both", "movies-1", "movies-2");
        two = assembly("two", "movies-2");
    }

    private static Assembly assembly(String name, String... tables) throws IOException {
        ObjectNode settings = (ObjectNode) JSON.readTree(Files.readString(SampleSettings.file()));
        ObjectNode prod = (ObjectNode) settings.at("/estate/services/0/stages/1");
        List.of(tables).forEach(prod.withArray("tables")::add);
        ObjectNode accounts = (ObjectNode) settings.at("/estate/accounts");
        accounts.putObject("booksProd").put("role", "workload").put("email", "aws+books@mymovie.example");
        ObjectNode books = settings.withArray("/estate/services").addObject().put("name", "books");
        List.of("dns", "distribution", "throttle", "functions").forEach(books.withArray("levels")::add);
        books.withArray("stages")
                .addObject()
                .put("name", "prod")
                .put("account", "booksProd")
                .put("host", "books.mymovie.example")
                .put("originKey", 2);
        Path file = Files.writeString(directory.resolve(name + ".json"), settings.toString());
        GrownEstate.synthesize(file, directory.resolve(name));
        return Assembly.read(directory.resolve(name));
    }

    @Test
    void namesTheTablesOfAServiceAfterItUnlessSet() {
        assertThat(tables(one, "Prod/Data")).containsExactly("mymovie-movies-1");
        assertThat(tables(one, "Stg/Data")).containsExactly("mymovie-movies-1");
        assertThat(tables(one, "BooksProd/Data")).containsExactly("mymovie-books-1");
        assertThat(stack(one, "BooksProd/Api").template().toString()).contains("\"TABLE_NAME\":\"mymovie-books-1\"");
    }

    @Test
    void switchingReplacesRenamesAndDeletesNothingThatHoldsData() {
        List<Difference> differences = Comparison.of(one, both);

        assertThat(differences).noneMatch(Difference::endangersData);
        assertThat(tables(both, "Prod/Data")).containsExactly("mymovie-movies-1", "mymovie-movies-2");
    }

    @Test
    void switchingChangesVariablesPoliciesAndTheStreamThatIsFollowedInApiAndWorkAlone() {
        assertThat(Comparison.of(one, both))
                .extracting(Difference::place)
                .allMatch(place -> place.startsWith("Prod/Data") || place.matches("Prod/(Api|Work)/.*"))
                .noneMatch(place -> place.contains("/UserPool"));
        for (String name : List.of("Prod/Api", "Prod/Work")) {
            assertThat(stack(both, name).template().findValuesAsText("TABLE_NAME"))
                    .isNotEmpty()
                    .containsOnly("mymovie-movies-2");
        }
        assertThat(sources(one)).contains("Prod-Data-stream-movies-1").doesNotContain("movies-2");
        assertThat(sources(both)).contains("Prod-Data-stream-movies-2").doesNotContain("movies-1");
    }

    @Test
    void backsUpBothTables() {
        String selection = stack(both, "Prod/Data").resources().stream()
                .filter(resource -> resource.type().equals("AWS::Backup::BackupSelection"))
                .map(resource -> resource.node().toString())
                .reduce("", String::concat);
        assertThat(selection).contains("Movies377B0139").contains("Movies2");
    }

    @Test
    void letsTheVersionBeforeUseTheTableBefore() {
        assertThat(stack(both, "Prod/Api").template().toString())
                .contains("table/mymovie-movies-1\"", "table/mymovie-movies-2\"");
    }

    /** CloudFormation deletes no export that another stack imports: the old stream's stays until nobody reads it. */
    @Test
    void everyImportOfAStateHasItsExportInTheNextOneToo() {
        for (Assembly[] step : List.of(new Assembly[] {one, both}, new Assembly[] {both, two})) {
            assertThat(exports(step[1])).containsAll(imports(step[0], "Prod"));
            assertThat(exports(step[1])).containsAll(imports(step[1], "Prod"));
        }
    }

    @Test
    void takingTheOldTableOutIsToldAndLeavesItInAws() {
        assertThat(Comparison.of(both, two))
                .filteredOn(Difference::endangersData)
                .hasSize(2)
                .anySatisfy(difference -> assertThat(difference).isInstanceOf(Difference.Weakened.class))
                .anySatisfy(difference -> assertThat(difference)
                        .isInstanceOfSatisfying(
                                Difference.Removed.class,
                                removed -> assertThat(removed.before()
                                                .node()
                                                .path("DeletionPolicy")
                                                .asText())
                                        .isEqualTo("Retain")));
    }

    private static List<String> tables(Assembly assembly, String stack) {
        return stack(assembly, stack).resources().stream()
                .filter(resource -> resource.type().equals("AWS::DynamoDB::Table"))
                .map(resource -> resource.node().at("/Properties/TableName").asText())
                .sorted()
                .toList();
    }

    private static String sources(Assembly assembly) {
        return stack(assembly, "Prod/Work")
                .template()
                .findValues("EventSourceArn")
                .toString();
    }

    private static Stack stack(Assembly assembly, String name) {
        return assembly.stacks().stream()
                .filter(stack -> stack.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> imports(Assembly assembly, String stage) {
        Set<String> names = new TreeSet<>();
        assembly.stacks().stream()
                .filter(stack -> stack.stage().equals(stage))
                .forEach(stack -> names.addAll(stack.template().findValuesAsText("Fn::ImportValue")));
        return names;
    }

    private static Set<String> exports(Assembly assembly) {
        Set<String> names = new TreeSet<>();
        assembly.stacks()
                .forEach(stack -> stack.template()
                        .path("Outputs")
                        .forEach((JsonNode output) ->
                                names.add(output.at("/Export/Name").asText())));
        return names;
    }
}
