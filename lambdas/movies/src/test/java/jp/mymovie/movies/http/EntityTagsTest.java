package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.dynamodb.UserIds;
import org.junit.jupiter.api.Test;

final class EntityTagsTest {
    private static final Handle HANDLE = new Handle("hanako");

    @Test
    void tellAVersionOfOneAccountFromTheSameOfAnother() {
        assertThat(EntityTags.of(User.named("one", HANDLE, "n"), 3))
                .matches("\"[A-Za-z0-9_-]{8}\\.3\"")
                .isEqualTo(EntityTags.of(User.named("one", HANDLE, "other"), 3))
                .isNotEqualTo(EntityTags.of(User.named("two", HANDLE, "n"), 3))
                .isNotEqualTo(EntityTags.of(User.named("one", HANDLE, "n"), 4));
    }

    @Test
    void keepTheIdInside() {
        String id = UserIds.random();
        assertThat(id).matches("[A-Za-z0-9_-]{16}").isNotEqualTo(UserIds.random());
        assertThat(EntityTags.of(User.named(id, HANDLE, "n"), 1)).doesNotContain(id.substring(0, 8));
    }
}
