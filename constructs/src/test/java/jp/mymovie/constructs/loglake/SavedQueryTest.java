package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SavedQueryTest {
    private static final LocalDate SINCE = LocalDate.of(2026, 11, 1);
    private static final Pattern TABLE = Pattern.compile("(?:FROM|JOIN) ([a-z_]\\w*)");
    private static final Pattern RANGE =
            Pattern.compile("WHERE day BETWEEN date_format\\(TRY_CAST\\(replace\\(CAST\\(\\? AS varchar\\)");

    @ParameterizedTest
    @EnumSource
    void readsNoMoreThanTheDaysItIsGiven(SavedQuery query) {
        assertThat(RANGE.matcher(query.sql(SINCE)).results().count())
                .as("a range of days for each table")
                .isPositive()
                .isEqualTo(TABLE.matcher(query.sql(SINCE)).results().count());
    }

    @ParameterizedTest
    @EnumSource
    void refusesInABranchThatHasARowOfItsOwn(SavedQuery query) {
        assertThat(query.sql(SINCE)).containsOnlyOnce("WHERE CAST(element_at(transform(ARRAY[ARRAY[CAST(? AS varchar)");
        assertThat(query.sql(SINCE)).containsPattern("UNION ALL SELECT NULL(, NULL)* WHERE CAST\\(element_at");
    }

    @ParameterizedTest
    @EnumSource
    void saysFirstWhatItFindsAndThenItsParametersInTheirOrder(SavedQuery query) {
        List<String> lines = query.sql(SINCE).lines().toList();

        assertThat(lines.get(0)).isEqualTo("-- " + query.description()).hasSizeBetween(20, 120);
        assertThat(lines.get(1)).startsWith("-- Parameters: first_day, last_day");
        assertThat(lines.get(1).split(","))
                .hasSize((int) query.sql(SINCE).chars().filter(c -> c == '?').count());
    }

    @Test
    void putsEachParameterWhereThePlannerSeesAConstant() {
        String sql = new ParameterizedSql("-- A.\nSELECT x FROM t WHERE day BETWEEN :first_day-1 AND :last_day", SINCE)
                .render();

        assertThat(sql).isEqualTo("""
                -- A.
                -- Parameters: first_day, last_day
                SELECT x FROM t WHERE day BETWEEN \
                date_format(TRY_CAST(replace(CAST(? AS varchar), '/', '-') AS date) - INTERVAL '1' DAY, '%Y/%m/%d') AND \
                date_format(TRY_CAST(replace(CAST(? AS varchar), '/', '-') AS date), '%Y/%m/%d')""");
    }

    @Test
    void namesATextAlsoAmongWhatMustBeGiven() {
        String sql = new ParameterizedSql("-- A.\nSELECT x WHERE id = :id AND :refused", SINCE).render();

        assertThat(sql)
                .startsWith("-- A.\n-- Parameters: id, first_day, last_day, id\n")
                .contains("id = CAST(? AS varchar) AND")
                .contains("'id must be given, got '");
    }

    @Test
    void areFifteenAtLeast() {
        assertThat(Stream.of(SavedQuery.values()).map(SavedQuery::title)).hasSizeGreaterThanOrEqualTo(15);
    }
}
