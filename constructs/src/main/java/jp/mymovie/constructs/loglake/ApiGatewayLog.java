package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;
import jp.mymovie.constructs.function.AccessLog;

/** The access log of REST APIs, whose fields {@link AccessLog} lists. */
public final class ApiGatewayLog {
    static final String NAME = "apigateway";

    private ApiGatewayLog() {}

    static LogKind kind(List<String> accounts, List<String> services, LocalDate since) {
        return ServiceLog.json(
                NAME,
                "What REST APIs answered, and how long it took",
                AccessLog.fields().stream().map(LogColumn::of).toList(),
                accounts,
                services,
                since);
    }

    /**
     * The whole line tells a request from another: a caller may choose the request's id, and would hide requests by giving
     * many the same.
     */
    static DayTable day(LogKind raw) {
        String midnight = "date_diff('day', DATE '1970-01-01', CAST(? AS date)) * 86400000";
        return new DayTable(
                raw,
                List.of(
                        DayTable.DAYS_OF_ARRIVAL,
                        "TRY_CAST(request_time AS bigint) BETWEEN %s AND %s + 86399999".formatted(midnight, midnight)),
                null,
                List.of("resource_path", "path", "request_time"));
    }
}
