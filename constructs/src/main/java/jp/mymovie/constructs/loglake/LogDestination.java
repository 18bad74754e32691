package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.Ordered;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.CfnDeliveryDestination;
import software.constructs.Construct;

/**
 * The archive's door for the access logs of one account's distributions: it lives in us-east-1 of the archive's account,
 * and that account alone may create a delivery to it.
 */
public final class LogDestination extends Construct {
    private LogDestination(Construct scope, String id, String name, String bucketArn, String account) {
        super(scope, id);
        Map<String, Object> policy = Ordered.map(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Ordered.map(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("AWS", account),
                        "Action",
                        "logs:CreateDelivery",
                        "Resource",
                        "arn:aws:logs:us-east-1:%s:delivery-destination:%s"
                                .formatted(Stack.of(this).getAccount(), name))));
        CfnDeliveryDestination.Builder.create(this, "Resource")
                .name(name)
                .destinationResourceArn(CloudFrontLog.destinationArn(bucketArn))
                .outputFormat("json")
                .deliveryDestinationPolicy(CfnDeliveryDestination.DestinationPolicyProperty.builder()
                        .deliveryDestinationName(name)
                        .deliveryDestinationPolicy(policy)
                        .build())
                .build();
    }

    /**
     * Opens the archive to an account.
     *
     * @param name the name by which the account knows it
     * @param bucketArn the bucket of the archive, which must already let CloudFront write
     * @param account the 12 digits of the account that writes
     * @throws IllegalArgumentException if the stack is in a region other than us-east-1
     */
    public static LogDestination create(Construct scope, String id, String name, String bucketArn, String account) {
        EdgeRegion.check(scope, "the log destination of distributions");
        return new LogDestination(scope, id, name, bucketArn, account);
    }
}
