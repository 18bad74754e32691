package jp.mymovie.constructs.loglake;

import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.constructs.Construct;

/** An Athena workgroup whose settings nobody can go round: where results go, encrypted, and how much one query may read. */
final class WorkGroup {
    private WorkGroup() {}

    static CfnWorkGroup create(
            Construct scope, String id, String name, String description, String results, Size scanLimit) {
        return CfnWorkGroup.Builder.create(scope, id)
                .name(name)
                .description(description)
                .workGroupConfiguration(CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                        .enforceWorkGroupConfiguration(true)
                        .bytesScannedCutoffPerQuery(scanLimit.toBytes())
                        .publishCloudWatchMetricsEnabled(true)
                        .engineVersion(CfnWorkGroup.EngineVersionProperty.builder()
                                .selectedEngineVersion("Athena engine version 3")
                                .build())
                        .resultConfiguration(CfnWorkGroup.ResultConfigurationProperty.builder()
                                .outputLocation(results)
                                .encryptionConfiguration(CfnWorkGroup.EncryptionConfigurationProperty.builder()
                                        .encryptionOption("SSE_S3")
                                        .build())
                                .build())
                        .build())
                .build();
    }
}
