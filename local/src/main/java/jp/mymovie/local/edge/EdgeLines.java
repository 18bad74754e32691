package jp.mymovie.local.edge;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import jp.mymovie.local.lake.LogDelivery;

/**
 * Lines of CloudFront's standard log v2 in JSON: the fields of a delivery in their order, every value a text, a dash where
 * there is none.
 */
public final class EdgeLines {
    private record Field(String name, Function<AccessRecord, Object> value) {}

    private final List<Field> fields;

    /** Lines with the fields of a delivery. */
    public EdgeLines(LogDelivery delivery) {
        fields = delivery.fields().stream()
                .map(name -> new Field(name, value(name, delivery.distribution())))
                .toList();
    }

    private static Function<AccessRecord, Object> value(String field, String distribution) {
        return switch (field) {
            case "timestamp" -> record -> record.time().getEpochSecond();
            case "timestamp(ms)" -> record -> record.time().toEpochMilli();
            case "date" -> record -> LocalDate.ofInstant(record.time(), ZoneOffset.UTC);
            case "time" -> EdgeLines::time;
            case "x-edge-location" -> record -> record.served().location();
            case "DistributionId" -> record -> distribution;
            case "sc-bytes" -> record -> record.answered().bytes();
            case "c-ip" -> record -> record.viewer().address();
            case "c-port" -> record -> record.viewer().port();
            case "cs-method" -> record -> record.asked().method();
            case "cs(Host)" -> record -> record.served().domain();
            case "x-host-header" -> record -> record.asked().host();
            case "cs-uri-stem" -> record -> record.asked().path();
            case "cs-uri-query" -> record -> record.asked().query();
            case "sc-status" -> record -> record.answered().status();
            case "cs(Referer)" -> record -> record.viewer().referer();
            case "cs(User-Agent)" ->
                record -> LogDelivery.encoded(record.viewer().userAgent());
            case "x-edge-request-id" -> AccessRecord::id;
            case "x-edge-result-type", "x-edge-response-result-type", "x-edge-detailed-result-type" ->
                record -> record.answered().result();
            case "cs-protocol" -> record -> record.viewer().connection().scheme();
            case "cs-protocol-version" -> record -> record.viewer().connection().version();
            case "ssl-protocol" -> record -> record.viewer().connection().tls();
            case "ssl-cipher" -> record -> record.viewer().connection().cipher();
            case "cs-bytes" -> record -> record.asked().bytes();
            case "time-taken" -> record -> seconds(record.served().taken());
            case "time-to-first-byte" -> record -> seconds(record.served().firstByte());
            case "origin-fbl" -> record -> origin(record, record.served().firstByte());
            case "origin-lbl" -> record -> origin(record, record.served().taken());
            case "cache-behavior-path-pattern" -> record -> record.served().behaviour();
            case "sc-content-type" -> record -> record.answered().contentType();
            case "sc-content-len" -> record -> record.answered().contentLength();
            default -> record -> AccessRecord.NONE;
        };
    }

    private static String time(AccessRecord record) {
        long second = Math.floorMod(record.time().getEpochSecond(), 86_400L);
        return two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    private static String seconds(Duration duration) {
        String thousand = Long.toString(1000 + duration.toMillisPart());
        return duration.toSeconds() + "." + thousand.substring(1);
    }

    /** A copy of the cache asks no origin. */
    private static String origin(AccessRecord record, Duration duration) {
        return record.answered().result().equals("Hit") ? AccessRecord.NONE : seconds(duration);
    }

    /** The line of a request, without its end. */
    public String line(AccessRecord record) {
        StringBuilder line = new StringBuilder(1024);
        for (Field field : fields) {
            add(line, field.name, field.value.apply(record));
        }
        return line.append('}').toString();
    }

    /** A line that says nothing. */
    public String dashes() {
        StringBuilder line = new StringBuilder(1024);
        fields.forEach(field -> add(line, field.name, AccessRecord.NONE));
        return line.append('}').toString();
    }

    private static void add(StringBuilder line, String name, Object value) {
        line.append(line.isEmpty() ? "{\"" : ",\"").append(name).append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(value.toString(), line);
        line.append('"');
    }
}
