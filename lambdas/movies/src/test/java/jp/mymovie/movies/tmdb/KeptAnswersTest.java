package jp.mymovie.movies.tmdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.TitleSearch;
import jp.mymovie.movies.domain.TitleSearch.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Searches of imports are kept as those of people are, each language and year for itself. */
final class KeptAnswersTest {
    private static final class Answers implements AnswerCache {
        private final Map<String, Kept> kept = new ConcurrentHashMap<>();

        @Override
        public @Nullable Kept find(String question) {
            return kept.get(question);
        }

        @Override
        public void keep(String question, Kept answer) {
            kept.put(question, answer);
        }
    }

    @Test
    void keepsASearchOfATitleByLanguageAndYear() {
        try (UnwellTmdb server = new UnwellTmdb()) {
            server.answer(UnwellTmdb.json("{\"total_pages\":1,\"results\":[{\"id\":11645,\"title\":\"乱\"}]}"));
            Tmdb tmdb = Tmdb.cached(server.base(), "secret", new Answers(), new TestClock());
            TitleSearch question = new TitleSearch("Ran", Language.ENGLISH, 1985);
            assertThat(tmdb.searchTitle(question)).isEqualTo(tmdb.searchTitle(question));
            assertThat(server.asked()).isEqualTo(1);
            tmdb.searchTitle(new TitleSearch("Ran", Language.JAPANESE, 1985));
            tmdb.searchTitle(new TitleSearch("Ran", Language.ENGLISH, null));
            tmdb.search("Ran", 1);
            assertThat(server.asked()).isEqualTo(4);
        }
    }
}
