package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;

/**
 * What went wrong in functions: lines logged as errors, and the platform's report of every call that did not end well.
 * The word ERROR alone would miss timeouts and calls killed for their memory. A stream that takes {@link #EVERY_LINE} fills
 * the same table with all levels, which may cost more than what it is asked. What a function logs must be JSON on one line:
 * an object over several lies in the lake in pieces.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">JSON log
 *     format</a>
 */
public final class LambdaLog {
    static final String NAME = "lambda";

    /** What a subscription takes to send every line, whatever its level. */
    public static final String EVERY_LINE = "";

    static final String FILTER_PATTERN = "{ ($.level = \"ERROR\") || ($.level = \"FATAL\") "
            + "|| (($.type = \"platform.report\") && ($.record.status != \"success\")) }";

    private static final List<LogColumn> COLUMNS = List.of(
            LogColumn.named("logged_at", "timestamp"),
            LogColumn.of("level"),
            LogColumn.of("message"),
            LogColumn.of("logger"),
            LogColumn.named("aws_request_id", "AWSRequestId"),
            // The service's own lines name the gateway's request.
            LogColumn.of("requestId"),
            LogColumn.of("errorType"),
            LogColumn.of("errorMessage"),
            LogColumn.of("stackTrace"),
            LogColumn.named("reported_at", "time"),
            LogColumn.of("type"),
            LogColumn.of("record"));

    private LambdaLog() {}

    static LogKind kind(List<String> accounts, List<String> services, LocalDate since) {
        return ServiceLog.json(
                NAME, "Errors of functions and calls that did not end well", COLUMNS, accounts, services, since);
    }

    /** The whole line is its identity: one request may log many. */
    static DayTable day(LogKind raw) {
        return new DayTable(
                raw,
                List.of(
                        DayTable.DAYS_OF_ARRIVAL,
                        "CAST(coalesce(TRY(from_iso8601_timestamp(logged_at)), TRY(from_iso8601_timestamp(reported_at)))"
                                + " AT TIME ZONE 'UTC' AS date) = CAST(? AS date)"),
                null,
                List.of("service", "aws_request_id", "logged_at", "reported_at"));
    }
}
