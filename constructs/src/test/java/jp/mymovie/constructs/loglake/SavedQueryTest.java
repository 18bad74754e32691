package jp.mymovie.constructs.loglake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SavedQueryTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final List<LogKind> KINDS = List.of(
            CloudFrontLog.kind(CloudFrontLog.recordFields(), List.of("1"), List.of("films"), DAY),
            ApiGatewayLog.kind(List.of("1"), List.of("films"), DAY),
            LambdaLog.kind(List.of("1"), List.of("films"), DAY),
            new TrailLog("o-1", List.of("1"), List.of("us-east-1"), DAY));

    @ParameterizedTest
    @EnumSource
    void readsNoMoreThanTheDaysItIsGiven(SavedQuery query) {
        long tables = KINDS.stream()
                .filter(kind -> query.sql().matches("(?s).*(FROM|JOIN) " + kind.name() + "\\b.*"))
                .count();
        assertThat(tables).as("tables it reads").isPositive();
        assertThat(query.sql().split("WHERE (.\\.)?day BETWEEN date_format\\(CAST\\(\\? AS date\\)", -1))
                .as("a range of days for each table")
                .hasSize((int) tables + 1);
    }

    @ParameterizedTest
    @EnumSource
    void saysOnItsFirstLineWhatItFindsAndWhatItWants(SavedQuery query) {
        assertThat(query.description()).hasSizeBetween(20, 120).contains("Parameters:");
    }

    @ParameterizedTest
    @EnumSource
    void namesColumnsThatItsTablesHave(SavedQuery query) {
        List<String> known = KINDS.stream()
                .filter(kind -> query.sql().matches("(?s).*(FROM|JOIN) " + kind.name() + "\\b.*"))
                .flatMap(kind -> kind.columns().stream().map(LogColumn::name))
                .toList();
        Stream<String> snakes = Stream.of(
                        query.sql().replaceAll("--.*|'[^']*'", "").split("[^A-Za-z0-9_]+"))
                .filter(word -> word.matches("(c|cs|sc|x|time|error|request|response|integration)_[a-z_]+"));
        assertThat(snakes.distinct()).isSubsetOf(known);
    }
}
