package jp.mymovie.local.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.lake.LogDelivery;

/** Writes the lines of a distribution's log, as its {@link LogDelivery} sets it up. */
final class EdgeLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final LogDelivery delivery;
    private final Lake lake;

    EdgeLog(LogDelivery delivery, Lake lake) {
        this.delivery = delivery;
        this.lake = lake;
    }

    /** What is known of a request besides itself and its answer. */
    record Facts(
            String requestId,
            String distribution,
            String behaviour,
            Cache.Result result,
            Instant time,
            double seconds) {}

    void write(Request request, Response response, Facts facts) {
        Map<String, String> known = Map.ofEntries(
                Map.entry("timestamp", String.valueOf(facts.time.getEpochSecond())),
                Map.entry("timestamp(ms)", String.valueOf(facts.time.toEpochMilli())),
                Map.entry("date", format("yyyy-MM-dd", facts.time)),
                Map.entry("time", format("HH:mm:ss", facts.time)),
                Map.entry("x-edge-location", "LOCAL"),
                Map.entry("DistributionId", facts.distribution),
                Map.entry("sc-bytes", String.valueOf(response.body().length)),
                Map.entry("c-ip", request.address()),
                Map.entry("c-port", String.valueOf(request.port())),
                Map.entry("c-country", "-"),
                Map.entry("cs-method", request.method()),
                Map.entry("cs(Host)", facts.distribution.toLowerCase(Locale.ROOT) + ".cloudfront.net"),
                Map.entry("x-host-header", header(request, "host")),
                Map.entry("cs-uri-stem", request.path()),
                Map.entry("cs-uri-query", request.query().isEmpty() ? "-" : request.query()),
                Map.entry("sc-status", String.valueOf(response.status())),
                Map.entry("cs(Referer)", header(request, "referer")),
                Map.entry(
                        "cs(User-Agent)", LogDelivery.encoded(request.headers().first("user-agent", ""))),
                Map.entry("x-edge-request-id", facts.requestId),
                Map.entry("x-edge-result-type", facts.result.toString()),
                Map.entry("x-edge-response-result-type", facts.result.toString()),
                Map.entry("x-edge-detailed-result-type", facts.result.toString()),
                Map.entry("cs-protocol", "http"),
                Map.entry("cs-protocol-version", "HTTP/1.1"),
                Map.entry("cs-bytes", String.valueOf(request.body().length)),
                Map.entry("time-taken", String.format(Locale.ROOT, "%.3f", facts.seconds)),
                Map.entry("time-to-first-byte", String.format(Locale.ROOT, "%.3f", facts.seconds)),
                Map.entry("origin-fbl", String.format(Locale.ROOT, "%.3f", facts.seconds)),
                Map.entry("origin-lbl", String.format(Locale.ROOT, "%.3f", facts.seconds)),
                Map.entry("cache-behavior-path-pattern", facts.behaviour),
                Map.entry("sc-content-type", response.headers().first("content-type", "-")),
                Map.entry("sc-content-len", String.valueOf(response.body().length)));
        ObjectNode line = JSON.createObjectNode();
        for (String field : delivery.fields()) {
            line.put(field, known.getOrDefault(field, "-"));
        }
        try {
            lake.write(delivery, facts.time, JSON.writeValueAsString((JsonNode) line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(Request request, String name) {
        return request.headers().first(name, "-");
    }

    private static String format(String pattern, Instant time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
