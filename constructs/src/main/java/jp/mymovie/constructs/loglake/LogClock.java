package jp.mymovie.constructs.loglake;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

/**
 * Time of a log's rows, and how the day in the path, which is always in UTC, may differ from it.
 *
 * @param table the table
 * @param instant an expression for the row's own time, null where it tells none
 * @param early how much earlier than the event the day in the path may be
 * @param late how much later it may be
 */
record LogClock(String table, String instant, Duration early, Duration late) {
    private static final Duration BUFFER = Duration.ofMinutes(15);
    private static final Duration RETRIES = Duration.ofHours(24);
    private static final String MILLISECONDS = "TRY(from_unixtime(TRY_CAST(%s AS bigint) / 1e3))";
    private static final String ISO = "TRY(from_iso8601_timestamp(%s))";

    /** @throws IllegalArgumentException if the log has no clock */
    static LogClock of(String table) {
        return switch (table) {
            case CloudFrontLog.NAME -> ofEvents(table, ISO.formatted("date || 'T' || \"time\" || 'Z'"));
            case S3AccessLog.NAME -> ofEvents(table, "TRY(parse_datetime(requested_at, 'dd/MMM/yyyy:HH:mm:ss Z'))");
            case TrailLog.PREFIX -> new LogClock(table, ISO.formatted("eventtime"), Duration.ZERO, RETRIES);
            case ApiGatewayLog.NAME -> ofArrivals(table, MILLISECONDS.formatted("request_time"));
            case LambdaLog.NAME -> ofArrivals(table, ISO.formatted("coalesce(logged_at, reported_at)"));
            case WafLog.NAME -> ofArrivals(table, MILLISECONDS.formatted("requested_at"));
            default ->
                throw new IllegalArgumentException("'table' must be a log with a clock, got '%s'".formatted(table));
        };
    }

    private static LogClock ofEvents(String table, String instant) {
        return new LogClock(table, instant, Duration.ZERO, Duration.ZERO);
    }

    private static LogClock ofArrivals(String table, String instant) {
        return new LogClock(table, instant, BUFFER, RETRIES);
    }

    /** Days to read before the first day of a question, 0 or negative. */
    int before(ZoneId zone, LocalDate since) {
        long start = -offsets(zone, since).max().orElseThrow() - early.toSeconds();
        return Math.toIntExact(Math.floorDiv(start, 86_400L));
    }

    /** Days to read after the last day of a question, 0 or positive. */
    int after(ZoneId zone, LocalDate since) {
        long end = 86_399L - offsets(zone, since).min().orElseThrow() + late.toSeconds();
        return Math.toIntExact(Math.floorDiv(end, 86_400L));
    }

    /** Whether the day in the path is the day of the question, so that no row needs to be looked at. */
    boolean pathTellsTheDay(ZoneId zone, LocalDate since) {
        return before(zone, since) == 0 && after(zone, since) == 0;
    }

    /** The row's time in a zone. */
    String time(ZoneId zone) {
        return instant + " AT TIME ZONE '" + zone.getId() + "'";
    }

    /** The row's day in a zone, in the form of the key {@code day}. */
    String day(ZoneId zone) {
        return "date_format(" + time(zone) + ", '%Y/%m/%d')";
    }

    /** Offsets of two years from the first day, so that summer time counts. */
    private static IntStream offsets(ZoneId zone, LocalDate since) {
        return IntStream.range(0, 104)
                .map(week -> zone.getRules()
                        .getOffset(since.plusWeeks(week).atStartOfDay().toInstant(ZoneOffset.UTC))
                        .getTotalSeconds());
    }
}
