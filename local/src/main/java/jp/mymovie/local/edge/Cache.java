package jp.mymovie.local.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import jp.mymovie.local.http.Headers;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import org.jspecify.annotations.Nullable;

/**
 * The cache of one edge. What is too old is asked for again by its entity tag before anybody gets it: the local run does
 * not honour {@code stale-while-revalidate} and {@code stale-if-error}, under which CloudFront may give it meanwhile. It
 * keeps answers of status 200 to GET, and errors never.
 */
final class Cache {
    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };

    Cache(InstantSource clock) {
        this.clock = clock;
    }

    /** How an answer came about, in the words of CloudFront's log. */
    enum Result {
        HIT("Hit"),
        REFRESH_HIT("RefreshHit"),
        MISS("Miss"),
        ERROR("Error");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** An answer, and how it came about. */
    record Answer(Response response, Result result) {
        static Answer of(Response response, Result unlessError) {
            return new Answer(response, response.status() >= 400 ? Result.ERROR : unlessError);
        }
    }

    private record Kept(Response response, Instant since, Duration time) {
        boolean isFresh(Instant now) {
            return now.isBefore(since.plus(time));
        }
    }

    /**
     * Answers a viewer from the cache or the origin.
     *
     * @param asked as it would reach the origin; the key is made of it
     */
    Answer get(Request asked, CachePolicy policy, Function<Request, Response> origin) {
        if (!asked.method().equals("GET") || policy.most().isZero()) {
            return Answer.of(origin.apply(asked), Result.MISS);
        }
        String key = policy.key(asked);
        Kept known = find(key);
        Instant now = clock.instant();
        if (known != null && known.isFresh(now)) {
            return Answer.of(forViewer(asked, known, now), Result.HIT);
        }
        Response answer = origin.apply(conditional(asked, known));
        Kept confirmed = answer.status() == 304 ? known : null;
        Response whole = confirmed == null ? answer : confirmed.response();
        Duration time = policy.kept(answer);
        if (whole.status() != 200 || time.isZero()) {
            forget(key);
            return Answer.of(whole, Result.MISS);
        }
        Kept fresh = new Kept(whole, now, time);
        keep(key, fresh);
        return Answer.of(forViewer(asked, fresh, now), confirmed == null ? Result.MISS : Result.REFRESH_HIT);
    }

    /** The condition is the cache's own: what a viewer has seen says nothing of what is kept here. */
    private static Request conditional(Request asked, @Nullable Kept known) {
        Request request = asked.to(asked.path(), asked.query());
        request.headers().remove("if-none-match");
        String tag = known == null ? null : known.response().headers().first("etag");
        if (tag != null) {
            request.headers().set("if-none-match", tag);
        }
        return request;
    }

    /** A copy, because policies and functions write into what viewers get. */
    private static Response forViewer(Request asked, Kept kept, Instant now) {
        Headers headers = kept.response().headers().copy();
        headers.set("age", String.valueOf(Duration.between(kept.since(), now).toSeconds()));
        String tag = headers.first("etag");
        String seen = asked.headers().first("if-none-match");
        if (tag != null && seen != null && seen.contains(tag)) {
            headers.remove("content-type");
            return new Response(304, headers, new byte[0]);
        }
        return new Response(200, headers, kept.response().body());
    }

    private synchronized @Nullable Kept find(String key) {
        return kept.get(key);
    }

    private synchronized void keep(String key, Kept answer) {
        kept.put(key, answer);
    }

    private synchronized void forget(String key) {
        kept.remove(key);
    }

    synchronized void forgetAll() {
        kept.clear();
    }
}
