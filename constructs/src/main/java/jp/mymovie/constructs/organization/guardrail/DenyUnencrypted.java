package jp.mymovie.constructs.organization.guardrail;

import java.util.List;
import java.util.Map;

/**
 * What can still be stored unencrypted is not made that way: volumes, file systems, databases. S3, DynamoDB, SQS and
 * logs encrypt everything by themselves.
 *
 * @see <a href="https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html">Encryption by default</a>
 */
public record DenyUnencrypted() implements Guardrail {
    @Override
    public List<Statement> statements() {
        return List.of(
                Statement.deny("DenyUnencryptedVolumes", "ec2:CreateVolume", "ec2:RunInstances")
                        .on(List.of("arn:aws:ec2:*:*:volume/*"))
                        .when(isFalse("ec2:Encrypted")),
                Statement.deny("DenyUnencryptedFileSystems", "elasticfilesystem:CreateFileSystem")
                        .when(isFalse("elasticfilesystem:Encrypted")),
                Statement.deny("DenyUnencryptedDatabases", "rds:CreateDBCluster", "rds:CreateDBInstance")
                        .when(isFalse("rds:StorageEncrypted")));
    }

    private static Map<String, Map<String, String>> isFalse(String key) {
        return Map.of("Bool", Map.of(key, "false"));
    }
}
