package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.constructs.Construct;

/**
 * Every log of an estate in one place, and the tables to ask it with.
 *
 * <p>Writers put the partition into the path: nothing moves a file, no crawler runs. Only the accounts named here can
 * write, each below its own account id: their Firehose streams by one role, CloudFront by its log delivery. Nobody outside
 * the archive's own account can read. Objects are versioned and expire after 400 days, since access logs hold addresses of
 * people; the table's first day is {@link Builder#since}.
 *
 * <p>The organization's trail has a bucket of its own, in which S3 locks every file: {@link Builder#trailLock}. The other
 * buckets are not locked, since what tells of people must be forgettable.
 *
 * <p>Beside the raw tables stand those of compacted days, which {@link Compaction} fills, and that of S3's own log of who
 * read the archive's buckets.
 *
 * <p>The stack that holds it must have its account set: the policies and the tables name it.
 */
public final class LogArchive extends Construct {
    /** The name of the database that holds the tables. */
    public static final String DATABASE = LogTables.DATABASE;

    private final Bucket bucket;
    private final DayTables days;
    private final List<String> names;
    private final @Nullable Trail trail;

    private LogArchive(Builder builder, LocalDate since) {
        super(builder.scope, builder.id);
        List<String> accounts = List.copyOf(builder.writers.keySet());
        bucket = ArchiveBucket.create(
                this,
                "Resource",
                new ArchiveBucket.Settings(builder.bucketName, accounts, builder.retention, builder.coldAfter, null));
        builder.grants().forEach(grant -> grant.statements(bucket).forEach(bucket::addToResourcePolicy));
        LogTables tables = new LogTables(this, "Tables");
        LogKind cloudFront = CloudFrontLog.kind(builder.cloudFrontFields, accounts, builder.services, since);
        LogKind apiGateway = ApiGatewayLog.kind(accounts, builder.services, since);
        LogKind lambda = LambdaLog.kind(accounts, builder.services, since);
        List.of(cloudFront, apiGateway, lambda).forEach(kind -> tables.add(kind, bucket));
        trail = builder.trail == null ? null : trail(builder, builder.trail, tables);
        builder.logs.forEach(log -> tables.add(log.kind(accounts, builder.services, since), bucket));
        days = new DayTables(
                this,
                "Days",
                tables,
                List.of(CloudFrontLog.day(cloudFront), ApiGatewayLog.day(apiGateway), LambdaLog.day(lambda)),
                new DayTables.Settings(
                        builder.compactedBucketName,
                        builder.workGroupName + "-compaction",
                        builder.compactionLimit,
                        builder.retention));
        Bucket results = new QueryWorkGroup(
                        this,
                        "Queries",
                        builder.workGroupName,
                        builder.resultsBucketName,
                        builder.scanLimit,
                        SavedQuery.of(builder.customLogs()),
                        since)
                .results();
        List<Bucket> sources = new ArrayList<>(List.of(bucket, days.bucket(), results));
        if (trail != null) {
            sources.add(trail.bucket());
        }
        @Nullable String accessName = builder.bucketName == null ? null : builder.bucketName + "-access";
        names = Stream.of(builder.bucketName, accessName, builder.compactedBucketName, builder.trailBucketName)
                .flatMap(Stream::ofNullable)
                .toList();
        Bucket accessLogs = new AccessLogBucket(this, "Access", accessName, sources, builder.retention).bucket();
        tables.add(
                new S3AccessLog(
                        Stack.of(this).getAccount(),
                        Stack.of(this).getRegion(),
                        sources.stream().map(Bucket::getBucketName).toList(),
                        since),
                accessLogs);
    }

    /**
     * @param bucketName the name that was given; null for one made up by CloudFormation
     */
    record Trail(TrailLog log, Bucket bucket, @Nullable String bucketName) {}

    private Trail trail(Builder builder, TrailLog log, LogTables tables) {
        Bucket trailBucket = TrailBucket.create(
                this,
                "Trail",
                new TrailBucket.Settings(
                        builder.trailBucketName, builder.retention, builder.coldAfter, builder.trailLock),
                new WriteGrant.Trail(builder.trailArn, log.organizationId()));
        tables.add(log, trailBucket);
        return new Trail(log, trailBucket, builder.trailBucketName);
    }

    /** The bucket of the raw logs. */
    public Bucket bucket() {
        return bucket;
    }

    /** The bucket of the trail; null where there is none. */
    public @Nullable Bucket trailBucket() {
        return trail == null ? null : trail.bucket();
    }

    /** The names that were given to buckets of logs. */
    List<String> names() {
        return names;
    }

    @Nullable
    Trail trail() {
        return trail;
    }

    DayTables days() {
        return days;
    }

    /** Collects what a {@link LogArchive} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Map<String, String> writers = new LinkedHashMap<>();
        private final List<String> services = new ArrayList<>();
        private final List<CustomLog> logs = new ArrayList<>();
        private @Nullable String bucketName;
        private @Nullable String compactedBucketName;
        private @Nullable String resultsBucketName;
        private @Nullable LocalDate since;
        private String trailArn = "";
        private @Nullable TrailLog trail;
        private @Nullable String trailBucketName;
        private ObjectLockRetention trailLock = TrailBucket.LOCK;
        private List<String> cloudFrontFields = CloudFrontLog.recordFields();
        private String workGroupName = "logs";
        private Duration retention = Duration.days(400);
        private Duration coldAfter = Duration.days(90);
        private Size scanLimit = Size.mebibytes(100);
        private Size compactionLimit = Size.gibibytes(10);

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /**
         * A fixed name, since accounts that write must know it; the log of who read it ends in {@code -access}, so that a
         * guardrail's pattern covers both; default: names made up by CloudFormation.
         */
        public Builder bucketName(String bucketName) {
            this.bucketName = bucketName;
            return this;
        }

        /**
         * A fixed name of the bucket of compacted days, where a role that reads it is made before it; default: made up by
         * CloudFormation. A guardrail that keeps logs as they were written must not cover it.
         */
        public Builder compactedBucketName(String bucketName) {
            this.compactedBucketName = bucketName;
            return this;
        }

        /** A fixed name of the bucket for the results of questions, likewise; default: made up by CloudFormation. */
        public Builder resultsBucketName(String bucketName) {
            this.resultsBucketName = bucketName;
            return this;
        }

        /**
         * An account whose services write here; at least one.
         *
         * @param account the 12 digits
         * @param roleArn the role of its Firehose streams; it need not exist yet
         */
        public Builder writer(String account, String roleArn) {
            writers.put(account, roleArn);
            return this;
        }

        /** What a service is called in the paths; at least one. */
        public Builder service(String service) {
            services.add(service);
            return this;
        }

        /** A log of the writers' own making; default: none. */
        public Builder log(CustomLog log) {
            logs.add(log);
            return this;
        }

        /** The fields of CloudFront's log that the table has; default: {@link CloudFrontLog#recordFields()}. */
        public Builder cloudFrontFields(List<String> fields) {
            CloudFrontLog.check(fields);
            this.cloudFrontFields = List.copyOf(fields);
            return this;
        }

        /** The organization's trail, a bucket for it alone and a table; default: none. */
        public Builder trail(String trailArn, TrailLog trail) {
            this.trailArn = trailArn;
            this.trail = trail;
            return this;
        }

        /** A fixed name of the trail's bucket, since the trail must know it; default: made up by CloudFormation. */
        public Builder trailBucketName(String bucketName) {
            this.trailBucketName = bucketName;
            return this;
        }

        /**
         * Keeps every file of the trail for so long against whoever may delete: in governance mode against all but those
         * with a permission of its own, in compliance mode against the root user and AWS too, until the account is closed
         * and gone. Files keep the lock they were written with; default: 90 days in governance mode.
         *
         * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html">Object Lock</a>
         */
        public Builder trailLock(ObjectLockRetention lock) {
            this.trailLock = lock;
            return this;
        }

        /** The first day that the tables know; required. */
        public Builder since(LocalDate since) {
            this.since = since;
            return this;
        }

        /** How long logs are kept; default: 400 days. */
        public Builder retention(Duration retention) {
            this.retention = retention;
            return this;
        }

        /**
         * When files above 1 MiB move to Glacier Instant Retrieval, which is read like the rest for 0.03 US$ a GB; default:
         * after 90 days. Where less than its least 90 days would remain until they expire, nothing moves.
         */
        public Builder coldAfter(Duration coldAfter) {
            this.coldAfter = coldAfter;
            return this;
        }

        /** What one query may read before it is stopped, at least 10 MiB; default: 100 MiB. */
        public Builder scanLimit(Size scanLimit) {
            this.scanLimit = scanLimit;
            return this;
        }

        /** What compacting one day of one log may read, three days where paths follow arrival; default: 10 GiB. */
        public Builder compactionLimit(Size compactionLimit) {
            this.compactionLimit = compactionLimit;
            return this;
        }

        /** The name of the Athena workgroup, and the beginning of that which compacts; default: {@code logs}. */
        public Builder workGroupName(String workGroupName) {
            this.workGroupName = workGroupName;
            return this;
        }

        /**
         * @throws IllegalArgumentException if nobody writes, a value is missing, a limit is below Athena's least, the trail's
         *     files would be locked for longer than they are kept, or its bucket is named without a trail
         */
        public LogArchive build() {
            checkLimit("scanLimit", scanLimit);
            checkLimit("compactionLimit", compactionLimit);
            if (writers.isEmpty() || services.isEmpty()) {
                throw new IllegalArgumentException("'writer' and 'service' must be set at least once, got %s and %s"
                        .formatted(writers.keySet(), services));
            }
            if (since == null) {
                throw new IllegalArgumentException("'since' must be the first day of the tables, got null");
            }
            checkTrail();
            return new LogArchive(this, since);
        }

        private void checkTrail() {
            if (trail == null && trailBucketName != null) {
                throw new IllegalArgumentException(
                        "'trailBucketName' needs a trail, got '%s': set 'trail' too".formatted(trailBucketName));
            }
            if (trail != null && days(trailLock.getDuration()) > days(retention)) {
                throw new IllegalArgumentException("'trailLock' must be no longer than the retention of %d days, got %d"
                        .formatted(days(retention), days(trailLock.getDuration())));
            }
        }

        private static void checkLimit(String name, Size limit) {
            if (limit.toMebibytes().doubleValue() < 10) {
                throw new IllegalArgumentException(
                        "'%s' must be at least 10 MiB, got %s MiB".formatted(name, limit.toMebibytes()));
            }
        }

        private static int days(Duration duration) {
            return duration.toDays().intValue();
        }

        private List<String> customLogs() {
            return logs.stream().map(CustomLog::name).toList();
        }

        private List<WriteGrant> grants() {
            List<String> own = customLogs();
            List<WriteGrant> grants = new ArrayList<>();
            writers.forEach((account, role) -> {
                grants.add(new WriteGrant.FirehoseRole(account, role, own));
                grants.add(new WriteGrant.LogDelivery(account));
            });
            return grants;
        }
    }
}
