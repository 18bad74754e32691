package jp.mymovie.app.service;

import java.util.List;
import jp.mymovie.app.Crossing;
import jp.mymovie.app.Estate;
import jp.mymovie.constructs.edge.ContentSecurityPolicy;
import jp.mymovie.constructs.edge.WebDistribution;
import jp.mymovie.constructs.loglake.DistributionLogDelivery;
import jp.mymovie.constructs.monitoring.AlarmTopic;
import jp.mymovie.constructs.monitoring.CloudFrontAlarms;
import jp.mymovie.constructs.monitoring.ObservabilityLink;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;

/** The public face of the service, with its log delivery and alarms: all that must be in us-east-1. */
final class EdgeStack extends Stack {
    EdgeStack(ServiceStage stage, ApiStack api, SignInStack signIn) {
        super(
                stage,
                "Edge",
                stage.edge("The distribution").crossRegionReferences(true).build());
        Estate.Service service = stage.service();
        BucketAttributes site = BucketAttributes.builder()
                .bucketName(stage.value(service.siteBucket()))
                .region(stage.estate().homeRegion())
                .build();
        String certificate = stage.value(service.certificate());
        Distribution web = WebDistribution.Builder.create(this, "Web")
                .comment("The movie service, " + service.stage())
                .siteBucket(Bucket.fromBucketAttributes(this, "Site", site))
                .api(api.domainName(), stage.secret("originKey" + service.originKey()))
                .cachedApiPaths(
                        List.of("/api/v1/users*", "/api/v1/films/*"),
                        List.of("/api/v1/users/random", "/api/v1/films/search"))
                .domainName(service.domain(), Certificate.fromCertificateArn(this, "Certificate", certificate))
                .contentSecurityPolicy(ContentSecurityPolicy.ownOnly()
                        .connect(signIn.issuerOrigin())
                        .connect(signIn.pages())
                        .picture("data:")
                        .picture("https://image.tmdb.org"))
                .build()
                .distribution();
        DistributionLogDelivery.create(this, "Log", web, stage.value(service.cloudFrontDestination()), Estate.SERVICE);
        CloudFrontAlarms.Builder.create(this, "Alarms", web)
                .topic(AlarmTopic.Builder.create(this, "AlarmTopic")
                        .emails(stage.estate().alarmEmails())
                        .build()
                        .topic())
                .build();
        ObservabilityLink.Builder.create(this, "Link")
                .sinkArn(stage.value(Crossing.EDGE_SINK_ARN))
                .build();
        CfnOutput.Builder.create(this, "DistributionDomain")
                .value(web.getDistributionDomainName())
                .description("Record it as estate.recorded.%s.distributionDomain".formatted(service.stage()))
                .build();
    }
}
