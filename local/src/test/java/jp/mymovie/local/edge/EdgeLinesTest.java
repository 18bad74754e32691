package jp.mymovie.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.mymovie.local.lake.LogDelivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeLinesTest {
    private static final AccessRecord RECORD = record("/u/hanako", "Miss");

    private static AccessRecord record(String path, String result) {
        return new AccessRecord(
                Instant.parse("2026-11-03T04:05:06.789Z"),
                "id==",
                new AccessRecord.Viewer(
                        "2001:db8::1",
                        4711,
                        "curl/8 (x)",
                        "https://a.example/",
                        new AccessRecord.Connection("https", "HTTP/2.0", "TLSv1.3", "TLS_AES_128_GCM_SHA256")),
                new AccessRecord.Asked("GET", "mymovie.jp", path, "a=b", 60),
                new AccessRecord.Answered(200, result, 1300, "text/html", 1000),
                new AccessRecord.Served(
                        "d1.cloudfront.net", "NRT57-P3", "/u/*", Duration.ofMillis(12_034), Duration.ofMillis(7)));
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp, 1793678706",
        "timestamp(ms), 1793678706789",
        "date, 2026-11-03",
        "time, 04:05:06",
        "x-edge-location, NRT57-P3",
        "DistributionId, E1",
        "sc-bytes, 1300",
        "c-ip, 2001:db8::1",
        "c-port, 4711",
        "cs-method, GET",
        "cs(Host), d1.cloudfront.net",
        "x-host-header, mymovie.jp",
        "cs-uri-stem, /u/hanako",
        "cs-uri-query, a=b",
        "sc-status, 200",
        "cs(Referer), https://a.example/",
        "cs(User-Agent), curl/8%20(x)",
        "x-edge-request-id, id==",
        "x-edge-result-type, Miss",
        "x-edge-response-result-type, Miss",
        "x-edge-detailed-result-type, Miss",
        "cs-protocol, https",
        "cs-protocol-version, HTTP/2.0",
        "ssl-protocol, TLSv1.3",
        "ssl-cipher, TLS_AES_128_GCM_SHA256",
        "cs-bytes, 60",
        "time-taken, 12.034",
        "time-to-first-byte, 0.007",
        "origin-fbl, 0.007",
        "origin-lbl, 12.034",
        "cache-behavior-path-pattern, /u/*",
        "sc-content-type, text/html",
        "sc-content-len, 1000",
        "cs(Cookie), -",
        "asn, -",
    })
    void writesAFieldAsATextOrADash(String field, String value) {
        assertThat(lines(field).line(RECORD)).isEqualTo("{\"%s\":\"%s\"}", field, value);
    }

    @Test
    void asksNoOriginForACopyOfTheCache() {
        assertThat(lines("origin-fbl", "origin-lbl").line(record("/", "Hit")))
                .isEqualTo("{\"origin-fbl\":\"-\",\"origin-lbl\":\"-\"}");
    }

    @Test
    void writesTheFieldsInTheOrderOfTheDelivery() {
        assertThat(lines("sc-status", "date").line(RECORD))
                .isEqualTo("{\"sc-status\":\"200\",\"date\":\"2026-11-03\"}");
        assertThat(lines("sc-status", "date").dashes()).isEqualTo("{\"sc-status\":\"-\",\"date\":\"-\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" \\ back",
                "a\r\n\t\u0000\u001f\u007f",
                "映画🎬",
                "\u202eright\u202c é",
                "🎬"
            })
    void writesTextThatJsonGivesBackInOneLine(String text) throws IOException {
        String line = lines("cs-uri-stem").line(record(text, "Miss"));

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(read(line).path("cs-uri-stem").asText()).isEqualTo(text);
    }

    private static EdgeLines lines(String... fields) {
        return new EdgeLines(new LogDelivery(List.of(fields), "lake", "cloudfront", "E1"));
    }

    private static JsonNode read(String line) throws IOException {
        return new JsonMapper().readTree(line);
    }
}
