package jp.mymovie.movies.http;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day it is in Japan. */
record Today(Clock clock) {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), TOKYO);
    }
}
