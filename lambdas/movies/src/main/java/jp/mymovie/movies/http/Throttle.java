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

    void write(Identity caller) {
        check(caller.issuer() + " " + caller.subject(), 1, WRITES_A_MINUTE, MINUTE);
    }

    void message(String sender) {
        check(sender, 1, MESSAGES_AN_HOUR, HOUR);
    }

    void rows(String userId, int rows) {
        check("rows " + userId, rows, IMPORTED_ROWS_A_DAY, DAY);
    }

    private void check(String who, int times, int most, Duration window) {
        if (!limits.admits(who, times, most, window)) {
            long wait = window.toSeconds() - clock.instant().getEpochSecond() % window.toSeconds();
            throw new ProblemException(
                    new Problem(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "at most %d in %d seconds: wait %d seconds".formatted(most, window.toSeconds(), wait)),
                    wait);
        }
    }
}
