package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The records of one stage of a service, as far as their values are known: its certificate's validation and its addresses. */
final class ServiceRecords extends Construct {
    /** Every distribution is an alias target in this zone of CloudFront's. */
    private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

    private final IHostedZone zone;

    ServiceRecords(Construct scope, IHostedZone zone, Estate estate, Estate.Stage stage) {
        super(scope, stage.account().name());
        this.zone = zone;
        if (estate.knows(Crossing.CERTIFICATE_RECORD, stage.account())) {
            String[] validation =
                    estate.value(Crossing.CERTIFICATE_RECORD, stage.account()).split(" CNAME ", 2);
            record("CNAME", validation[0])
                    .ttl("300")
                    .resourceRecords(List.of(validation[1]))
                    .build();
        }
        if (estate.knows(Crossing.DISTRIBUTION_DOMAIN, stage.account())) {
            String distribution = estate.value(Crossing.DISTRIBUTION_DOMAIN, stage.account());
            // Both move together, or half of the visitors would be left behind: the kill switch rewrites both.
            address("A", stage.host(), distribution);
            address("AAAA", stage.host(), distribution);
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
