package jp.mymovie.constructs.loglake;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.logs.CfnDelivery;
import software.amazon.awscdk.services.logs.CfnDeliverySource;
import software.constructs.Construct;

/**
 * The way of a distribution's access log into the lake, see {@link CloudFrontLog}. CloudFront knows one source a
 * distribution, and it and the destination live in us-east-1. Two deliveries made at the same time hinder each other, so
 * those of a stack are made one after another.
 *
 * @see LogDestination
 */
public final class DistributionLogDelivery extends Construct {
    private DistributionLogDelivery(
            Construct scope, String id, IDistribution distribution, String to, String service, List<String> fields) {
        super(scope, id);
        CfnDeliverySource source = CfnDeliverySource.Builder.create(this, "Source")
                .name(Names.uniqueResourceName(
                        this, UniqueResourceNameOptions.builder().maxLength(60).build()))
                .logType("ACCESS_LOGS")
                .resourceArn(distribution.getDistributionArn())
                .build();
        Optional<CfnDelivery> before = last(Stack.of(this));
        CfnDelivery delivery = CfnDelivery.Builder.create(this, "Resource")
                .deliverySourceName(source.getName())
                .deliveryDestinationArn(to)
                .recordFields(fields)
                .s3SuffixPath(CloudFrontLog.suffixPath(service))
                .s3EnableHiveCompatiblePath(false)
                .build();
        delivery.addResourceDependency(source);
        before.ifPresent(delivery::addResourceDependency);
    }

    private static Optional<CfnDelivery> last(Stack stack) {
        return stack.getNode().findAll().stream()
                .filter(CfnDelivery.class::isInstance)
                .map(CfnDelivery.class::cast)
                .reduce((earlier, later) -> later);
    }

    /**
     * Delivers the access log of a distribution.
     *
     * @param destinationArn the {@link LogDestination} in the archive's account
     * @param service what the service is called in the paths, one the archive knows
     * @throws IllegalArgumentException if the stack is in a region other than us-east-1
     */
    public static DistributionLogDelivery create(
            Construct scope, String id, IDistribution distribution, String destinationArn, String service) {
        return create(scope, id, distribution, destinationArn, service, CloudFrontLog.recordFields());
    }

    /**
     * Delivers chosen fields of the access log of a distribution.
     *
     * @param destinationArn the {@link LogDestination} in the archive's account
     * @param service what the service is called in the paths, one the archive knows
     * @param fields of {@link CloudFrontLog#allFields()}, those that the archive's table has
     * @throws IllegalArgumentException if the stack is in a region other than us-east-1, or CloudFront has no such field
     */
    public static DistributionLogDelivery create(
            Construct scope,
            String id,
            IDistribution distribution,
            String destinationArn,
            String service,
            List<String> fields) {
        EdgeRegion.check(scope, "the log delivery of a distribution");
        CloudFrontLog.check(fields);
        return new DistributionLogDelivery(scope, id, distribution, destinationArn, service, fields);
    }
}
