package jp.mymovie.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jp.mymovie.assembly.DataTable;
import jp.mymovie.policy.rehearse.Rehearse;
import jp.mymovie.test.Project;
import org.junit.jupiter.api.Test;

/** IAM actions of the runbooks' commands, against AWS's own list of actions: a wrong name would be denied to nobody. */
class RunbookActionsTest {
    @Test
    void areAwssOwn() {
        List<String> actions = DataTable.read(Rehearse.class, "commands.txt", 3).stream()
                .map(row -> row.get(1))
                .filter(written -> !written.equals("-"))
                .flatMap(written -> Arrays.stream(written.split(" ")))
                .distinct()
                .toList();
        try (Simulator simulator = Simulator.start(Project.ROOT)) {
            Stream<String> unknown =
                    actions.stream().filter(action -> !simulator.actions(action).containsKey(action));

            assertThat(actions).hasSizeGreaterThan(60);
            assertThat(unknown).isEmpty();
        }
    }
}
