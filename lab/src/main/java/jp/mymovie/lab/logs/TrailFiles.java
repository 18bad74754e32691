package jp.mymovie.lab.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Values;
import jp.mymovie.local.lake.Gzip;
import jp.mymovie.local.lake.ObjectStore;

/**
 * The organization's trail: calls in CloudTrail's own layout, a file an account, region and hour. See
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
 */
final class TrailFiles {
    private static final Pattern ORGANIZATION = Pattern.compile("/AWSLogs/(o-[a-z0-9]+)/");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);

    /** A place of calls within an hour. */
    private record Place(String account, String region, int hour) {}

    private final String bucket;
    private final String prefix;
    private final ObjectStore store;
    private final RandomGenerator random;

    private TrailFiles(String bucket, String prefix, ObjectStore store, RandomGenerator random) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.store = store;
        this.random = random;
    }

    /** The trails of the organization; what the organization is called, the table of the trail knows alone. */
    static List<TrailFiles> of(Assembly assembly, Values values, ObjectStore store, RandomGenerator random) {
        String organization = Assembly.resources(assembly.stacks(), "AWS::Glue::Table").stream()
                .map(table -> values.value(table.stack(), table.property("TableInput"))
                        .toString())
                .map(ORGANIZATION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        return Assembly.resources(assembly.stacks(), "AWS::CloudTrail::Trail").stream()
                .filter(trail -> trail.property("IsOrganizationTrail").asBoolean() && !organization.isEmpty())
                .map(trail -> new TrailFiles(
                        values.text(trail, "S3BucketName"),
                        prefix(trail, values) + "AWSLogs/" + organization,
                        store,
                        random))
                .toList();
    }

    private static String prefix(Resource trail, Values values) {
        return trail.property("S3KeyPrefix").isMissingNode() ? "" : values.text(trail, "S3KeyPrefix") + "/";
    }

    void write(Traffic traffic, LocalDate day, Ledger ledger) {
        Map<Place, List<Call>> places = traffic.calls(day)
                .peek(call -> ledger.day("cloudtrail", day).event(call.eventId(), 1))
                .collect(Collectors.groupingBy(TrailFiles::place));
        new TreeMap<String, Place>(places.keySet().stream().collect(Collectors.toMap(Place::toString, place -> place)))
                .values()
                .forEach(place -> put(place, day, places.getOrDefault(place, List.of())));
    }

    private static Place place(Call call) {
        return new Place(
                call.account(),
                call.region(),
                call.time().atOffset(ZoneOffset.UTC).getHour());
    }

    private void put(Place place, LocalDate day, List<Call> calls) {
        Instant end = day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(Duration.ofHours(place.hour + 1));
        String key = "%s/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%016X.json.gz"
                .formatted(
                        prefix,
                        place.account,
                        place.region,
                        DAY.format(day),
                        place.account,
                        place.region,
                        MINUTE.format(end),
                        random.nextLong());
        String records =
                calls.stream().map(TrailFiles::record).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        store.putAtLeastOnce(
                bucket, () -> key, Gzip.compress(records.getBytes(StandardCharsets.UTF_8)), end.plusSeconds(300));
    }

    private static String record(Call call) {
        String role = call.principal().replaceFirst(".*:assumed-role/([^/]+)/.*", "$1");
        String error = call.errorCode().isEmpty()
                ? ""
                : "\"errorCode\":\"%s\",\"errorMessage\":\"User: %s is not authorized to perform: %s\","
                        .formatted(call.errorCode(), call.principal(), call.eventName());
        return """
                {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:%s","arn":"%s",\
                "accountId":"%s","accessKeyId":"ASIAEXAMPLE","sessionContext":{"sessionIssuer":{"type":"Role",\
                "principalId":"AROAEXAMPLE","arn":"arn:aws:iam::%s:role/%s","accountId":"%s","userName":"%s"},\
                "attributes":{"creationDate":"%s","mfaAuthenticated":"false"}}},"eventTime":"%s","eventSource":"%s",\
                "eventName":"%s","awsRegion":"%s","sourceIPAddress":"203.0.113.7","userAgent":"aws-cli/2.31.0",%s\
                "requestParameters":null,"responseElements":null,"requestID":"%s","eventID":"%s","readOnly":false,\
                "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"%s","eventCategory":"Management"}""".formatted(
                        role,
                        call.principal(),
                        call.account(),
                        call.account(),
                        role,
                        call.account(),
                        role,
                        call.time(),
                        call.time(),
                        call.eventSource(),
                        call.eventName(),
                        call.region(),
                        error,
                        call.eventId().replace('-', '0'),
                        call.eventId(),
                        call.account());
    }
}
