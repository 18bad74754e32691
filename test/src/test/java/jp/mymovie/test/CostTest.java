package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.cost.Removal;
import jp.mymovie.cost.price.Price;
import jp.mymovie.cost.price.Prices;
import jp.mymovie.cost.price.Profile;
import jp.mymovie.cost.rule.Rules;
import jp.mymovie.cost.rule.Templates;
import jp.mymovie.cost.sheet.Amount;
import jp.mymovie.cost.sheet.Line;
import jp.mymovie.cost.sheet.Sheet;
import jp.mymovie.cost.sheet.Total;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet of the shipped settings: against one that a person has worked out, without each limit, and on the page. */
class CostTest {
    private static final Offset<Double> CENT = within(0.005);
    private static final jp.mymovie.assembly.Assembly ASSEMBLY =
            jp.mymovie.assembly.Assembly.read(Assembly.directory());
    private static final Sheet SHEET = Rules.sheet(Templates.of(ASSEMBLY), Prices.read());

    /** A row for each account: cells, and how many rows of each column are unbounded. */
    private static Map<String, List<String>> byHand() {
        Map<String, List<String>> rows = new TreeMap<>();
        for (List<String> row : DataTable.read(CostTest.class, "cost-sheet.txt", 8)) {
            List<String> cells = new ArrayList<>(row.subList(2, 8));
            for (int i = 1; i < cells.size(); i++) {
                if (cells.get(i).equals("=")) {
                    cells.set(i, cells.get(i - 1));
                }
            }
            for (String account : row.getFirst().split(", ")) {
                assertThat(rows.put(account + " " + row.get(1), cells)).isNull();
            }
        }
        return rows;
    }

    static List<String> rowsByHand() {
        return byHand().keySet().stream()
                .filter(row -> !row.startsWith("before "))
                .toList();
    }

    private static Map<String, List<Line>> computed() {
        return SHEET.by(line -> line.account() + " " + line.service());
    }

    @Test
    void hasTheRowsThatAPersonFinds() {
        assertThat(computed()).containsOnlyKeys(rowsByHand());
    }

    @ParameterizedTest
    @MethodSource("rowsByHand")
    void addsUpAsByHand(String row) {
        List<String> cells = byHand().getOrDefault(row, List.of());
        List<Line> lines = computed().getOrDefault(row, List.of());
        Total hard = Total.of(lines, Line::hard);
        Total bestEffort = Total.of(lines, Line::bestEffort);
        Total braked = Total.of(lines, Line::braked);
        assertThat(lines.stream().mapToDouble(line -> line.month(Profile.IDLE)).sum())
                .as("idle")
                .isCloseTo(Formula.value(cells.get(0)), CENT);
        assertThat(hard.bounded().high()).as("hard").isCloseTo(Formula.value(cells.get(1)), CENT);
        assertThat(bestEffort.bounded().high()).as("best effort").isCloseTo(Formula.value(cells.get(2)), CENT);
        assertThat(braked.bounded().low()).as("braked from").isCloseTo(Formula.value(cells.get(3)), CENT);
        assertThat(braked.bounded().high()).as("braked to").isCloseTo(Formula.value(cells.get(4)), CENT);
        assertThat("%d %d %d".formatted(hard.unbounded(), bestEffort.unbounded(), braked.unbounded()))
                .as("unbounded")
                .isEqualTo(cells.get(5));
    }

    @Test
    void sumsAreThoseByHand() {
        assertThat(SHEET.month(Profile.IDLE)).isCloseTo(sum(0), within(0.01));
        assertThat(Total.of(SHEET.lines(), Line::hard).bounded().high()).isCloseTo(sum(1), within(0.01));
        assertThat(Total.of(SHEET.lines(), Line::bestEffort).bounded().high()).isCloseTo(sum(2), within(0.01));
        assertThat(SHEET.braked().bounded().low()).isCloseTo(sum(3), within(0.01));
        assertThat(SHEET.braked().bounded().high()).isCloseTo(sum(4), within(0.01));
    }

    private static double sum(int cell) {
        return byHand().values().stream()
                .mapToDouble(cells -> Formula.value(cells.get(cell)))
                .sum();
    }

    static List<Removal> limits() {
        return Removal.of(ASSEMBLY);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aLimitThatIsGoneMovesItsRow(Removal limit) {
        assertThat(limit.faults(ASSEMBLY)).isEmpty();
    }

    static List<Price> prices() {
        return Prices.read().all();
    }

    @ParameterizedTest
    @MethodSource("prices")
    void withoutAPriceItsRowsAreUnbounded(Price price) {
        List<Price> others = prices().stream()
                .filter(other -> !other.key().equals(price.key()))
                .toList();
        Sheet sheet = Rules.sheet(Templates.of(ASSEMBLY), new Prices(others));
        assertThat(sheet.lines().stream()
                        .filter(line -> line.item().price().equals(price.key()))
                        .flatMap(line -> Stream.of(line.hard(), line.bestEffort(), line.braked())))
                .allMatch(Amount::isUnbounded);
        Function<Sheet, List<String>> names =
                one -> one.lines().stream().map(Line::name).collect(Collectors.toList());
        assertThat(names.apply(sheet)).isEqualTo(names.apply(SHEET));
    }

    /** With everything of the committed settings: two stages, paging alarms, switches, copies and the checkup. */
    @Test
    void theCommittedSettingsCostAtMostFifteenDollarsWithoutVisitors() {
        assertThat(SHEET.month(Profile.IDLE)).isLessThanOrEqualTo(15);
    }

    /** The committed settings with the production stage alone. */
    @Test
    void oneStageCostsAtMostFiveDollarsWithoutVisitors() {
        Path minimal = GrownEstate.synthesize("minimal", estate -> {
            ((ObjectNode) estate.path("accounts")).remove("stg");
            ((ArrayNode) estate.path("services").path(0).path("stages")).remove(0);
        });
        Sheet sheet = Rules.sheet(Templates.read(minimal), Prices.read());
        assertThat(sheet.lines()).noneMatch(line -> line.account().equals("Stg"));
        assertThat(sheet.month(Profile.IDLE)).isLessThanOrEqualTo(5);
    }

    /** Exit 0 says that a flood of 5 KB an answer costs at most 20 US$, and the gateway at most 8 a day. */
    @Test
    void theFloodIsStoppedInTimeAndOnItsPage(@TempDir Path directory) throws Exception {
        Project.Outcome outcome = Project.run(Project.java(
                "cost",
                "jp.mymovie.cost.flood.Flood",
                "--assembly",
                Assembly.directory().toString(),
                "--docs",
                directory.toString()));
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        for (String name : List.of("flood.md", "flood.ja.md", "flood.svg")) {
            assertThat(Project.text("docs/drills/" + name))
                    .as("./mymovie drill flood writes it anew")
                    .isEqualTo(Files.readString(directory.resolve(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost.md", "cost.ja.md", "cost.svg"})
    void isOnThePage(String name, @TempDir Path directory) throws Exception {
        Project.Outcome outcome = Project.run(Project.java(
                "cost",
                "jp.mymovie.cost.Cost",
                "--assembly",
                Assembly.directory().toString(),
                "--docs",
                directory.toString()));
        assertThat(outcome.exit()).as(outcome.all()).isZero();
        assertThat(Project.text("docs/" + name))
                .as("./mymovie docs draws it anew")
                .isEqualTo(Files.readString(directory.resolve(name)));
    }
}
