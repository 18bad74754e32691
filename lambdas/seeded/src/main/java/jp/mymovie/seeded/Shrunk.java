package jp.mymovie.seeded;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Operations that are enough for a failure, by delta debugging (Zeller and Hildebrandt, 2002): halves are left out, then
 * quarters, down to single operations, as long as the failure stays the same. Of what is left, no operation can be left
 * out alone.
 */
record Shrunk<O>(List<O> operations, Failure failure) {
    static <O> Shrunk<O> of(List<O> failing, Failure failure, Function<List<O>, @Nullable Failure> trial) {
        Shrunk<O> least = new Shrunk<>(failing, failure);
        int chunk = Math.max(1, failing.size() / 2);
        while (true) {
            Shrunk<O> fewer = least.without(chunk, trial);
            if (chunk == 1 && fewer.operations.size() == least.operations.size()) {
                return fewer;
            }
            least = fewer;
            chunk = Math.max(1, chunk / 2);
        }
    }

    // From the end, since later operations build on earlier ones.
    private Shrunk<O> without(int chunk, Function<List<O>, @Nullable Failure> trial) {
        Shrunk<O> least = this;
        for (int to = operations.size(); to > 0; to -= chunk) {
            List<O> fewer = new ArrayList<>(least.operations);
            fewer.subList(Math.max(0, to - chunk), to).clear();
            Failure next = trial.apply(fewer);
            if (next != null && next.isSame(failure)) {
                least = new Shrunk<>(fewer, next);
            }
        }
        return least;
    }
}
