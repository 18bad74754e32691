package jp.mymovie.constructs.loglake;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.constructs.Construct;

/** The way of a {@link CustomLog} into the lake. Every record that is put must end in a line feed. */
public final class CustomLogStream extends Construct {
    private final CfnDeliveryStream stream;

    /** @param writer the service that writes, and the archive; it must know the log */
    public CustomLogStream(Construct scope, String id, LakeWriter writer, CustomLog log) {
        super(scope, id);
        writer.check(log);
        stream = LakeStream.create(this, writer, log.name(), null, List.of());
    }

    /** Lets somebody put records. */
    public Grant grantPut(IGrantable grantee) {
        return Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(List.of("firehose:PutRecord", "firehose:PutRecordBatch"))
                .resourceArns(List.of(stream.getAttrArn()))
                .build());
    }

    /** The name, to put records and for alarms. */
    public String streamName() {
        return stream.getRef();
    }

    /** How long records wait for their file at most. */
    public Duration bufferInterval() {
        return LakeStream.BUFFER;
    }
}
