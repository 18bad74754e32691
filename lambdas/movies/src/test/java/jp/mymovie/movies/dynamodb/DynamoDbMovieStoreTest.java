package jp.mymovie.movies.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.Holding;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.MovieStoreContract;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.Test;

final class DynamoDbMovieStoreTest extends MovieStoreContract {
    private static final String TABLE = TestTable.create();
    private static final MovieStore STORE = new DynamoDbMovieStore(TestTable.client(), TABLE);

    @Override
    protected MovieStore store() {
        return STORE;
    }

    @Override
    protected void settle(User user) {
        assertThat(new DynamoDbVisibility(TestTable.client(), TABLE).sweep(user))
                .isFalse();
        assertThat(new Audit(TestTable.client(), TABLE).run()).isEmpty();
    }

    @Test
    void forgetsWhatWasDeletedThirtyDaysAgo() {
        String table = TestTable.create();
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        MovieStore then = new DynamoDbMovieStore(TestTable.client(), table, Clock.fixed(now, ZoneOffset.UTC));
        User user = User.named("id", new Handle("hanako"), "花子");
        Stores.claim(then, user);
        Entry entry = Entry.registered(film(1, "a", null), new Score(5), now);
        Stores.replace(then, user, null, entry);
        Stores.replace(then, user, entry, null);
        Holding lastMoment =
                after(table, now.plus(Duration.ofDays(30).minusSeconds(1))).holding("id", 1);
        assertThat(lastMoment.restorable()).isTrue();
        assertThat(lastMoment.deleted()).extracting(Entry::remarks).isEqualTo(entry.remarks());
        MovieStore late = after(table, now.plus(Duration.ofDays(30)));
        assertThat(late.holding("id", 1).restorable()).isFalse();
        Entry again = Entry.registered(film(1, "a", null), new Score(6), now)
                .by(Objects.requireNonNull(late.holding("id", 1).user()));
        assertThat(Stores.replace(late, user, null, again))
                .as("DynamoDB has not removed the item yet")
                .isEqualTo(Swap.DONE);
    }

    private static MovieStore after(String table, Instant now) {
        return new DynamoDbMovieStore(TestTable.client(), table, Clock.fixed(now, ZoneOffset.UTC));
    }
}
