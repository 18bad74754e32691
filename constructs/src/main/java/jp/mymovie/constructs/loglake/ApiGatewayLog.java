package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;
import jp.mymovie.constructs.function.AccessLog;

/** The access log of REST APIs, whose fields {@link AccessLog} lists. */
public final class ApiGatewayLog {
    static final String NAME = "apigateway";

    private ApiGatewayLog() {}

    static LogKind kind(List<String> accounts, List<String> services, LocalDate since) {
        return new ServiceLog(
                NAME,
                "What REST APIs answered, and how long it took",
                AccessLog.fields().stream().map(LogColumn::of).toList(),
                accounts,
                services,
                since);
    }
}
