package jp.mymovie.movies.http;

import java.time.Clock;
import java.time.Duration;
import jp.mymovie.movies.domain.Identity;
import jp.mymovie.movies.domain.Limits;

/** Refuses what somebody does too often: the stage's own throttle is one for all, because all come with one key. */
final class Throttle {
    static final int WRITES_A_MINUTE = 100;
    static final int MESSAGES_AN_HOUR = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

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

    Quota check(String name, String who, int most, Duration window) {
        long seconds = window.toSeconds();
        long count = limits.count(who, window);
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
