package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** A slip in any statement of a guardrail or of the perimeter is seen by a cell of the matrix. */
class GuardrailMutationTest {
    @Test
    void ofAHundredSlipsNinetyFiveAreSeen() throws IOException {
        PolicyEstate estate = PolicyEstate.read(Assembly.directory());
        Hops hops = new Hops(estate);
        List<Threats.Cell> cells = new ArrayList<>(ThreatsTest.cells());
        cells.addAll(Products.of(estate));
        List<Decision> right = cells.stream().map(hops::decide).toList();
        List<String> alive = new ArrayList<>();
        int made = 0;
        for (Policy policy : estate.organization().policies()) {
            for (Mutants.Mutant mutant : Mutants.of(policy)) {
                made++;
                estate.organization().replace(policy, mutant.policy());
                if (!seen(hops, cells, right, mutant)) {
                    alive.add(mutant.what());
                }
                estate.organization().replace(policy, policy);
            }
        }
        double score = 100.0 * (made - alive.size()) / made;
        String words = String.format(Locale.ROOT, "%d cells see %.1f %% of %d slips", cells.size(), score, made);
        System.out.println(words);
        Files.write(
                Files.createDirectories(Path.of("target")).resolve("guardrail-mutants.md"),
                ("# " + words + "\n\nNot seen:\n\n- " + String.join("\n- ", alive) + "\n")
                        .lines()
                        .toList());
        assertThat(score).as("%s", alive).isGreaterThanOrEqualTo(95);
    }

    /** The cells that name the statement come first: most slips are seen by one of them. */
    private static boolean seen(Hops hops, List<Threats.Cell> cells, List<Decision> right, Mutants.Mutant mutant) {
        String sid = " " + mutant.what().substring(0, mutant.what().indexOf(':'));
        for (boolean naming : new boolean[] {true, false}) {
            for (int i = 0; i < cells.size(); i++) {
                Decision was = right.get(i);
                boolean names = was.because().stream().anyMatch(reason -> reason.endsWith(sid));
                if (names == naming && !hops.decide(cells.get(i)).equals(was)) {
                    return true;
                }
            }
        }
        return false;
    }
}
