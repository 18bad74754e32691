package jp.mymovie.app.management;

import java.util.List;
import java.util.Objects;
import jp.mymovie.app.settings.Estate;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZone;

/**
 * The zone of the estate's domain. It is deployed first for the zone, then again whenever a record's value has been
 * recorded: a certificate's validation before the edge that uses it, a distribution's address after it. It is not signed:
 * see docs/decisions/0097.
 */
final class DnsStack extends Stack {
    private final PublicHostedZone zone;

    DnsStack(ManagementStage stage) {
        super(stage, "Dns", stage.home("The zone of the domain and its records").build());
        Estate estate = stage.estate();
        zone = PublicHostedZone.Builder.create(this, "Zone")
                .zoneName(estate.domain())
                .build();
        zone.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        new MailRecords(this, zone, estate.domain(), estate.mail());
        estate.stages().forEach(each -> new ServiceRecords(this, zone, estate, each));
        List<String> servers = Objects.requireNonNull(zone.getHostedZoneNameServers());
        CfnOutput.Builder.create(this, "NameServers")
                .value(Fn.join(" ", servers))
                .description("Enter them at the registrar of " + estate.domain())
                .build();
    }

    IHostedZone zone() {
        return zone;
    }
}
