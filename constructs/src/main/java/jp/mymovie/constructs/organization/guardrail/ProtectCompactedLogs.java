package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.stream.Stream;

/**
 * The compacted days are what most questions read, so they and their catalogue are kept as the raw logs are: a table that
 * leads elsewhere hides a day as well as a deletion does. Questions are asked and saved by everybody who may.
 *
 * @param bucketName pattern of the name of the bucket of the days, ending with a star, which takes in its objects
 * @param writers ARN patterns of the roles that compact
 * @param deployers ARN patterns of the roles that change buckets, catalogue and work groups, and delete what is to be forgotten
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/workgroups-iam-policy.html">IAM policies of work groups</a>
 */
public record ProtectCompactedLogs(String bucketName, List<String> writers, List<String> deployers)
        implements Guardrail {
    @Override
    public List<Statement> statements() {
        List<String> both = Stream.concat(writers.stream(), deployers.stream()).toList();
        return List.of(
                Statement.denyAllBut("KeepCompactedLogs", List.of("s3:Get*", "s3:List*"))
                        .on(List.of("arn:aws:s3:::" + bucketName))
                        .except(both),
                Statement.denyAllBut("ProtectCatalogue", List.of("glue:BatchGet*", "glue:Get*", "glue:SearchTables"))
                        .on(List.of(
                                "arn:aws:glue:*:*:catalog", "arn:aws:glue:*:*:database/*", "arn:aws:glue:*:*:table/*"))
                        .except(both),
                Statement.denyAllBut(
                                "ProtectWorkGroups",
                                List.of(
                                        "athena:BatchGet*",
                                        "athena:CreateNamedQuery",
                                        "athena:Get*",
                                        "athena:List*",
                                        "athena:StartQueryExecution",
                                        "athena:StopQueryExecution"))
                        .on(List.of("arn:aws:athena:*:*:datacatalog/*", "arn:aws:athena:*:*:workgroup/*"))
                        .except(deployers));
    }
}
