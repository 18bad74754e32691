package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SavedQueryTest {
    private static final QuerySettings SINCE =
            new QuerySettings(LocalDate.of(2026, 11, 1), ZoneOffset.UTC, List.of("ap-northeast-1"));
    private static final QuerySettings TOKYO =
            new QuerySettings(LocalDate.of(2026, 11, 1), ZoneId.of("Asia/Tokyo"), List.of("ap-northeast-1"));
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
        String sql = render("SELECT x FROM t WHERE day BETWEEN :first_day-1 AND :last_day", SINCE);

        assertThat(sql).isEqualTo("""
                -- A.
                -- Parameters: first_day, last_day
                SELECT x FROM t WHERE day BETWEEN \
                date_format(TRY_CAST(replace(CAST(? AS varchar), '/', '-') AS date) - INTERVAL '1' DAY, '%Y/%m/%d') AND \
                date_format(TRY_CAST(replace(CAST(? AS varchar), '/', '-') AS date), '%Y/%m/%d')""");
    }

    @Test
    void namesATextAlsoAmongWhatMustBeGiven() {
        String sql = render("SELECT x WHERE id = :id AND :refused", SINCE);

        assertThat(sql)
                .startsWith("-- A.\n-- Parameters: id, first_day, last_day, id\n")
                .contains("id = CAST(? AS varchar) AND")
                .contains("'id must be given, got '");
    }

    @ParameterizedTest
    @EnumSource
    void saysHowManyRowsThereAreWhereItCuts(SavedQuery query) {
        String sql = query.sql(SINCE);

        assertThat(sql.contains("\nLIMIT "))
                .as("%s cuts", query)
                .isEqualTo(sql.contains("count(*) OVER () AS rows_found\nFROM"));
    }

    @Test
    void neverCutsWhatAnAuditorAsks() {
        assertThat(SavedQuery.of(List.of(TrailLog.PREFIX)))
                .filteredOn(query -> query.sql(SINCE).contains("FROM cloudtrail\n") || query == SavedQuery.LOG_READERS)
                .hasSize(17)
                .filteredOn(query -> query.sql(SINCE).contains("\nLIMIT "))
                .containsExactly(SavedQuery.ONE_IDENTITY);
    }

    @Test
    void readsTheDayOfThePathAloneInUtc() {
        assertThat(render("SELECT x FROM cloudfront WHERE :days(cloudfront)", SINCE))
                .endsWith("WHERE " + range("", ""));
    }

    @Test
    void readsOneDayMoreForDaysOfAnotherZone() {
        assertThat(render("SELECT x FROM cloudfront WHERE :days(cloudfront)", TOKYO))
                .endsWith("WHERE " + range(" - INTERVAL '1' DAY", "")
                        + "\n  AND date_format(TRY(from_iso8601_timestamp(date || 'T' || \"time\" || 'Z'))"
                        + " AT TIME ZONE 'Asia/Tokyo', '%Y/%m/%d')\n      "
                        + range("", "").substring("day ".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, cloudfront, 0, 0",
        "UTC, cloudtrail, 0, 1",
        "UTC, apigateway, -1, 1",
        "Asia/Tokyo, cloudfront, -1, 0",
        "Asia/Tokyo, cloudtrail, -1, 1",
        "Asia/Tokyo, lambda, -1, 1",
        "America/New_York, cloudfront, 0, 1",
        "America/New_York, apigateway, 0, 2",
        "Europe/London, s3access, -1, 0",
        "Pacific/Kiritimati, apigateway, -1, 1"
    })
    void readsThePathsInWhichALocalDayCanLie(ZoneId zone, String table, int before, int after) {
        LogClock clock = LogClock.of(table);

        assertThat(clock.before(zone, SINCE.since())).isEqualTo(before);
        assertThat(clock.after(zone, SINCE.since())).isEqualTo(after);
    }

    private static String range(String before, String after) {
        String day = "date_format(TRY_CAST(replace(CAST(? AS varchar), '/', '-') AS date)%s, '%%Y/%%m/%%d')";
        return "day BETWEEN " + day.formatted(before) + " AND " + day.formatted(after);
    }

    private static String render(String sql, QuerySettings settings) {
        return new ParameterizedSql("-- A.\n" + sql, settings).render();
    }

    @Test
    void areFifteenAtLeast() {
        assertThat(Stream.of(SavedQuery.values()).map(SavedQuery::title)).hasSizeGreaterThanOrEqualTo(15);
    }
}
