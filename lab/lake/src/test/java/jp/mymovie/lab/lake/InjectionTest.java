package jp.mymovie.lab.lake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.ExecuteImmediate;
import io.trino.sql.tree.Node;
import io.trino.sql.tree.StringLiteral;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.lab.logs.Source;
import jp.mymovie.lab.logs.Traffic;
import jp.mymovie.local.athena.LogLake;
import jp.mymovie.local.athena.NamedQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a parameter holds, it is compared and never obeyed. */
class InjectionTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Assembly ASSEMBLY = EarlierStart.of(SynthesizedEstate.assembly(), TODAY.minusDays(1));
    private static final List<NamedQuery> QUERIES = NamedQuery.all(ASSEMBLY);
    private static final List<String> HOSTILE = List.of(
            "'",
            "''",
            "'''; --",
            "' OR 1=1",
            "' OR '1'='1",
            "'; DROP TABLE cloudfront; --",
            "x' UNION ALL SELECT * FROM lambda --",
            "x') OR (day LIKE '%",
            "/* x */ -- y",
            "*/ OR true /*",
            "?",
            "? OR ? = ?",
            ":first_day",
            "${day}",
            "$1",
            "\\",
            "\\' OR 1=1 --",
            "\\u0027 OR 1=1",
            "U&'\\0027'",
            "\u2018 OR 1=1 \u2019",
            "\uff07 OR 1=1",
            "\u02bc; \u202e DROP",
            "\"; \"x\"",
            "`x`",
            ";",
            "a\nb\r\n-- c\nOR 1=1",
            "\u0000'",
            "%' OR c_ip LIKE '%",
            "CAST('x' AS date)",
            "映画🎬'",
            "x".repeat(100_000),
            "'".repeat(5_000));

    private static LogLake lake;

    @BeforeAll
    static void writeOneLineForEach(@TempDir Path buckets) throws IOException {
        lake = new LogLake(ASSEMBLY, buckets);
        Source source = Traffic.of(ASSEMBLY, 1, TODAY, 1, 1).sources().getFirst();
        Path folder = Files.createDirectories(buckets.resolve(lake.folder("cloudfront"))
                .resolve(source.account())
                .resolve(source.service())
                .resolve(TODAY.toString().replace('-', '/')));
        List<String> lines = new ArrayList<>();
        for (String value : HOSTILE) {
            lines.add(new JsonMapper()
                    .writeValueAsString(
                            Map.of("c-ip", value, "cs-method", "GET", "sc-status", "200", "cs-uri-stem", "/" + value)));
        }
        lines.add("{\"c-ip\":\"192.0.2.1\",\"cs-method\":\"GET\",\"sc-status\":\"200\",\"cs-uri-stem\":\"/\"}");
        Files.write(folder.resolve("a.json"), lines);
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    static List<String> hostile() {
        return HOSTILE;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void findsTheOneLineThatHoldsTheValue(String value) {
        NamedQuery query = NamedQuery.find(QUERIES, "one-address");
        Map<String, String> values =
                Map.of("address", value, "first_day", TODAY.toString(), "last_day", TODAY.toString());

        assertThat(lake.ask(query.execute(values)).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get(2)).isEqualTo("/" + value));
        assertThat(lake.ask(query.print(values)).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get(2)).isEqualTo("/" + value));
    }

    @Test
    void leavesEveryStatementAsItIs() {
        for (NamedQuery query : QUERIES) {
            for (String value : HOSTILE) {
                ExecuteImmediate call =
                        (ExecuteImmediate) new SqlParser().createStatement(query.execute(all(query, value)));

                assertThat(call.getStatement().getValue()).isEqualTo(query.sql());
                assertThat(call.getParameters())
                        .hasSize(query.parameters().size())
                        .allSatisfy(parameter -> assertThat(((StringLiteral) parameter).getValue())
                                .isEqualTo(value));
            }
        }
    }

    @Test
    void printsAStatementThatDiffersInItsLiteralsAlone() {
        for (NamedQuery query : QUERIES) {
            List<String> plain = shape(query.print(all(query, "\u0001plain")), "\u0001plain");
            for (String value : HOSTILE) {
                assertThat(shape(query.print(all(query, value)), value)).isEqualTo(plain);
            }
        }
    }

    /** The tree of a statement in words, with a mark where a literal is {@code value}. */
    private static List<String> shape(String sql, String value) {
        List<String> shape = new ArrayList<>();
        walk(new SqlParser().createStatement(sql), value, shape);
        return shape;
    }

    private static void walk(Node node, String value, List<String> shape) {
        boolean isValue =
                node instanceof StringLiteral literal && literal.getValue().equals(value);
        shape.add(
                isValue
                        ? "value"
                        : node.getChildren().isEmpty()
                                ? node.toString()
                                : node.getClass().getName());
        node.getChildren().forEach(child -> walk(child, value, shape));
    }

    private static Map<String, String> all(NamedQuery query, String value) {
        Map<String, String> values = new HashMap<>();
        query.parameters().forEach(parameter -> values.put(parameter, value));
        return values;
    }
}
