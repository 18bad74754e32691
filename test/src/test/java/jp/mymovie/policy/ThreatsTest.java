package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** The decision matrix written by hand: every threat denied by the statement that is meant, every neighbour allowed. */
class ThreatsTest {
    private static final List<Cell> CELLS = Matrix.threats();

    @Test
    void everyCellIsDecidedAsWritten() {
        PolicyEstate estate = PolicyEstate.read(Assembly.directory());
        List<String> wrong = new ArrayList<>();
        for (Cell cell : CELLS) {
            Decision decision = Hops.decide(estate, cell);
            if (!cell.fits(decision)) {
                wrong.add("%s %s: %s".formatted(cell.row(), cell.asked().values(), decision));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void thereAreMoreThanTwoHundredDenialsAndEverybodyWhoMatters() {
        assertThat(CELLS).hasSizeGreaterThan(600);
        assertThat(CELLS.stream().filter(cell -> !cell.isAllowed())).hasSizeGreaterThan(200);
        assertThat(CELLS.stream().flatMap(cell -> Stream.of(cell.get("who").split(" > "))))
                .contains(
                        "Prod/Administrator",
                        "Prod/root",
                        "Stg/mymovie-github-deploy",
                        "Prod/mymovie-github-deploy",
                        "Prod/QueriesRole",
                        "Prod/CommandsRole",
                        "pass Prod/cfn-exec",
                        "outsider",
                        "anonymous");
    }
}
