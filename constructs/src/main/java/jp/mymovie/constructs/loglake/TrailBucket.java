package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.ObjectLockRetention;
import software.constructs.Construct;

/**
 * The bucket of the trail: an {@link ArchiveBucket} whose objects are locked, and which takes files of the organization's
 * trail and nothing else. S3 does not deliver access logs to a bucket with a lock, and what must be forgettable must not
 * be locked, so no other log lies here. Expiry by the lifecycle waits for the end of the lock.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html">Object Lock
 *     considerations</a>
 */
final class TrailBucket {
    /** In governance mode, since nobody can take back the other one: see docs/decisions/0103. */
    static final ObjectLockRetention LOCK = ObjectLockRetention.governance(Duration.days(90));

    /** Actions that change an object, its lock, its tags or its encryption, or bring one from elsewhere. */
    private static final List<String> WRITES = List.of("s3:PutObject*", "s3:Replicate*", "s3:UpdateObjectEncryption");

    private TrailBucket() {}

    /**
     * @param retention how long files are kept
     * @param coldAfter when large files move to the cheaper class
     * @param lock for how long nobody deletes one
     */
    record Settings(@Nullable String name, Duration retention, Duration coldAfter, ObjectLockRetention lock) {}

    static Bucket create(Construct scope, String id, Settings settings, WriteGrant.Trail trail) {
        Bucket bucket = ArchiveBucket.create(
                scope,
                id,
                new ArchiveBucket.Settings(
                        settings.name, List.of(), settings.retention, settings.coldAfter, settings.lock));
        trail.statements(bucket).forEach(bucket::addToResourcePolicy);
        bucket.addToResourcePolicy(nobodyElseWrites(bucket, trail.trailArn()));
        return bucket;
    }

    /** A caller that is no service brings no source, and a condition that something differs holds for what is absent. */
    private static PolicyStatement nobodyElseWrites(Bucket bucket, String trailArn) {
        return PolicyStatement.Builder.create()
                .sid("TrailAloneWrites")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(WRITES)
                .resources(List.of(bucket.arnForObjects("*")))
                .conditions(Map.of("StringNotEquals", Map.of("aws:SourceArn", trailArn)))
                .build();
    }
}
