package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * Every log of an estate in one bucket, and the tables to ask it with.
 *
 * <p>Writers put the partition into the path: nothing moves a file, no crawler runs. Only the accounts named here can
 * write, each below its own account id: their Firehose streams by one role, CloudFront by its log delivery, and
 * CloudTrail by the organization's trail. Nobody outside the archive's own account can read. Objects are versioned and
 * expire after 400 days, since access logs hold addresses of people; the table's first day is {@link Builder#since}.
 *
 * <p>The stack that holds it must have its account set: the policies and the tables name it.
 */
public final class LogArchive extends Construct {
    /** The name of the database that holds the tables. */
    public static final String DATABASE = LogTables.DATABASE;

    private final Bucket bucket;
    private final DayTables days;
    private final String resultsArn;

    private LogArchive(Builder builder) {
        super(builder.scope, builder.id);
        bucket = Bucket.Builder.create(this, "Resource")
                .bucketName(builder.bucketName)
                .versioned(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(builder.retention)
                        .noncurrentVersionExpiration(Duration.days(30))
                        .abortIncompleteMultipartUploadAfter(Duration.days(7))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        builder.grants.forEach(grant -> grant.statements(bucket).forEach(bucket::addToResourcePolicy));
        LogTables tables = new LogTables(this, "Tables", bucket, builder.kinds());
        days = new DayTables(
                this,
                "Days",
                tables.database(),
                builder.dayTables(),
                new DayTables.Settings(
                        builder.workGroupName + "-compaction", builder.compactionLimit, builder.retention));
        resultsArn = new QueryWorkGroup(this, "Queries", builder.workGroupName, builder.scanLimit, builder.first())
                .resultsArn();
    }

    public Bucket bucket() {
        return bucket;
    }

    /** The bucket of the compacted days, which can be made again from the raw logs. */
    public Bucket compactedBucket() {
        return days.bucket();
    }

    DayTables days() {
        return days;
    }

    /** The ARN of the bucket in which the results of questions are kept for a week. */
    public String resultsArn() {
        return resultsArn;
    }

    /** Collects what a {@link LogArchive} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<WriteGrant> grants = new ArrayList<>();
        private final List<String> accounts = new ArrayList<>();
        private final List<String> services = new ArrayList<>();
        private @Nullable String bucketName;
        private @Nullable LocalDate since;
        private @Nullable TrailLog trail;
        private String workGroupName = "logs";
        private Duration retention = Duration.days(400);
        private Size scanLimit = Size.mebibytes(100);
        private Size compactionLimit = Size.gibibytes(10);

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** A fixed name, since accounts that write must know it; default: one made up by CloudFormation. */
        public Builder bucketName(String bucketName) {
            this.bucketName = bucketName;
            return this;
        }

        /**
         * An account whose services write here; at least one.
         *
         * @param account the 12 digits
         * @param roleArn the role of its Firehose streams; it need not exist yet
         */
        public Builder writer(String account, String roleArn) {
            accounts.add(account);
            grants.add(new WriteGrant.FirehoseRole(account, roleArn));
            grants.add(new WriteGrant.LogDelivery(account));
            return this;
        }

        /** What a service is called in the paths; at least one. */
        public Builder service(String service) {
            services.add(service);
            return this;
        }

        /** The organization's trail and the table for it; default: none. */
        public Builder trail(String trailArn, TrailLog trail) {
            this.trail = trail;
            grants.add(new WriteGrant.Trail(trailArn, trail.organizationId()));
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

        /** @throws IllegalArgumentException if nobody writes, a value is missing or the limit is below Athena's least */
        public LogArchive build() {
            if (scanLimit.toMebibytes().doubleValue() < 10) {
                throw new IllegalArgumentException(
                        "'scanLimit' must be at least 10 MiB, got %s MiB".formatted(scanLimit.toMebibytes()));
            }
            return new LogArchive(this);
        }

        private List<LogKind> kinds() {
            List<LogKind> kinds = new ArrayList<>(List.of(cloudFront(), apiGateway(), lambda()));
            if (trail != null) {
                kinds.add(trail);
            }
            return kinds;
        }

        private List<DayTable> dayTables() {
            return List.of(CloudFrontLog.day(cloudFront()), ApiGatewayLog.day(apiGateway()), LambdaLog.day(lambda()));
        }

        private LogKind cloudFront() {
            return CloudFrontLog.kind(accounts, services, first());
        }

        private LogKind apiGateway() {
            return ApiGatewayLog.kind(accounts, services, first());
        }

        private LogKind lambda() {
            return LambdaLog.kind(accounts, services, first());
        }

        private LocalDate first() {
            if (accounts.isEmpty() || services.isEmpty()) {
                throw new IllegalArgumentException("'writer' and 'service' must be set at least once, got %s and %s"
                        .formatted(accounts, services));
            }
            LocalDate first = since;
            if (first == null) {
                throw new IllegalArgumentException("'since' must be the first day of the tables, got null");
            }
            return first;
        }
    }
}
