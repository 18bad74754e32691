package jp.mymovie.constructs.loglake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aspects;
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
import software.constructs.IConstruct;

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

    private static final String FILTER = "Errors";

    private final CfnDeliveryStream stream;
    private final Role role;
    private final String filterPattern;

    /** @param writer the service whose functions write, and the archive */
    public FunctionErrorStream(Construct scope, String id, LakeWriter writer) {
        this(scope, id, writer, LambdaLog.FILTER_PATTERN);
    }

    /**
     * @param writer the service whose functions write, and the archive
     * @param filterPattern which lines, in CloudWatch's words; {@link LambdaLog#EVERY_LINE} for all levels
     */
    public FunctionErrorStream(Construct scope, String id, LakeWriter writer, String filterPattern) {
        super(scope, id);
        this.filterPattern = filterPattern;
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

    /**
     * Takes the errors of every {@link jp.mymovie.constructs.function.JavaFunction} within a scope, such as a stage, that is
     * in the account and region of the stream; of those too that are added later.
     */
    public void subscribeAll(IConstruct scope) {
        Aspects.of(scope).add(new FunctionSubscriptions(this));
    }

    /** Takes the errors of a function whose log is JSON. A log group has room for two subscriptions. */
    public void subscribe(LogGroup logGroup) {
        CfnSubscriptionFilter filter = CfnSubscriptionFilter.Builder.create(logGroup, FILTER)
                .logGroupName(logGroup.getLogGroupName())
                .filterPattern(filterPattern)
                .destinationArn(stream.getAttrArn())
                .roleArn(role.getRoleArn())
                .build();
        if (Stack.of(logGroup).equals(Stack.of(this))) {
            filter.getNode().addDependency(role);
        }
    }

    boolean takes(LogGroup logGroup) {
        return logGroup.getNode().tryFindChild(FILTER) != null;
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
