package jp.mymovie.local.logs;

import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a function's run leaves in its log group: the line that the service writes about each request, and the platform's
 * report. See https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
final class FunctionLines {
    private FunctionLines() {}

    /** All of them, before a subscription filter chooses. */
    static List<String> of(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation) {
        return switch (invocation.outcome()) {
            case OK -> List.of(answered(visit, gateway, invocation), report(invocation, "success", ""));
            case ERROR -> List.of(failed(visit, gateway, invocation), report(invocation, "success", ""));
            case TIMEOUT -> List.of(report(invocation, "timeout", ""));
            case OUT_OF_MEMORY -> List.of(report(invocation, "error", ",\"errorType\":\"Runtime.OutOfMemory\""));
        };
    }

    private static String answered(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation) {
        return line(visit, gateway, invocation, "INFO", "answered") + "}";
    }

    private static String failed(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation) {
        String type = visit.number() % 3 == 0
                ? "software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException"
                : "java.lang.IllegalStateException";
        return line(visit, gateway, invocation, "ERROR", "failed")
                + ",\"errorType\":\"%s\",\"causeType\":\"%s\",\"stackTrace\":[\"jp.mymovie.movies.dynamodb.DynamoDbMovieStore.read(DynamoDbMovieStore.java:88)\",\"jp.mymovie.movies.http.Edge.handle(Edge.java:61)\"]}"
                        .formatted(type, type);
    }

    private static String line(
            Visit visit, Visit.Gateway gateway, Visit.Invocation invocation, String level, String message) {
        return "{\"timestamp\":\"%s\",\"level\":\"%s\",\"message\":\"%s\",\"requestId\":\"%s\",\"route\":\"%s\",\"status\":%d,\"latencyMs\":%d"
                .formatted(
                        invocation.end().truncatedTo(ChronoUnit.MILLIS),
                        level,
                        message,
                        gateway.requestId(),
                        visit.method() + " " + gateway.resourcePath(),
                        visit.status(),
                        invocation.duration().toMillis());
    }

    private static String report(Visit.Invocation invocation, String status, String more) {
        long millis = invocation.duration().toMillis();
        return "{\"time\":\"%s\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"%s\",\"metrics\":{\"durationMs\":%d.000,\"billedDurationMs\":%d,\"memorySizeMB\":1024,\"maxMemoryUsedMB\":%d},\"status\":\"%s\"%s}}"
                .formatted(
                        invocation.end().truncatedTo(ChronoUnit.MILLIS),
                        invocation.requestId(),
                        millis,
                        millis,
                        invocation.outcome() == Visit.Outcome.OUT_OF_MEMORY ? 1024 : 300,
                        status,
                        more);
    }
}
