package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import jp.mymovie.movies.domain.Limits;
import org.junit.jupiter.api.Test;

final class DynamoDbLimitsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:10Z");

    private final String table = TestTable.create();

    @Test
    void countsInAWindowAndAnewInTheNext() {
        assertThat(IntStream.range(0, 3).mapToObj(i -> at(NOW).count("a", Duration.ofMinutes(1))))
                .containsExactly(1L, 2L, 3L);
        assertThat(at(NOW).count("b", Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(at(NOW).count("a", Duration.ofHours(1))).isEqualTo(1);
        assertThat(at(NOW.plusSeconds(50)).count("a", Duration.ofMinutes(1))).isEqualTo(1);
    }

    @Test
    void letsTheCounterExpire() {
        at(NOW).count("a", Duration.ofMinutes(1));
        assertThat(TestTable.client().scan(scan -> scan.tableName(table)).items())
                .singleElement()
                .satisfies(item -> assertThat(Items.amount(item, "expiresAt"))
                        .isEqualTo(Instant.parse("2026-11-24T12:02:00Z").getEpochSecond()));
    }

    @Test
    void costsOneWriteUnitATime() {
        FaultyClient client = new FaultyClient(TestTable.client());
        new DynamoDbLimits(client.client(), table, Clock.systemUTC()).count("a", Duration.ofMinutes(1));
        assertThat(client.calls()).containsExactly("updateItem");
    }

    private Limits at(Instant now) {
        return new DynamoDbLimits(TestTable.client(), table, Clock.fixed(now, ZoneOffset.UTC));
    }
}
