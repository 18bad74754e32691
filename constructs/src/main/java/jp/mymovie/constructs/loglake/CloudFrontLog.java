package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * CloudFront's access log, standard logging v2: what viewers asked for. The one log with viewers' addresses; unless asked
 * for, without cookies, query strings and referrers, which may tell about a person what no operator needs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html">Standard
 *     logging v2</a>
 */
public final class CloudFrontLog {
    static final String NAME = "cloudfront";

    /** What the compaction tells lines apart and sorts them by. */
    private static final List<String> LEAST = List.of("time", "cs-uri-stem", "x-edge-request-id");

    private static final List<String> FIELDS = List.of(
            "date",
            "time",
            "x-edge-location",
            "sc-bytes",
            "c-ip",
            "cs-method",
            "cs(Host)",
            "cs-uri-stem",
            "sc-status",
            "cs(User-Agent)",
            "x-edge-result-type",
            "x-edge-request-id",
            "x-host-header",
            "cs-protocol",
            "cs-bytes",
            "time-taken",
            "ssl-protocol",
            "x-edge-response-result-type",
            "cs-protocol-version",
            "time-to-first-byte",
            "x-edge-detailed-result-type",
            "sc-content-type",
            "sc-content-len");

    private static final List<String> MORE = List.of(
            "cs(Referer)",
            "cs-uri-query",
            "cs(Cookie)",
            "x-forwarded-for",
            "ssl-cipher",
            "fle-status",
            "fle-encrypted-fields",
            "c-port",
            "sc-range-start",
            "sc-range-end",
            "timestamp",
            "timestamp(ms)",
            "DistributionId",
            "c-country",
            "asn",
            "origin-fbl",
            "origin-lbl",
            "cache-behavior-path-pattern");

    private CloudFrontLog() {}

    /** The fields that are written unless others are chosen, in the order of the log. */
    public static List<String> recordFields() {
        return FIELDS;
    }

    /** Every field that can be written, those about persons too. */
    public static List<String> allFields() {
        return Stream.concat(FIELDS.stream(), MORE.stream()).toList();
    }

    static void check(List<String> fields) {
        List<String> unknown =
                fields.stream().filter(field -> !allFields().contains(field)).toList();
        if (!unknown.isEmpty() || !fields.containsAll(LEAST)) {
            throw new IllegalArgumentException("the fields must be of %s and have %s, got %s"
                    .formatted(allFields(), LEAST, unknown.isEmpty() ? fields : unknown));
        }
    }

    /**
     * What a delivery destination of an archive names: the bucket and the folder. A bare bucket would add a path of AWS's
     * own and lose it at a later update.
     */
    public static String destinationArn(String bucketArn) {
        return bucketArn + "/" + NAME;
    }

    /** What the delivery of a service adds below the destination. */
    static String suffixPath(String service) {
        return "{accountid}/" + service + "/{yyyy}/{MM}/{dd}";
    }

    static LogKind kind(List<String> fields, List<String> accounts, List<String> services, LocalDate since) {
        return ServiceLog.json(
                NAME,
                "What viewers asked CloudFront for",
                fields.stream().map(LogColumn::of).toList(),
                accounts,
                services,
                since);
    }

    /** CloudFront makes up the request's id; a viewer cannot choose it. */
    static DayTable day(LogKind raw) {
        return new DayTable(
                raw,
                List.of(DayTable.DAY_OF_PATH, "x_edge_request_id IS NOT NULL"),
                "x_edge_request_id",
                List.of("cs_uri_stem", "time"));
    }
}
