package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.DefaultTraversalVisitor;
import io.trino.sql.tree.Parameter;
import io.trino.sql.tree.QuerySpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.local.athena.Answer;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An empty lake answers nothing to a good question, and refuses a bad one all the same. */
class RefusalTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final LocalDate SINCE = TODAY.minusDays(9);
    private static final Assembly ASSEMBLY = EarlierStart.of(SynthesizedEstate.assembly(), SINCE);

    private static LogLake lake;

    @BeforeAll
    static void open(@TempDir Path empty) throws IOException {
        lake = new LogLake(ASSEMBLY, empty);
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    static Stream<NamedQuery> queries() {
        return NamedQuery.all(ASSEMBLY).stream().filter(query -> !query.name().startsWith("compact-"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersNothingWhereThereIsNothing(NamedQuery query) {
        assertThat(ask(query, SINCE.toString(), TODAY.toString()).rows()).isEmpty();
        assertThat(ask(query, TODAY.toString().replace('-', '/'), TODAY.toString())
                        .rows())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void refusesADayThatIsNone(NamedQuery query) {
        for (String day : List.of(
                "7",
                "",
                "2026/13/01",
                "2026-02-30",
                "2026-1-5",
                "20261105",
                "05/11/2026",
                " 2026-11-05",
                "2026-11-05 ",
                "2026-11-05T00:00",
                "2026-11-05\n",
                "yesterday",
                "２０２６-11-05")) {
            refuses(query, day, TODAY.toString(), "first_day must be a day such as 2026-11-23, got " + day);
            refuses(query, TODAY.toString(), day, "last_day must be a day such as 2026-11-23, got " + day);
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void refusesDaysThatTheTablesDoNotKnow(NamedQuery query) {
        refuses(
                query,
                SINCE.minusDays(1).toString(),
                TODAY.toString(),
                "first_day must not lie before the first day of the logs, %s, got %s"
                        .formatted(SINCE, SINCE.minusDays(1)));
        refuses(
                query,
                TODAY.toString(),
                TODAY.plusDays(1).toString(),
                "last_day must not lie after today, %s in UTC, got %s".formatted(TODAY, TODAY.plusDays(1)));
        refuses(
                query,
                TODAY.toString(),
                SINCE.toString(),
                "last_day must not lie before first_day, got %s to %s".formatted(TODAY, SINCE));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void refusesAParameterThatIsLeftOut(NamedQuery query) {
        String call = query.execute(values(query, TODAY.toString(), TODAY.toString()));
        String nulls = call.substring(0, call.lastIndexOf(" USING "))
                + " USING "
                + String.join(
                        ", ", query.parameters().stream().map(name -> "NULL").toList());

        assertThatThrownBy(() -> lake.ask(nulls)).hasMessageContaining("must be a day such as 2026-11-23, got null");
    }

    @Test
    void refusesATextThatIsEmpty() {
        NamedQuery query = NamedQuery.find(queries().toList(), "one-request");
        Map<String, String> values = values(query, TODAY.toString(), TODAY.toString());
        values.put("id", "");

        assertThatThrownBy(() -> lake.ask(query.execute(values))).hasMessageContaining("id must be given, got ");
    }

    @Test
    void refusesADayWithoutQuotesWhichIsASum() {
        NamedQuery query = NamedQuery.find(queries().toList(), "page-views");
        String call = query.execute(values(query, "D", "D")).replace("'D'", "2026-11-23");

        assertThatThrownBy(() -> lake.ask(call)).hasMessageContaining("must be a day such as 2026-11-23, got 1992");
    }

    /** "Currently, ? parameters can be placed only in the WHERE clause", says Athena's page on parameterized queries. */
    @ParameterizedTest
    @MethodSource("queries")
    void takesParametersInWhereAlone(NamedQuery query) {
        AtomicInteger everywhere = new AtomicInteger();
        AtomicInteger inWhere = new AtomicInteger();
        DefaultTraversalVisitor<AtomicInteger> count = new DefaultTraversalVisitor<>() {
            @Override
            protected Void visitParameter(Parameter node, AtomicInteger counter) {
                counter.incrementAndGet();
                return null;
            }
        };
        DefaultTraversalVisitor<AtomicInteger> where = new DefaultTraversalVisitor<>() {
            @Override
            protected Void visitQuerySpecification(QuerySpecification node, AtomicInteger counter) {
                node.getWhere().ifPresent(condition -> count.process(condition, counter));
                return super.visitQuerySpecification(node, counter);
            }
        };
        count.process(new SqlParser().createStatement(query.sql()), everywhere);
        where.process(new SqlParser().createStatement(query.sql()), inWhere);

        assertThat(inWhere.get())
                .isEqualTo(everywhere.get())
                .isEqualTo(query.parameters().size());
    }

    private static void refuses(NamedQuery query, String first, String last, String reason) {
        assertThatThrownBy(() -> ask(query, first, last))
                .as("%s from '%s' to '%s'", query.name(), first, last)
                .hasMessageContaining(reason);
    }

    private static Answer ask(NamedQuery query, String first, String last) {
        return lake.ask(query.execute(values(query, first, last)));
    }

    private static Map<String, String> values(NamedQuery query, String first, String last) {
        Map<String, String> values = new HashMap<>();
        query.parameters().forEach(parameter -> values.put(parameter, "x"));
        values.put("first_day", first);
        values.put("last_day", last);
        return values;
    }
}
