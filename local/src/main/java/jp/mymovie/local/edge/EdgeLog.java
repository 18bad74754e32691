package jp.mymovie.local.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.mymovie.local.http.Request;
import jp.mymovie.local.http.Response;
import jp.mymovie.local.lake.Lake;
import jp.mymovie.local.template.Assembly;
import jp.mymovie.local.template.Resource;
import jp.mymovie.local.template.Stack;
import jp.mymovie.local.template.Unsupported;
import jp.mymovie.local.template.Values;

/**
 * CloudFront's standard logging v2 in JSON, as the delivery of the templates sets it up. See
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 */
final class EdgeLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> fields;
    private final Lake.Target target;
    private final Lake lake;

    private EdgeLog(List<String> fields, Lake.Target target, Lake lake) {
        this.fields = fields;
        this.target = target;
        this.lake = lake;
    }

    /** The deliveries whose source is the distribution. Their destinations may stand in any stage. */
    static List<EdgeLog> of(Assembly assembly, List<Stack> stacks, Values values, Resource distribution, Lake lake) {
        List<EdgeLog> logs = new ArrayList<>();
        String id = values.ref(distribution);
        for (Resource source : Assembly.resources(stacks, "AWS::Logs::DeliverySource")) {
            if (!values.text(source, "ResourceArn").endsWith("/" + id)) {
                continue;
            }
            for (Resource delivery : Assembly.resources(stacks, "AWS::Logs::Delivery")) {
                if (values.text(delivery, "DeliverySourceName").equals(values.ref(source))) {
                    logs.add(of(assembly, values, delivery, id, lake));
                }
            }
        }
        return logs;
    }

    private static EdgeLog of(Assembly assembly, Values values, Resource delivery, String distribution, Lake lake) {
        String name = values.text(delivery, "DeliveryDestinationArn").replaceFirst(".*:", "");
        Resource destination = Assembly.resources(assembly.stacks(), "AWS::Logs::DeliveryDestination").stream()
                .filter(candidate -> values.text(candidate, "Name").equals(name))
                .findFirst()
                .orElseThrow(() -> new Unsupported("no stack makes the delivery destination '%s'".formatted(name)));
        if (!values.text(destination, "OutputFormat").equals("json")) {
            throw new Unsupported(
                    "the output format of %s is not known to the local run: it knows json".formatted(destination));
        }
        List<String> fields = new ArrayList<>();
        values.value(delivery.stack(), delivery.property("RecordFields")).forEach(field -> fields.add(field.asText()));
        String[] place = values.text(destination, "DestinationResourceArn")
                .replaceFirst("^arn:aws:s3:::", "")
                .split("/", 2);
        String suffix = values.text(delivery, "S3SuffixPath")
                .replace("{accountid}", delivery.stack().account())
                .replace("{region}", delivery.stack().region())
                .replaceAll("\\{[Dd]istribution[Ii]d}", distribution);
        String prefix = place.length == 1 ? "" : place[1] + "/";
        return new EdgeLog(
                fields, new Lake.Target(place[0], now -> key(prefix + suffix, distribution, now), true), lake);
    }

    static String key(String path, String distribution, Instant now) {
        String folder = path.replace("{yyyy}", format("yyyy", now))
                .replace("{MM}", format("MM", now))
                .replace("{dd}", format("dd", now))
                .replace("{HH}", format("HH", now));
        return "%s/%s.%s.%s.gz"
                .formatted(
                        folder,
                        distribution,
                        format("yyyy-MM-dd-HH", now),
                        UUID.randomUUID().toString().substring(0, 8));
    }

    private static String format(String pattern, Instant now) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(now);
    }

    /** What is known of a request besides itself and its answer. */
    record Facts(String requestId, String distribution, String behaviour, Instant time, double seconds) {}

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
                Map.entry("cs(User-Agent)", encoded(header(request, "user-agent"))),
                Map.entry("x-edge-request-id", facts.requestId),
                Map.entry("x-edge-result-type", result(response)),
                Map.entry("x-edge-response-result-type", result(response)),
                Map.entry("x-edge-detailed-result-type", result(response)),
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
        for (String field : fields) {
            line.put(field, known.getOrDefault(field, "-"));
        }
        try {
            lake.write(target, JSON.writeValueAsString((JsonNode) line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(Request request, String name) {
        return request.headers().first(name, "-");
    }

    private static String encoded(String text) {
        return text.equals("-")
                ? text
                : URLEncoder.encode(text, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/")
                        .replace("%28", "(")
                        .replace("%29", ")");
    }

    private static String result(Response response) {
        return response.status() >= 400 ? "Error" : "Miss";
    }
}
