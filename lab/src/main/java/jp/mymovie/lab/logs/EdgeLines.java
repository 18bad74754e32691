package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.local.lake.LogDelivery;

/** Visits as lines of CloudFront's standard log v2 in JSON: the fields of the delivery, every value a text. */
final class EdgeLines {
    private static final List<String> LOCATIONS = List.of("NRT57-P3", "NRT20-C1", "KIX56-C2", "ICN80-P1", "SIN52-P2");

    @FunctionalInterface
    private interface Field {
        void write(Visit visit, LineBuffer to);
    }

    private final byte[][] names;
    private final Field[] fields;
    private final byte[] dashes;
    private final Map<String, String> encoded = new HashMap<>();
    private LocalDate day = LocalDate.EPOCH;
    private byte[] dayText = {};

    EdgeLines(List<String> recordFields) {
        names = new byte[recordFields.size()][];
        fields = new Field[recordFields.size()];
        LineBuffer nothing = new LineBuffer(1024);
        for (int i = 0; i < fields.length; i++) {
            String name = recordFields.get(i);
            names[i] = ((i == 0 ? "{\"" : "\",\"") + name + "\":\"").getBytes(StandardCharsets.UTF_8);
            nothing.raw(names[i]).letter('-');
            fields[i] = field(name);
        }
        dashes = nothing.letter('"').letter('}').letter('\n').take();
    }

    private Field field(String name) {
        return switch (name) {
            case "timestamp" -> (visit, to) -> to.number(visit.time().getEpochSecond());
            case "timestamp(ms)" -> (visit, to) -> to.number(visit.time().toEpochMilli());
            case "date" -> this::date;
            case "time" -> EdgeLines::time;
            case "x-edge-location" ->
                (visit, to) ->
                        to.json(LOCATIONS.get(Math.floorMod(visit.address().hashCode(), LOCATIONS.size())));
            case "sc-bytes" -> (visit, to) -> to.number(visit.bytesSent());
            case "c-ip" -> (visit, to) -> to.json(visit.address());
            case "cs-method" -> (visit, to) -> to.json(visit.method());
            case "cs(Host)" -> (visit, to) -> to.json(visit.source().edgeDomain());
            case "cs-uri-stem" -> (visit, to) -> to.json(visit.path());
            case "sc-status" -> (visit, to) -> to.number(visit.status());
            case "cs(User-Agent)" ->
                (visit, to) -> to.json(encoded.computeIfAbsent(visit.userAgent(), LogDelivery::encoded));
            case "x-edge-result-type", "x-edge-response-result-type" -> (visit, to) -> to.json(visit.result());
            case "x-edge-detailed-result-type" -> (visit, to) -> to.json(visit.result());
            case "x-edge-request-id" -> (visit, to) -> to.json(visit.edgeRequestId());
            case "x-host-header" -> (visit, to) -> to.json(visit.source().domain());
            case "cs-protocol" -> (visit, to) -> to.json("https");
            case "cs-bytes" -> (visit, to) -> to.number(visit.bytesReceived());
            case "time-taken" -> (visit, to) -> seconds(visit.millis(), to);
            case "time-to-first-byte" -> (visit, to) -> seconds(visit.firstByteMillis(), to);
            case "ssl-protocol" -> (visit, to) -> to.json("TLSv1.3");
            case "ssl-cipher" -> (visit, to) -> to.json("TLS_AES_128_GCM_SHA256");
            case "cs-protocol-version" -> (visit, to) -> to.json("HTTP/2.0");
            case "sc-content-type" -> (visit, to) -> to.json(visit.contentType());
            case "sc-content-len" -> (visit, to) -> to.number(Math.max(0, visit.bytesSent() - 300));
            default -> (visit, to) -> to.letter('-');
        };
    }

    private void date(Visit visit, LineBuffer to) {
        LocalDate date = visit.day();
        if (!date.equals(day)) {
            day = date;
            dayText = date.toString().getBytes(StandardCharsets.US_ASCII);
        }
        to.raw(dayText);
    }

    private static void time(Visit visit, LineBuffer to) {
        long second = Math.floorMod(visit.time().getEpochSecond(), 86_400L);
        to.number(second / 3600, 2)
                .letter(':')
                .number(second / 60 % 60, 2)
                .letter(':')
                .number(second % 60, 2);
    }

    private static void seconds(int millis, LineBuffer to) {
        to.number(millis / 1000).letter('.').number(millis % 1000, 3);
    }

    /** The line with its end. */
    void write(Visit visit, LineBuffer to) {
        for (int i = 0; i < fields.length; i++) {
            to.raw(names[i]);
            fields[i].write(visit, to);
        }
        to.letter('"').letter('}').letter('\n');
    }

    /** A line that says nothing. */
    byte[] dashes() {
        return dashes;
    }
}
