package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.TableDefinition;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.EntryQuery;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmsById;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Outcome;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.domain.Sort;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;

/**
 * A field more in lists, in a table that is full of items without it. The old items are as a release before directors,
 * genres, running times and English titles wrote them, attribute by attribute: they are not made by today's code, so that a
 * change of it is seen here.
 */
final class NewFieldTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String USER = "0123456789abcdef";

    private final String table = TestTable.create();
    private final User hanako = User.named(USER, new Handle("hanako"), "花子");
    private final DynamoDbMovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private final Shelf shelf = new Shelf(store, new FilmsById(NewFieldTest::known), Clock.fixed(NOW, ZoneOffset.UTC));

    /** Details known of a film now. */
    private static Film known(int tmdbId) {
        return new Film(
                tmdbId,
                "film " + tmdbId,
                "original " + tmdbId,
                "english " + tmdbId,
                LocalDate.of(2001, 7, 20),
                "/p.jpg",
                List.of(16, 10751),
                "director " + tmdbId,
                125);
    }

    /** An entry on the list as the older release wrote it; frozen. */
    private static Map<String, AttributeValue> old(int tmdbId) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", s("U#" + USER));
        item.put("sk", s("M#" + tmdbId));
        item.put(
                "e",
                AttributeValue.fromM(Map.of(
                        "a", n("179595360%04d".formatted(tmdbId)),
                        "d", n("20010720"),
                        "o", s("original " + tmdbId),
                        "p", s("/p.jpg"),
                        "s", n("95"),
                        "t", s("film " + tmdbId),
                        "v", n(String.valueOf(tmdbId)),
                        "w", s("2026-01-01 2026-02-01"))));
        item.put("n", s("a note"));
        item.put("registeredKey", s("0mx1k%04d00000%d".formatted(tmdbId, tmdbId)));
        item.put("releaseKey", s("2001072000000" + tmdbId));
        item.put("scoreKey", s("09500000" + tmdbId));
        item.put("titleKey", s("film %d\u000100000%d".formatted(tmdbId, tmdbId)));
        item.put("filmKey", s("F#" + tmdbId));
        item.put("filmSort", s("cbz8%04dAAAAAAAA".formatted(tmdbId)));
        return item;
    }

    private static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    private static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    @BeforeEach
    void aTableOfThreeOldEntries() {
        Stores.claim(store, hanako);
        for (int film = 1; film <= 3; film++) {
            var item = old(film);
            TestTable.client().putItem(put -> put.tableName(table).item(item));
        }
        TestTable.client()
                .updateItem(update -> update.tableName(table)
                        .key(Keys.profile(USER))
                        .updateExpression("SET revision = :three")
                        .expressionAttributeValues(Map.of(":three", n("3"))));
        Audit audit = new Audit(TestTable.client(), table);
        audit.fix(audit.run());
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void oldNewAndRefreshedEntriesStandInEveryOrderWithWhatTheyKnow(Sort sort) {
        String definition = definition();
        assertThat(directors(sort)).containsExactlyInAnyOrder("1 null", "2 null", "3 null");

        shelf.keepOrRegister(USER, known(4), Remarks.of(new Score(60)), NOW, "import#0");
        assertThat(shelf.refresh(USER, known(2))).isInstanceOf(Outcome.Updated.class);

        assertThat(directors(sort))
                .containsExactlyInAnyOrder("1 null", "2 director 2", "3 null", "4 director 4")
                .isEqualTo(directors(sort, true).reversed());
        assertThat(definition()).isEqualTo(definition);
    }

    @Test
    void aRefreshedEntryKeepsWhatItsOwnerSaidAndIsCounted() {
        shelf.refresh(USER, known(2));

        Entry entry = Objects.requireNonNull(store.holding(USER, 2).entry());
        assertThat(entry.film()).isEqualTo(known(2));
        assertThat(entry.remarks().note()).isEqualTo("a note");
        assertThat(entry.remarks().watched()).hasSize(2);
        assertThat(entry.version()).isEqualTo(4);
        assertThat(Objects.requireNonNull(store.profile(USER)).totals().genres())
                .isEqualTo(Map.of(16, 1L, 10751, 1L));
        assertThat(new Audit(TestTable.client(), table).run()).isEmpty();
    }

    @Test
    void anIndexThatDoesNotCarryTheMapWouldNotShowIt() {
        String narrow = "narrow-" + table;
        CreateTableRequest today = TestTable.definition(narrow);
        TestTable.client()
                .createTable(today.toBuilder()
                        .localSecondaryIndexes(today.localSecondaryIndexes().stream()
                                .map(NewFieldTest::withoutListed)
                                .toList())
                        .build());
        Map<String, AttributeValue> item = EntryItem.write(USER, Entry.registered(known(4), new Score(60), NOW));
        for (String name : List.of(table, narrow)) {
            TestTable.client().putItem(put -> put.tableName(name).item(item));
        }
        assertThat(shown(table)).allSatisfy(one -> assertThat(one).containsKey("e"));
        assertThat(shown(narrow)).hasSize(1).allSatisfy(one -> assertThat(one).doesNotContainKey("e"));
    }

    private static LocalSecondaryIndex withoutListed(LocalSecondaryIndex index) {
        assertThat(index.projection().nonKeyAttributes()).containsExactly(TableDefinition.LISTED);
        return index.toBuilder()
                .projection(projection -> projection.projectionType("INCLUDE").nonKeyAttributes("title", "score"))
                .build();
    }

    private static List<Map<String, AttributeValue>> shown(String name) {
        return TestTable.client()
                .query(query -> query.tableName(name)
                        .indexName("byTitle")
                        .keyConditionExpression("pk = :user")
                        .expressionAttributeValues(Map.of(":user", s("U#" + USER))))
                .items();
    }

    private List<String> directors(Sort sort) {
        return directors(sort, false);
    }

    private List<String> directors(Sort sort, boolean ascending) {
        List<String> directors = new ArrayList<>();
        for (Entry entry : store.entries(USER, new EntryQuery(sort, ascending, 10, null, true))
                .items()) {
            directors.add(entry.tmdbId() + " " + entry.film().director());
        }
        return directors;
    }

    private String definition() {
        var described =
                TestTable.client().describeTable(d -> d.tableName(table)).table();
        return described.keySchema()
                + Arrays.toString(described.localSecondaryIndexes().stream()
                        .map(index -> index.indexName() + index.keySchema() + index.projection())
                        .sorted()
                        .toArray())
                + described.globalSecondaryIndexes().getFirst().projection();
    }
}
