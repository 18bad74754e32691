package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The records of one service, as far as their values are known: its certificate's validation and its addresses. */
final class ServiceRecords extends Construct {
    /** Every distribution is an alias target in this zone of CloudFront's. */
    private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

    private final IHostedZone zone;

    ServiceRecords(Construct scope, IHostedZone zone, Estate estate, Estate.Service service) {
        super(scope, service.account().name());
        this.zone = zone;
        boolean prod = service.equals(estate.prod());
        Crossing certificate = prod ? Crossing.PROD_CERTIFICATE_RECORD : Crossing.STG_CERTIFICATE_RECORD;
        Crossing distribution = prod ? Crossing.PROD_DISTRIBUTION_DOMAIN : Crossing.STG_DISTRIBUTION_DOMAIN;
        if (estate.knows(certificate)) {
            String[] validation = estate.value(certificate).split(" CNAME ", 2);
            record("CNAME", validation[0])
                    .ttl("300")
                    .resourceRecords(List.of(validation[1]))
                    .build();
        }
        if (estate.knows(distribution)) {
            // Both move together, or half of the visitors would be left behind: the kill switch rewrites both.
            address("A", service.domain(), estate.value(distribution));
            address("AAAA", service.domain(), estate.value(distribution));
        }
    }

    private void address(String type, String name, String distribution) {
        record(type, name)
                .aliasTarget(CfnRecordSet.AliasTargetProperty.builder()
                        .dnsName(distribution)
                        .hostedZoneId(CLOUDFRONT_ZONE)
                        .build())
                .build();
    }

    private CfnRecordSet.Builder record(String type, String name) {
        return CfnRecordSet.Builder.create(this, type)
                .hostedZoneId(zone.getHostedZoneId())
                .type(type)
                .name(name);
    }
}
