package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class AuditTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final String table = TestTable.create();
    private final DynamoDbMovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private final Audit audit = new Audit(TestTable.client(), table);

    @BeforeEach
    void twoUsers() {
        User hanako = User.named("hanako", new Handle("hanako"), "花子");
        User taro = User.named("taro", new Handle("taro"), "太郎");
        Stores.claim(store, hanako);
        Stores.claim(store, taro);
        Entry entry =
                Entry.registered(new Film(129, "film", "film", LocalDate.of(2001, 7, 20), null), new Score(95), NOW);
        Stores.replace(store, hanako, null, entry);
        Stores.replace(store, taro, null, entry);
        Stores.replace(store, taro, entry, null);
        store.follow(hanako, taro, NOW);
    }

    @Test
    void findsNothingWhereAllIsRight() {
        assertThat(audit.run()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "U#hanako, PROFILE, count",
        "U#hanako, PROFILE, scoreSum",
        "U#hanako, PROFILE, b9",
        "U#hanako, PROFILE, b3",
        "U#hanako, PROFILE, y5l",
        "U#hanako, PROFILE, following",
        "U#taro, PROFILE, followers",
        "H#hanako, HANDLE, count",
        "H#hanako, HANDLE, revision",
        "H#taro, HANDLE, followers",
        "F#129, S#, count",
        "F#129, S#, scoreSum",
    })
    void findsACountThatIsWrongAndPutsItRight(String pk, String sk, String name) {
        Map<String, AttributeValue> key = sk.equals("S#")
                ? Keys.filmTotals(129, "hanako")
                : Map.of(Keys.PK, AttributeValue.fromS(pk), Keys.SK, AttributeValue.fromS(sk));
        TestTable.client()
                .updateItem(update -> update.tableName(table)
                        .key(key)
                        .updateExpression("ADD #name :seven")
                        .expressionAttributeNames(Map.of("#name", name))
                        .expressionAttributeValues(Map.of(":seven", Items.number(7))));
        List<Audit.Drift> drifts = audit.run();
        assertThat(drifts).singleElement().satisfies(drift -> {
            assertThat(drift.pk() + drift.name()).isEqualTo(pk + name);
            assertThat(drift.stored() - drift.counted()).isEqualTo(7);
        });
        assertThat(audit.fix(drifts)).isEqualTo(1);
        assertThat(audit.run()).isEmpty();
        assertThat(audit.fix(drifts)).isZero();
        assertThat(Objects.requireNonNull(store.profile("hanako")).totals().count())
                .isEqualTo(1);
    }
}
