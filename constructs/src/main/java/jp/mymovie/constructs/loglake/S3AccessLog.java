package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who read and changed the archive's own buckets: S3's server access log, whose target must be in the same account and
 * region, in S3's layout of partitions by the time of the event.
 *
 * @param account whose buckets they are
 * @param region where they are
 * @param buckets their names
 * @param since the first day
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html">Server access log format</a>
 */
record S3AccessLog(String account, String region, List<String> buckets, LocalDate since) implements LogKind {
    static final String NAME = "s3access";

    private static final String WORD = "([^ ]*)";
    private static final String NUMBER = "([0-9]+|-)";

    /** S3 does not escape a quotation mark inside: what follows tells where it ends. */
    private static final String QUOTED = "(\".*?\"|-)";

    /** Behind it come no quotation marks, so the last one is its own; a dash before one is still of the field before. */
    private static final String LAST_QUOTED = "(\".*\"|-(?=[^\"]*$))";

    /** The fields that every line has; what S3 added later may be missing at the end. */
    private static final List<Field> FIELDS = List.of(
            new Field("bucket_owner", WORD),
            new Field("bucket_name", WORD),
            new Field("requested_at", "\\[(.*?)\\]"),
            new Field("remote_ip", WORD),
            new Field("requester", WORD),
            new Field("request_id", WORD),
            new Field("operation", WORD),
            new Field("object_key", WORD),
            new Field("request_uri", QUOTED),
            new Field("http_status", NUMBER),
            new Field("error_code", WORD),
            new Field("bytes_sent", NUMBER),
            new Field("object_size", NUMBER),
            new Field("total_time", NUMBER),
            new Field("turn_around_time", NUMBER),
            new Field("referrer", QUOTED),
            new Field("user_agent", LAST_QUOTED),
            new Field("version_id", WORD));

    private static final List<String> LATER = List.of(
            "host_id",
            "signature_version",
            "cipher_suite",
            "authentication_type",
            "host_header",
            "tls_version",
            "access_point_arn",
            "acl_required");

    private record Field(String column, String pattern) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Who read and changed the buckets of the archive";
    }

    @Override
    public List<LogColumn> columns() {
        return Stream.concat(FIELDS.stream().map(Field::column), LATER.stream())
                .map(LogColumn::of)
                .toList();
    }

    @Override
    public List<PartitionKey> keys() {
        return List.of(
                PartitionKey.oneOf("account", List.of(account)),
                PartitionKey.oneOf("region", List.of(region)),
                PartitionKey.oneOf("bucket", buckets),
                PartitionKey.day(since));
    }

    @Override
    public String location() {
        return NAME + "/${account}/${region}/${bucket}/${day}/";
    }

    @Override
    public Serde serde() {
        return Serde.regex(pattern());
    }

    static String pattern() {
        return FIELDS.stream().map(Field::pattern).collect(Collectors.joining(" "))
                + LATER.stream().map(field -> "(?: " + WORD + ")?").collect(Collectors.joining())
                + ".*";
    }
}
