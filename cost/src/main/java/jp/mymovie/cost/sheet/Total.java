package jp.mymovie.cost.sheet;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A sum of the worst day.
 *
 * @param bounded what is bounded
 * @param unbounded how many lines are not
 */
public record Total(Amount bounded, int unbounded) {

    /** The sum of a column; of lines that share a flood the dearest alone. */
    public static Total of(Collection<Line> lines, Function<Line, Amount> column) {
        Map<String, Amount> dearest = new TreeMap<>();
        int unbounded = 0;
        for (Line line : lines) {
            Amount amount = column.apply(line);
            if (amount.isUnbounded()) {
                unbounded++;
            } else {
                String shared = line.item().shared();
                dearest.merge(shared.isEmpty() ? line.name() : shared, amount, (a, b) -> a.high() >= b.high() ? a : b);
            }
        }
        return new Total(
                new Amount(
                        dearest.values().stream().mapToDouble(Amount::low).sum(),
                        dearest.values().stream().mapToDouble(Amount::high).sum(),
                        dearest.values().stream().anyMatch(Amount::assumed),
                        dearest.values().stream().anyMatch(Amount::ajar)),
                unbounded);
    }

    /** With something more that is bounded. */
    Total plus(double dollars) {
        return new Total(
                new Amount(bounded.low() + dollars, bounded.high() + dollars, bounded.assumed(), bounded.ajar()),
                unbounded);
    }

    /** As people read it. */
    public String words() {
        if (unbounded > 0 && bounded.high() == 0) {
            return "unbounded in " + unbounded;
        }
        return bounded.words() + (unbounded == 0 ? "" : ", unbounded in " + unbounded);
    }
}
