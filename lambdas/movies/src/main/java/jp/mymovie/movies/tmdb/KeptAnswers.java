package jp.mymovie.movies.tmdb;

import java.time.Clock;
import java.time.Duration;
import jp.mymovie.movies.domain.AnswerCache;
import jp.mymovie.movies.domain.AnswerCache.Kept;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.json.JsonReader;
import jp.mymovie.movies.json.MalformedJson;
import org.jspecify.annotations.Nullable;

/**
 * Spares TMDB the searches it was asked a few hours ago, and stands in for it with older answers where it fails. Such a
 * question costs one look-up, and one more write when TMDB has answered. Questions for a film go through: its answer is
 * as large as its credits are long, and the little of it that is used is kept elsewhere.
 */
final class KeptAnswers implements Source {
    static final Duration FRESH = Duration.ofHours(6);

    private final JsonReader reader = new JsonReader(TmdbConnection.MAX_DEPTH);
    private final Source source;
    private final AnswerCache cache;
    private final Clock clock;

    KeptAnswers(Source source, AnswerCache cache, Clock clock) {
        this.source = source;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public @Nullable Answer get(String question) {
        if (!question.startsWith("/search") && !question.startsWith("/find")) {
            return source.get(question);
        }
        Kept kept = cache.find(question);
        if (kept != null && kept.at().plus(FRESH).isAfter(clock.instant())) {
            Answer fresh = read(kept, false);
            if (fresh != null) {
                return fresh;
            }
        }
        try {
            Answer answer = source.get(question);
            if (answer != null) {
                cache.keep(question, new Kept(answer.body(), clock.instant()));
            }
            return answer;
        } catch (CatalogFault e) {
            Answer stale = kept == null ? null : read(kept, true);
            if (stale == null) {
                throw e;
            }
            return stale;
        }
    }

    private @Nullable Answer read(Kept kept, boolean stale) {
        try {
            return new Answer(reader.read(kept.body()), kept.body(), stale);
        } catch (MalformedJson e) {
            return null;
        }
    }
}
