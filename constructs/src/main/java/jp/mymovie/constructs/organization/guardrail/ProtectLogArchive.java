package jp.mymovie.constructs.organization.guardrail;

import java.util.List;

/**
 * The archive stays as it was written: objects of the archive are read, and put by their writers alone (an object over another hides
 * it, and what is hidden expires); only deployments change its buckets. Everything else is denied, also what S3 learns
 * tomorrow: a log under another key is lost with the key. Expiry by a lifecycle rule is S3's own doing and goes on.
 * Deployments may delete a bucket, which S3 refuses as long as a log is in it, so that a first deployment that failed can
 * be repeated. An access point is another name of a bucket, which no pattern here would match, so nobody makes one.
 *
 * @param bucketNames the names of the buckets, or patterns
 * @param writers ARN patterns of the roles that write logs; services of AWS that write are bound by no such policy
 * @param deployers ARN patterns of the roles that may change the buckets' settings, and delete one that is empty
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html">Security best practices</a>
 */
public record ProtectLogArchive(List<String> bucketNames, List<String> writers, List<String> deployers)
        implements Guardrail {
    @Override
    public List<Statement> statements() {
        List<String> buckets =
                bucketNames.stream().map(name -> "arn:aws:s3:::" + name).toList();
        List<String> objects = buckets.stream().map(bucket -> bucket + "/*").toList();
        return List.of(
                Statement.denyAllBut(
                                "KeepLogs", List.of("s3:Get*", "s3:List*", "s3:AbortMultipartUpload", "s3:PutObject"))
                        .on(objects),
                Statement.denyAllBut("KeepLogsAsWritten", List.of("s3:Get*", "s3:List*"))
                        .on(objects)
                        .except(writers),
                // A star of a bucket's name takes in its objects too, so what writers do passes here.
                Statement.denyAllBut(
                                "ProtectLogArchive",
                                List.of("s3:Get*", "s3:List*", "s3:AbortMultipartUpload", "s3:PutObject"))
                        .on(buckets)
                        .except(deployers),
                Statement.deny("DenyAccessPoints", "s3:CreateAccessPoint*", "s3:CreateMultiRegionAccessPoint"));
    }
}
