package jp.mymovie.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.mymovie.assembly.DataTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sheet sees every limit that it knows of: each is taken out of an estate that has all of them. */
class RemovalTest {
    static List<Removal> limits() {
        return Removal.of(Estates.limited());
    }

    @ParameterizedTest
    @MethodSource("limits")
    void movesItsRow(Removal limit) {
        assertThat(limit.faults(Estates.limited())).isEmpty();
    }

    @Test
    void everyKindOfLimitIsTried() {
        Set<String> tried = limits().stream()
                .map(limit -> limit.resource().type() + " "
                        + limit.path().stream()
                                .map(step -> step.matches("\\d+") ? "*" : step)
                                .collect(Collectors.joining("/")))
                .collect(Collectors.toSet());
        assertThat(tried)
                .isEqualTo(DataTable.read(Removal.class, "limits.txt", 2).stream()
                        .map(row -> row.get(0) + " " + row.get(1))
                        .collect(Collectors.toSet()));
    }
}
