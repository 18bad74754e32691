package jp.mymovie.lab.incidents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Something that goes wrong. It changes the world and names no alarm.
 *
 * @param number of the table of fifty incidents; variants share one
 * @param what in a few words
 * @param because the reason for its urgency
 * @param begin time of day at which it begins, in UTC
 * @param kind what else replays it
 * @param pages of AWS, for the signals that it leaves
 * @param strike what it changes
 */
record Incident(
        int number,
        String what,
        Urgency urgency,
        String because,
        LocalTime begin,
        Kind kind,
        List<String> pages,
        Strike strike) {
    /** 14:00 in Japan, so that 17 hours are left until the next morning's mail. */
    static final LocalTime AFTERNOON = LocalTime.of(5, 0);

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    /** Replay of an incident beside its metrics. */
    enum Kind {
        PLAIN,
        /** A deployment brings it: a hook that tries the new version stops it before. */
        DEPLOYMENT,
        /** AWS's budget mails it, hours later. */
        BUDGET,
        /** Its alarm has gone off long before: only the mail of the morning still tells it. */
        FORGOTTEN
    }

    @FunctionalInterface
    interface Strike {
        void on(World world, Instant begin);
    }

    static Incident page(int number, String what, String because, Strike strike, String... pages) {
        return new Incident(number, what, Urgency.PAGE, because, AFTERNOON, Kind.PLAIN, List.of(pages), strike);
    }

    static Incident morning(int number, String what, String because, Strike strike, String... pages) {
        return new Incident(number, what, Urgency.MORNING, because, AFTERNOON, Kind.PLAIN, List.of(pages), strike);
    }

    /** Of a job that runs at a time of day: it begins just before, for what runs in its first minute runs well. */
    Incident before(LocalTime time) {
        return new Incident(number, what, urgency, because, time.minusMinutes(1), kind, pages, strike);
    }

    Incident as(Kind other) {
        return new Incident(number, what, urgency, because, begin, other, pages, strike);
    }

    /** The moment at which it begins. */
    Instant moment() {
        return DAY.atTime(begin).toInstant(ZoneOffset.UTC);
    }

    /** The next mail of 07:00 in Japan. */
    Instant morning() {
        Instant sameDay = DAY.atTime(Days.MORNING).toInstant(ZoneOffset.UTC);
        return sameDay.isAfter(moment())
                ? sameDay
                : DAY.plusDays(1).atTime(Days.MORNING).toInstant(ZoneOffset.UTC);
    }
}
