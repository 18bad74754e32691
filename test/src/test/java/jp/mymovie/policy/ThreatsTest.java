package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import jp.mymovie.test.Assembly;
import org.junit.jupiter.api.Test;

/** The decision matrix written by hand: every threat denied by the statement that is meant, every neighbour allowed. */
class ThreatsTest {
    private static final List<Threats.Cell> CELLS = cells();

    static List<Threats.Cell> cells() {
        try (var in = ThreatsTest.class.getResourceAsStream("threats.txt")) {
            return Threats.read(new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyCellIsDecidedAsWritten() throws IOException {
        assertThat(Files.isDirectory(Assembly.directory().resolve("bootstrap"))).isTrue();
        Hops hops = new Hops(PolicyEstate.read(Assembly.directory()));
        List<String> wrong = new ArrayList<>();
        for (Threats.Cell cell : CELLS) {
            Decision decision = hops.decide(cell);
            if (!fits(cell, decision)) {
                wrong.add("%s %s: %s".formatted(cell.row(), cell.asked().values(), decision));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void thereAreMoreThanTwoHundredOfThem() {
        assertThat(CELLS).hasSizeGreaterThan(600);
        assertThat(CELLS.stream().filter(cell -> !cell.sid().isEmpty())).hasSizeGreaterThan(200);
    }

    private static boolean fits(Threats.Cell cell, Decision decision) {
        return switch (cell.sid()) {
            case "" -> decision.allowed();
            case "-" -> decision.outcome() == Decision.Outcome.IMPLICITLY_DENIED;
            default -> decision.because().stream().anyMatch(reason -> reason.endsWith(" " + cell.sid()));
        };
    }
}
