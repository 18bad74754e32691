package jp.mymovie.constructs.loglake;

import java.util.List;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.operations.OperationsFunction;
import jp.mymovie.constructs.operations.TimedCalls;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/**
 * Looks twice a day, half an hour before the {@link jp.mymovie.constructs.monitoring.Checkup}, for logs of CloudFront and API
 * Gateway that had files on the days before and got none for six hours. Each becomes a point of the metric {@code silent} by
 * log, account and service in the namespace {@code LogArchive}: a delivery that stops makes no error anywhere. It wants sites
 * that somebody visits every hour, such as a {@link jp.mymovie.constructs.monitoring.Probe}.
 *
 * <p>The function may list the archive's bucket and read nothing of it.
 */
public final class DeliveryWatch extends Construct {
    private final Function function;

    private DeliveryWatch(Construct scope, String id, LogArchive archive) {
        super(scope, id);
        OperationsFunction watch = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.lake.DeliveryWatch::handleRequest")
                .description("Looks for logs that stopped")
                .environment(Ordered.map(
                        "LAKE",
                        archive.bucket().getBucketName(),
                        "STEADY",
                        String.join(",", ApiGatewayLog.NAME, CloudFrontLog.NAME)))
                .build();
        function = watch.function();
        watch.allow(List.of("s3:ListBucket"), List.of(archive.bucket().getBucketArn()));
        TimedCalls.create(this, function, "cron(30 6,18 * * ? *)", "Asia/Tokyo");
    }

    /** A watch of an archive's folders. */
    public static DeliveryWatch create(Construct scope, String id, LogArchive archive) {
        return new DeliveryWatch(scope, id, archive);
    }

    /** The function that looks. */
    public Function function() {
        return function;
    }
}
