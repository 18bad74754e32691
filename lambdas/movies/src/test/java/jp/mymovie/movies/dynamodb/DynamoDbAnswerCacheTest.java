package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Objects;
import java.util.Random;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.AnswerCache.Kept;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Answers in DynamoDB Local. */
final class DynamoDbAnswerCacheTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final byte[] BODY = "{\"results\":[{\"title\":\"千と千尋の神隠し\"}]}".getBytes(StandardCharsets.UTF_8);

    private final FaultyClient faulty = new FaultyClient(TestTable.answersClient());
    private final String table = TestTable.createAnswers();
    private final AnswerCache cache = at(NOW);

    @Test
    void givesBackWhatItWasGiven() {
        assertThat(cache.find("/movie/1")).isNull();
        cache.keep("/movie/1", new Kept(BODY, NOW));
        Kept kept = Objects.requireNonNull(cache.find("/movie/1"));
        assertThat(kept.body()).isEqualTo(BODY);
        assertThat(kept.at()).isEqualTo(NOW);
        assertThat(cache.find("/movie/2")).isNull();
    }

    @Test
    void keepsTheNewestAnswer() {
        cache.keep("/movie/1", new Kept(BODY, NOW.minusSeconds(9)));
        cache.keep("/movie/1", new Kept(new byte[] {'{', '}'}, NOW));
        assertThat(Objects.requireNonNull(cache.find("/movie/1")).body()).hasSize(2);
    }

    @Test
    void givesNothingThatIsOlderThanItMayBe() {
        assertThat(AnswerCache.KEPT).isLessThan(Duration.ofDays(180));
        cache.keep("/movie/1", new Kept(BODY, NOW));
        assertThat(at(NOW.plus(AnswerCache.KEPT).minusSeconds(1)).find("/movie/1"))
                .isNotNull();
        assertThat(at(NOW.plus(AnswerCache.KEPT)).find("/movie/1")).isNull();
        assertThat(TestTable.answersClient().scan(s -> s.tableName(table)).items())
                .singleElement()
                .satisfies(item -> assertThat(EntryItem.expired(item, NOW.plus(AnswerCache.KEPT)))
                        .as("deleted by the table itself")
                        .isTrue());
    }

    @Test
    void keepsNothingLarge() {
        byte[] noise = new byte[DynamoDbAnswerCache.MAX_BYTES + 1];
        new Random(1).nextBytes(noise);
        cache.keep("/movie/1", new Kept(noise, NOW));
        assertThat(cache.find("/movie/1")).isNull();
        cache.keep("/movie/1", new Kept(new byte[1024 * 1024], NOW));
        assertThat(Objects.requireNonNull(cache.find("/movie/1")).body()).hasSize(1024 * 1024);
    }

    @Test
    void tellsNothingOfTheQuestion() {
        cache.keep("/search/movie?query=himitsu", new Kept(BODY, NOW));
        assertThat(TestTable.answersClient().scan(s -> s.tableName(table)).toString())
                .doesNotContain("himitsu");
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyWhileTheTableFails(Fault fault) {
        faulty.fail(fault, call -> true);
        cache.keep("/movie/1", new Kept(BODY, NOW));
        assertThat(cache.find("/movie/1")).isNull();
        assertThat(faulty.calls()).as("tried once each").containsExactly("putItem", "getItem");
    }

    @Test
    void isEmptyWhereAnItemIsOfAnotherShape() {
        cache.keep("/movie/1", new Kept(BODY, NOW));
        var item = new HashMap<>(
                TestTable.answersClient().scan(s -> s.tableName(table)).items().getFirst());
        item.put("body", AttributeValue.fromS("x"));
        TestTable.answersClient().putItem(p -> p.tableName(table).item(item));
        assertThat(cache.find("/movie/1")).isNull();
    }

    private AnswerCache at(Instant now) {
        return new DynamoDbAnswerCache(faulty.client(), table, Clock.fixed(now, ZoneOffset.UTC));
    }
}
