package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.BufferingHintsProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.CloudWatchLoggingOptionsProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.DeliveryStreamEncryptionConfigurationInputProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.ProcessingConfigurationProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.ProcessorParameterProperty;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream.ProcessorProperty;
import software.amazon.awscdk.services.logs.LogStream;
import software.constructs.Construct;

/**
 * A Firehose stream into a folder of the lake: gzip, a file every 15 minutes at most, {@code
 * <kind>/<account>/<service>/yyyy/MM/dd/}. The day is that on which the oldest record of a file arrived, in UTC; a file
 * may hold records of the day before or after.
 */
final class LakeStream {
    static final Duration BUFFER = Duration.minutes(15);

    private static final String DAY = "!{timestamp:yyyy/MM/dd}/";

    private LakeStream() {}

    static CfnDeliveryStream create(
            Construct scope, LakeWriter writer, String kind, @Nullable String name, List<Step> steps) {
        String path = Stack.of(scope).getAccount() + "/" + writer.service() + "/";
        LogStream failures = LogStream.Builder.create(scope, "Failures")
                .logGroup(writer.failures())
                .logStreamName(kind)
                .build();
        CfnDeliveryStream stream = CfnDeliveryStream.Builder.create(scope, "Resource")
                .deliveryStreamName(name)
                .deliveryStreamType("DirectPut")
                .deliveryStreamEncryptionConfigurationInput(DeliveryStreamEncryptionConfigurationInputProperty.builder()
                        .keyType("AWS_OWNED_CMK")
                        .build())
                .extendedS3DestinationConfiguration(ExtendedS3DestinationConfigurationProperty.builder()
                        .bucketArn(writer.bucketArn())
                        .roleArn(writer.role().getRoleArn())
                        .prefix(kind + "/" + path + DAY)
                        .errorOutputPrefix(
                                LakeFolders.ERRORS + "/" + path + kind + "/!{firehose:error-output-type}/" + DAY)
                        .compressionFormat("GZIP")
                        .bufferingHints(BufferingHintsProperty.builder()
                                .intervalInSeconds(BUFFER.toSeconds())
                                .sizeInMBs(64)
                                .build())
                        .cloudWatchLoggingOptions(CloudWatchLoggingOptionsProperty.builder()
                                .enabled(true)
                                .logGroupName(writer.failures().getLogGroupName())
                                .logStreamName(failures.getLogStreamName())
                                .build())
                        .processingConfiguration(steps.isEmpty() ? null : processing(steps))
                        .build())
                .build();
        // The stream tries its role when it is made.
        stream.getNode().addDependency(writer.role());
        return stream;
    }

    private static ProcessingConfigurationProperty processing(List<Step> steps) {
        return ProcessingConfigurationProperty.builder()
                .enabled(true)
                .processors(steps.stream().map(Step::processor).toList())
                .build();
    }

    /** What a stream does to each record on its way. */
    record Step(String type, Map<String, String> parameters) {
        private ProcessorProperty processor() {
            return ProcessorProperty.builder()
                    .type(type)
                    .parameters(parameters.entrySet().stream()
                            .map(parameter -> ProcessorParameterProperty.builder()
                                    .parameterName(parameter.getKey())
                                    .parameterValue(parameter.getValue())
                                    .build())
                            .toList())
                    .build();
        }
    }
}
