package jp.mymovie.lab.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.mymovie.assembly.Assembly;
import jp.mymovie.assembly.Resource;
import jp.mymovie.assembly.Unsupported;
import jp.mymovie.assembly.Values;

/**
 * A bucket of which S3 logs who asks for what, as its template says.
 *
 * @param destination the bucket that the log goes to
 * @param prefix with which the log's keys begin
 * @param versioned whether it keeps versions
 * @param lifecycle the operations by which S3 itself changes it, in the words of the log
 * @param uses who may do what in it
 */
record LoggedBucket(
        String account,
        String region,
        String name,
        String destination,
        String prefix,
        boolean versioned,
        List<String> lifecycle,
        List<BucketUse> uses) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    static List<LoggedBucket> of(Assembly assembly, Values values) {
        List<BucketUse> uses = BucketUse.of(assembly, values);
        return Assembly.resources(assembly.stacks(), "AWS::S3::Bucket").stream()
                .filter(bucket -> !bucket.property("LoggingConfiguration").isMissingNode())
                .map(bucket -> of(bucket, values, uses))
                .toList();
    }

    private static LoggedBucket of(Resource bucket, Values values, List<BucketUse> uses) {
        JsonNode logging = values.value(bucket.stack(), bucket.property("LoggingConfiguration"));
        if (!logging.at("/TargetObjectKeyFormat/PartitionedPrefix/PartitionDateSource")
                .asText()
                .equals("EventTime")) {
            throw new Unsupported(
                    "the log of %s is not known to the local run: it knows a PartitionedPrefix by EventTime"
                            .formatted(bucket));
        }
        String name = values.ref(bucket);
        boolean versioned = bucket.property("VersioningConfiguration")
                .path("Status")
                .asText()
                .equals("Enabled");
        return new LoggedBucket(
                bucket.stack().account(),
                bucket.stack().region(),
                name,
                logging.path("DestinationBucketName").asText(name),
                logging.path("LogFilePrefix").asText(),
                versioned,
                lifecycle(bucket.property("LifecycleConfiguration").path("Rules"), versioned),
                uses.stream().filter(use -> use.of(name)).toList());
    }

    private static List<String> lifecycle(JsonNode rules, boolean versioned) {
        List<String> operations = new ArrayList<>();
        for (JsonNode rule : rules) {
            if (rule.has("ExpirationInDays")) {
                operations.add(versioned ? "S3.CREATE.DELETEMARKER" : "S3.EXPIRE.OBJECT");
            }
            if (rule.has("NoncurrentVersionExpiration")) {
                operations.add("S3.EXPIRE.OBJECT");
            }
            if (rule.path("Transitions").findValuesAsText("StorageClass").contains("GLACIER_IR")) {
                operations.add("S3.TRANSITION_GIR.OBJECT");
            }
        }
        return operations;
    }

    /** The folders that somebody writes to. */
    List<String> folders() {
        return uses.stream()
                .filter(BucketUse::writes)
                .map(BucketUse::folder)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * The key of a file of the log. By the time of the event a file is of one day, and the time in its name is midnight.
     *
     * @param unique 16 letters or digits
     */
    String key(Instant time, String unique) {
        return "%s%s/%s/%s/%s-00-00-00-%s".formatted(prefix, account, region, name, DAY.format(time), unique);
    }
}
