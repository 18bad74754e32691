package jp.mymovie.app.service;

import jp.mymovie.constructs.edge.ContentSecurityPolicy;
import jp.mymovie.constructs.edge.WebDistribution;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;

/** The public face of the service, in us-east-1. */
final class EdgeStack extends Stack {
    EdgeStack(ServiceStage stage, ApiStack api, SignInStack signIn) {
        super(
                stage,
                "Edge",
                stage.edge("The distribution of the movie service")
                        .crossRegionReferences(true)
                        .build());
        WebDistribution web = WebDistribution.Builder.create(this, "Web")
                .comment(stage.service().domain())
                .siteBucket(Bucket.fromBucketAttributes(
                        this,
                        "Site",
                        BucketAttributes.builder()
                                .bucketName(stage.estate().value(stage.siteBucket()))
                                .region(stage.estate().homeRegion())
                                .build()))
                .api(
                        api.domainName(),
                        stage.secret("originKey" + stage.service().originKey()))
                .domainName(
                        stage.service().domain(),
                        Certificate.fromCertificateArn(
                                this, "Certificate", stage.estate().value(stage.certificate())))
                .contentSecurityPolicy(ContentSecurityPolicy.ownOnly()
                        .connect(signIn.issuerOrigin())
                        .connect(signIn.pages())
                        .picture("data:")
                        .picture("https://image.tmdb.org"))
                .build();
        CfnOutput.Builder.create(this, "DistributionDomain")
                .value(web.getDistribution().getDistributionDomainName())
                .description("Record it as estate.recorded.%s.distributionDomain"
                        .formatted(stage.service().stage()))
                .build();
    }
}
