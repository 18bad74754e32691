package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jp.mymovie.movies.domain.EntryFilter;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import org.junit.jupiter.api.Test;

final class EntriesTest {
    private static final EntryFilter DECADE = new EntryFilter(1990, null, null, null, null, null, null, null, null);

    private static User with(long count) {
        return new User("id", new Handle("hanako"), "Hanako", null, null, false, false, count, 0, 0, 0);
    }

    @Test
    void boundsWhatAFilterOfSomebodyElseMayRead() {
        assertThatCode(() -> Entries.checkLength(with(10_000), DECADE, false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Entries.checkLength(with(10_001), DECADE, false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(
                        "filters must be left out: the list has 10001 films, and others may filter at most 10000");
    }

    @Test
    void leavesPagesWithoutAFilterAndTheOwnersAsTheyAre() {
        assertThatCode(() -> Entries.checkLength(with(10_001), EntryFilter.NONE, false))
                .doesNotThrowAnyException();
        assertThatCode(() -> Entries.checkLength(with(10_001), DECADE, true)).doesNotThrowAnyException();
    }
}
