package jp.mymovie.constructs.loglake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.logs.CfnSubscriptionFilter;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The way of functions' errors into the lake, see {@link LambdaLog}. CloudWatch Logs sends bundles of lines, compressed;
 * the stream unpacks them, one line a record. What is lost on the way are the names of account and log group: hence a
 * stream an account and service, and it must take nothing else.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/dev/writing-with-cloudwatch-logs-decompression.html">Decompress
 *     CloudWatch Logs</a>
 */
public final class FunctionErrorStream extends Construct {
    private static final List<LakeStream.Step> UNPACK = List.of(
            new LakeStream.Step("Decompression", Map.of("CompressionFormat", "GZIP")),
            new LakeStream.Step("CloudWatchLogProcessing", Map.of("DataMessageExtraction", "true")),
            new LakeStream.Step("AppendDelimiterToRecord", Map.of("Delimiter", "\\n")));

    private final CfnDeliveryStream stream;
    private final Role role;

    /** @param writer the service whose functions write, and the archive */
    public FunctionErrorStream(Construct scope, String id, LakeWriter writer) {
        super(scope, id);
        stream = LakeStream.create(this, writer, LambdaLog.NAME, null, UNPACK);
        Map<String, Object> ownLogs = new LinkedHashMap<>();
        ownLogs.put("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount()));
        role = Role.Builder.create(this, "Subscriptions")
                .description("Sends errors of functions to the stream")
                .assumedBy(new ServicePrincipal(
                        "logs.amazonaws.com",
                        ServicePrincipalOpts.builder().conditions(ownLogs).build()))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("firehose:PutRecord", "firehose:PutRecordBatch"))
                .resources(List.of(stream.getAttrArn()))
                .build());
    }

    /** Takes the errors of a function whose log is JSON. A log group has room for two subscriptions. */
    public void subscribe(LogGroup logGroup) {
        CfnSubscriptionFilter filter = CfnSubscriptionFilter.Builder.create(logGroup, "Errors")
                .logGroupName(logGroup.getLogGroupName())
                .filterPattern(LambdaLog.FILTER_PATTERN)
                .destinationArn(stream.getAttrArn())
                .roleArn(role.getRoleArn())
                .build();
        if (Stack.of(logGroup).equals(Stack.of(this))) {
            filter.getNode().addDependency(role);
        }
    }

    /** The name, for alarms. */
    public String streamName() {
        return stream.getRef();
    }

    /** How long records wait for their file at most. */
    public Duration bufferInterval() {
        return LakeStream.BUFFER;
    }
}
