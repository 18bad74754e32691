package jp.mymovie.constructs.loglake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * The compacted half of the lake: a bucket that can be made again from the raw one, hence without versions, a
 * {@link DayTable} for each log that grows fast, and the statements and the workgroup that fill them. Their partitions are
 * registered, not computed: a reader sees a day's old files or its new ones, never none and never both.
 */
final class DayTables extends Construct {
    private final Bucket bucket;
    private final CfnWorkGroup workGroup;
    private final Map<DayTable, CfnNamedQuery> queries = new LinkedHashMap<>();

    DayTables(Construct scope, String id, LogTables catalog, List<DayTable> tables, Settings settings) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Resource")
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .lifecycleRules(List.of(
                        expiry(CompactedFolder.FRESH, Duration.days(30)),
                        expiry(CompactedFolder.DAYS, settings.retention),
                        expiry(CompactedFolder.RESULTS, Duration.days(7)),
                        LifecycleRule.builder()
                                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                                .build()))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        workGroup = WorkGroup.create(
                this,
                "WorkGroup",
                settings.workGroupName,
                "Makes days of Parquet from the logs",
                bucket.s3UrlForObject(CompactedFolder.RESULTS),
                settings.scanLimit);
        for (DayTable table : tables) {
            catalog.add(
                    this,
                    table,
                    bucket.s3UrlForObject(CompactedFolder.DAYS + table.raw().name() + "/"));
            queries.put(table, query(table));
        }
    }

    /**
     * @param workGroupName the name of the workgroup that compacts
     * @param scanLimit what compacting one day of one log may read
     * @param retention how long a day is kept
     */
    record Settings(String workGroupName, Size scanLimit, Duration retention) {}

    private static LifecycleRule expiry(String prefix, Duration after) {
        return LifecycleRule.builder().prefix(prefix).expiration(after).build();
    }

    private CfnNamedQuery query(DayTable table) {
        return CfnNamedQuery.Builder.create(this, table.queryName())
                .name(table.queryName())
                .description(table.queryDescription())
                .database(LogTables.DATABASE)
                .workGroup(workGroup.getRef())
                .queryString(table.query())
                .build();
    }

    Bucket bucket() {
        return bucket;
    }

    CfnWorkGroup workGroup() {
        return workGroup;
    }

    /** What fills each table. */
    Map<DayTable, CfnNamedQuery> queries() {
        return queries;
    }
}
