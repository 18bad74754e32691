package jp.mymovie.lab.logs;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import jp.mymovie.local.function.PlatformReport;
import org.jspecify.annotations.Nullable;

/**
 * Lines that a function's run leaves in its log group: a line about each request, with the members that the movie service
 * begins its own with, and the platform's report; where somebody sends what is hostile, lines besides that only look like what the lake takes. See
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
final class FunctionLines {
    /** None of them is an object of JSON with the level ERROR, whatever it looks like. */
    private static final List<String> LOOKALIKES = List.of(
            "ERROR {\"level\":\"ERROR\"}",
            "java.lang.Error: oops\n\tat a.B.c(B.java:1)\n{\"level\":\"ERROR\"}",
            "{\"level\":\"ERROR\",\"message\":\"cut",
            "{'level':'ERROR'}",
            "[{\"level\":\"ERROR\"}]",
            "\"{\\\"level\\\":\\\"ERROR\\\"}\"",
            "{\"level\":[\"ERROR\"]}",
            "{\"level\":\"INFO\",\"message\":\"{\\\"level\\\":\\\"ERROR\\\"}\"}");

    private static final int MEGABYTES = 1024;

    private FunctionLines() {}

    /** All of them, before a subscription filter chooses. */
    static List<String> of(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation) {
        return switch (invocation.outcome()) {
            case OK -> List.of(answered(visit, gateway, invocation), report(invocation, "success", null));
            case ERROR -> failed(visit, gateway, invocation);
            case TIMEOUT -> List.of(report(invocation, "timeout", null));
            case OUT_OF_MEMORY -> List.of(report(invocation, "error", "Runtime.OutOfMemory"));
        };
    }

    private static String answered(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation) {
        return line(visit, gateway, invocation, "INFO", "answered") + "}";
    }

    private static List<String> failed(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation) {
        Complaint complaint = Complaint.of(visit);
        List<String> lines = new ArrayList<>(complaint.hostile() ? LOOKALIKES : List.of());
        lines.add(failed(visit, gateway, invocation, complaint));
        lines.add(report(invocation, "success", null));
        return lines;
    }

    private static String failed(Visit visit, Visit.Gateway gateway, Visit.Invocation invocation, Complaint complaint) {
        boolean ascii = visit.number() % 2 == 0;
        String type = complaint.errorType();
        String words = complaint.errorMessage();
        return line(visit, gateway, invocation, "ERROR", json(complaint.message(), ascii))
                + (words == null ? "" : ",\"errorMessage\":\"" + json(words, ascii) + "\"")
                + ",\"errorType\":\"%s\",\"causeType\":\"%s\",\"stackTrace\":[\"jp.mymovie.movies.dynamodb.DynamoDbMovieStore.read(DynamoDbMovieStore.java:88)\",\"jp.mymovie.movies.http.Edge.handle(Edge.java:61)\"]}"
                        .formatted(type, type);
    }

    /** Within quotation marks; some writers of JSON keep to ASCII and others do not. */
    private static String json(String text, boolean ascii) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(text));
        if (!ascii) {
            return quoted;
        }
        StringBuilder escaped = new StringBuilder(quoted.length());
        quoted.chars().forEach(letter -> {
            if (letter < 0x7f) {
                escaped.append((char) letter);
            } else {
                escaped.append("\\u").append(HexFormat.of().toHexDigits((char) letter));
            }
        });
        return escaped.toString();
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

    private static String report(Visit.Invocation invocation, String status, @Nullable String errorType) {
        int used = invocation.outcome() == Visit.Outcome.OUT_OF_MEMORY ? MEGABYTES : 300;
        return new PlatformReport(
                        invocation.end().truncatedTo(ChronoUnit.MILLIS),
                        invocation.requestId(),
                        status,
                        errorType,
                        invocation.duration(),
                        new PlatformReport.Memory(MEGABYTES, used))
                .line();
    }
}
