package jp.mymovie.app.management;

import java.util.List;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZone;

/**
 * The zone of the estate's domain. It is deployed first for the zone, then again whenever a record's value has been
 * recorded: a certificate's validation before the edge that uses it, a distribution's address after it.
 */
final class DnsStack extends Stack {
    /** Every distribution is an alias target in this zone of CloudFront's. */
    private static final String CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

    private final PublicHostedZone zone;
    private final Estate estate;

    DnsStack(ManagementStage stage) {
        super(stage, "Dns", stage.home("The zone of the domain and its records").build());
        estate = stage.estate();
        zone = PublicHostedZone.Builder.create(this, "Zone")
                .zoneName(estate.domain())
                .build();
        zone.applyRemovalPolicy(RemovalPolicy.RETAIN);
        service(estate.stg(), Crossing.STG_CERTIFICATE_RECORD, Crossing.STG_DISTRIBUTION_DOMAIN);
        service(estate.prod(), Crossing.PROD_CERTIFICATE_RECORD, Crossing.PROD_DISTRIBUTION_DOMAIN);
        CfnOutput.Builder.create(this, "NameServers")
                .value(Fn.join(" ", java.util.Objects.requireNonNull(zone.getHostedZoneNameServers())))
                .description("Enter them at the registrar of " + estate.domain())
                .build();
    }

    private void service(Estate.Service service, Crossing certificate, Crossing distribution) {
        if (estate.knows(certificate)) {
            String[] record = estate.value(certificate).split(" CNAME ");
            record(service, "CNAME", record[0])
                    .ttl("300")
                    .resourceRecords(List.of(record[1]))
                    .build();
        }
        if (estate.knows(distribution)) {
            // Both move together, or half of the visitors would be left behind: the kill switch rewrites both.
            for (String type : List.of("A", "AAAA")) {
                record(service, type, service.domain())
                        .aliasTarget(CfnRecordSet.AliasTargetProperty.builder()
                                .dnsName(estate.value(distribution))
                                .hostedZoneId(CLOUDFRONT_ZONE)
                                .build())
                        .build();
            }
        }
    }

    private CfnRecordSet.Builder record(Estate.Service service, String type, String name) {
        return CfnRecordSet.Builder.create(this, service.account().name() + type)
                .hostedZoneId(zone.getHostedZoneId())
                .type(type)
                .name(name);
    }

    IHostedZone zone() {
        return zone;
    }
}
