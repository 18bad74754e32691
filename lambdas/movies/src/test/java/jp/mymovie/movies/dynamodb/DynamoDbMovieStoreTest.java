package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.MovieStoreContract;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.Test;

final class DynamoDbMovieStoreTest extends MovieStoreContract {
    private static final MovieStore STORE = new DynamoDbMovieStore(TestTable.client(), TestTable.create());

    @Override
    protected MovieStore store() {
        return STORE;
    }

    @Test
    void forgetsWhatWasDeletedThirtyDaysAgo() {
        String table = TestTable.create();
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        MovieStore then = new DynamoDbMovieStore(TestTable.client(), table, Clock.fixed(now, ZoneOffset.UTC));
        User user = User.named("sub", new Handle("hanako"), "花子");
        then.claim(user);
        Entry entry = Entry.registered(film(1, "a", null), new Score(5), now);
        then.replace(user, null, entry);
        then.replace(user, entry, null);
        assertThat(after(table, now.plus(Duration.ofDays(30).minusSeconds(1)))
                        .holding("sub", 1)
                        .deleted())
                .isEqualTo(entry);
        assertThat(after(table, now.plus(Duration.ofDays(30))).holding("sub", 1).deleted())
                .isNull();
    }

    private static MovieStore after(String table, Instant now) {
        return new DynamoDbMovieStore(TestTable.client(), table, Clock.fixed(now, ZoneOffset.UTC));
    }
}
