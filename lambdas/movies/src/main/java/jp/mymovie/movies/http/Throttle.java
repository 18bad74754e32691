package jp.mymovie.movies.http;

import java.time.Clock;
import java.time.Duration;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Limits;

/** Refuses what somebody does too often: the stage's own throttle is one for all, because all come with one key. */
final class Throttle {
    static final int WRITES_A_MINUTE = 100;
    static final int MESSAGES_AN_HOUR = 5;

    /** Two of the longest files: a row costs as much as some writes, and TMDB's attention besides. */
    static final int IMPORTED_ROWS_A_DAY = 20_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Limits limits;
    private final Clock clock;

    Throttle(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    Quota write(Identity caller) {
        return check("writes", caller.issuer() + " " + caller.subject(), WRITES_A_MINUTE, MINUTE);
    }

    Quota message(String sender) {
        return check("messages", sender, MESSAGES_AN_HOUR, HOUR);
    }

    Quota rows(String userId, int rows) {
        return check("rows", "rows " + userId, rows, IMPORTED_ROWS_A_DAY, DAY);
    }

    Quota check(String name, String who, int most, Duration window) {
        return check(name, who, 1, most, window);
    }

    private Quota check(String name, String who, int times, int most, Duration window) {
        long seconds = window.toSeconds();
        long count = limits.count(who, times, window);
        long wait = seconds - clock.instant().getEpochSecond() % seconds;
        Quota quota = new Quota(name, most, seconds, Math.max(0, most - count), wait);
        if (count > most) {
            throw new ProblemException(
                            new Problem(
                                    429,
                                    "too-many-requests",
                                    "Too many requests",
                                    "at most %d in %d seconds: wait %d seconds".formatted(most, seconds, wait)),
                            wait)
                    .with(quota);
        }
        return quota;
    }
}
