package jp.mymovie.constructs.bootstrap;

import static jp.mymovie.constructs.bootstrap.PolicyJson.allow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The log lake that the role {@value PeoplesRoles#LOG_READER} may ask by Athena, all by name: the role is made before the
 * lake. It reads the lake, writes the results of its own questions, and changes neither tables nor logs.
 *
 * @param buckets names of the buckets that hold logs, at least one
 * @param results name of the bucket for the results of questions
 * @param database name of the Glue database
 * @param workGroup name of the Athena workgroup
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/security-iam-athena.html">Access in Athena</a>
 */
public record LogAccess(List<String> buckets, String results, String database, String workGroup) {
    /** @throws IllegalArgumentException if there is no bucket to read */
    public LogAccess {
        if (buckets.isEmpty()) {
            throw new IllegalArgumentException("'buckets' must name a bucket to read, got []");
        }
        buckets = List.copyOf(buckets);
    }

    List<Map<String, Object>> statements(Names names) {
        String here = "%s:%s".formatted(names.region(), names.accountId());
        return List.of(
                allow(
                        "Ask",
                        List.of(
                                "athena:BatchGetNamedQuery",
                                "athena:BatchGetQueryExecution",
                                "athena:GetNamedQuery",
                                "athena:GetQueryExecution",
                                "athena:GetQueryResults",
                                "athena:GetQueryResultsStream",
                                "athena:GetWorkGroup",
                                "athena:ListNamedQueries",
                                "athena:ListQueryExecutions",
                                "athena:StartQueryExecution",
                                "athena:StopQueryExecution"),
                        List.of("arn:aws:athena:%s:workgroup/%s".formatted(here, workGroup))),
                allow(
                        "ReadTables",
                        List.of(
                                "glue:GetDatabase",
                                "glue:GetDatabases",
                                "glue:GetPartition",
                                "glue:GetPartitions",
                                "glue:GetTable",
                                "glue:GetTables"),
                        List.of(
                                "arn:aws:glue:%s:catalog".formatted(here),
                                "arn:aws:glue:%s:database/%s".formatted(here, database),
                                "arn:aws:glue:%s:table/%s/*".formatted(here, database))),
                allow(
                        "ReadLogs",
                        List.of("s3:GetObject"),
                        buckets.stream().map(bucket -> arn(bucket) + "/*").toList()),
                allow(
                        "WriteResults",
                        List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"),
                        List.of(arn(results) + "/*")),
                allow(
                        "FindLogs",
                        List.of("s3:GetBucketLocation", "s3:ListBucket"),
                        Stream.concat(buckets.stream(), Stream.of(results))
                                .map(LogAccess::arn)
                                .toList()));
    }

    private static String arn(String bucket) {
        return "arn:aws:s3:::" + bucket;
    }
}
