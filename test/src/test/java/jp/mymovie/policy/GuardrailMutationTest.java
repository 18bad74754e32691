package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** A slip in any statement of a guardrail or of the perimeter makes a cell of the matrix fail. */
class GuardrailMutationTest {
    private final PolicyEstate estate = PolicyEstate.read(Assembly.directory());
    private final List<Cell> cells = Matrix.all();
    private final List<Hops> hops =
            cells.stream().map(cell -> Hops.of(estate, cell)).toList();

    @Test
    void ofAHundredSlipsNinetyFiveAreSeen() throws IOException {
        // Otherwise a cell that is wrong anyway would see every slip.
        assertThat(IntStream.range(0, cells.size()).filter(i -> !fits(i)).mapToObj(cells::get))
                .isEmpty();
        List<String> alive = new ArrayList<>();
        int made = 0;
        for (Policy policy : estate.organization().policies()) {
            for (Mutants.Mutant mutant : Mutants.of(policy)) {
                made++;
                estate.organization().replace(policy, mutant.policy());
                if (!seen(mutant)) {
                    alive.add(mutant.what());
                }
                estate.organization().replace(policy, policy);
            }
        }
        double score = 100.0 * (made - alive.size()) / made;
        String words = String.format(Locale.ROOT, "%d cells see %.1f %% of %d slips", cells.size(), score, made);
        System.out.printf("%s; not seen: %s%n", words, alive);
        Files.write(
                Files.createDirectories(Path.of("target")).resolve("guardrail-mutants.md"),
                ("# " + words + "\n\nNot seen:\n\n- " + String.join("\n- ", alive) + "\n")
                        .lines()
                        .toList());
        assertThat(score).as("%s", alive).isGreaterThanOrEqualTo(95);
    }

    /** The cells that name the statement come first: most slips are seen by one of them. */
    private boolean seen(Mutants.Mutant mutant) {
        String sid = mutant.what().substring(0, mutant.what().indexOf(':'));
        for (boolean naming : new boolean[] {true, false}) {
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i).expected().contains(sid) == naming && !fits(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fits(int cell) {
        return cells.get(cell).fits(hops.get(cell).decide(estate));
    }
}
