package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * What was logged stays: nobody deletes from the archive, nobody but its writers puts anything there (an object over
 * another hides it, and what is hidden expires), and only deployments change its buckets. Expiry by a lifecycle rule is
 * S3's own doing and goes on. Deployments may delete a bucket, which S3 refuses as long as a log is in it, so that a first
 * deployment that failed can be repeated.
 *
 * @param bucketName the name of the bucket, or a pattern
 * @param writers ARN patterns of the roles that write logs; services of AWS that write are bound by no such policy
 * @param deployers ARN patterns of the roles that may change the buckets' settings, and delete one that is empty
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html">Security best practices</a>
 */
public record ProtectLogArchive(String bucketName, List<String> writers, List<String> deployers) implements Guardrail {
    @Override
    public List<Statement> statements() {
        String bucket = "arn:aws:s3:::" + bucketName;
        return List.of(
                Statement.deny("KeepLogs", "s3:DeleteObject*", "s3:BypassGovernanceRetention")
                        .on(List.of(bucket + "/*")),
                Statement.deny("KeepLogsAsWritten", "s3:PutObject*", "s3:Replicate*")
                        .on(List.of(bucket + "/*"))
                        .except(writers),
                Statement.deny(
                                "ProtectLogArchive",
                                "s3:DeleteBucket",
                                "s3:DeleteBucketPolicy",
                                "s3:PutBucket*",
                                "s3:Put*Configuration")
                        .on(List.of(bucket))
                        .except(deployers));
    }
}
