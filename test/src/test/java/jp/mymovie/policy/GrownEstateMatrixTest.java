package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.test.GrownEstate;
import org.junit.jupiter.api.Test;

/** A second service is as well guarded as the first: the matrix holds for its production account too. */
class GrownEstateMatrixTest {
    private final PolicyEstate estate = PolicyEstate.read(GrownEstate.directory());
    private final String books =
            May.resource(estate, "{BooksProd/Administrator}").split(":")[4];

    @Test
    void decidesForTheSecondServiceAsForTheFirst() {
        List<String> wrong = new ArrayList<>();
        int decided = 0;
        for (Cell cell : threats()) {
            Cell ours = translated(cell);
            if (ours.asked().equals(cell.asked()) || !exists(ours)) {
                continue;
            }
            decided++;
            Decision decision = Hops.decide(estate, ours);
            if (!ours.fits(decision)) {
                wrong.add("%s %s: %s".formatted(ours.row(), ours.asked().values(), decision));
            }
        }
        assertThat(wrong).isEmpty();
        // Cells that name parts which only the movie service has, such as its stream, are left out.
        assertThat(decided).isGreaterThan(250);
    }

    @Test
    void decidesForTheFirstServiceAsBefore() {
        List<String> wrong = new ArrayList<>();
        for (Cell cell : threats()) {
            Decision decision = Hops.decide(estate, cell);
            if (!cell.fits(decision)) {
                wrong.add("%s %s: %s".formatted(cell.row(), cell.asked().values(), decision));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void bindsAnAccountThatExistsAlreadyByTheGuardrailsOfTheRoot() {
        Cell leaving = Cell.of("existing", "deny", "Partner/Administrator", "organizations:LeaveOrganization", "*", "");

        Decision decision = Hops.decide(estate, leaving);

        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.EXPLICITLY_DENIED);
    }

    /** The table is written for the names of the committed settings. */
    private static List<Cell> threats() {
        return Matrix.threats().stream()
                .map(cell -> {
                    Map<String, String> asked = new LinkedHashMap<>();
                    cell.asked().forEach((column, text) -> asked.put(column, GrownEstate.owned(text)));
                    return new Cell(cell.row(), asked, cell.expected(), cell.exactly());
                })
                .toList();
    }

    private Cell translated(Cell cell) {
        Map<String, String> asked = new LinkedHashMap<>();
        cell.asked()
                .forEach((column, text) -> asked.put(
                        column,
                        text.replaceAll("\\bProd/", "BooksProd/")
                                .replace("000000000005", books)
                                .replace("environment:prod", "environment:books-prod")
                                .replace("mymovie/prod", "mymovie/books-prod")
                                .replaceAll("(KillSwitch|Trips)Prod", "$1BooksProd")));
        return new Cell(cell.row() + " for BooksProd", asked, cell.expected(), cell.exactly());
    }

    private boolean exists(Cell cell) {
        try {
            return !Hops.of(estate, cell).steps().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
