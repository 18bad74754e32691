package jp.mymovie.constructs.loglake;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigateway.FirehoseLogDestination;
import software.amazon.awscdk.services.apigateway.IAccessLogDestination;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.constructs.Construct;

/**
 * The way of REST APIs' access logs into the lake. API Gateway writes to no stream whose name begins otherwise than with
 * {@code amazon-apigateway-}, by a role of its own.
 */
public final class AccessLogStream extends Construct {
    private final CfnDeliveryStream stream;

    /** @param writer the service whose APIs write, and the archive */
    public AccessLogStream(Construct scope, String id, LakeWriter writer) {
        super(scope, id);
        stream =
                LakeStream.create(this, writer, ApiGatewayLog.NAME, "amazon-apigateway-" + writer.service(), List.of());
    }

    /** What to hand to the stage of an API. */
    public IAccessLogDestination destination() {
        return new FirehoseLogDestination(stream);
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
