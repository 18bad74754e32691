package jp.mymovie.app.service;

import java.util.function.UnaryOperator;
import jp.mymovie.app.account.Prices;
import jp.mymovie.app.account.RecordedOutput;
import jp.mymovie.app.settings.Crossed;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import jp.mymovie.constructs.cost.SpendingAlarm;
import jp.mymovie.constructs.edge.WebAcl;
import jp.mymovie.constructs.edge.WebDistribution;
import jp.mymovie.constructs.function.ProtectedApi;
import jp.mymovie.constructs.loglake.DistributionLogDelivery;
import jp.mymovie.constructs.loglake.WafLogDelivery;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;

/** The public face of a service, with its log delivery: all that must be in us-east-1. */
public final class EdgeStack extends Stack {
    /**
     * A distribution of the stage's pages and its API.
     *
     * @param look what is the service's own: comment, cached paths, content security policy
     */
    public EdgeStack(ServiceStage stage, ProtectedApi api, UnaryOperator<WebDistribution.Builder> look) {
        super(
                stage,
                "Edge",
                stage.edge("The distribution").crossRegionReferences(true).build());
        Estate estate = stage.estate();
        BucketAttributes site = BucketAttributes.builder()
                .bucketName(stage.value(Crossing.SITE_BUCKET))
                .region(estate.homeRegion())
                .build();
        Estate.Edge edge = stage.stage().edge();
        @Nullable
        WebAcl webAcl = edge.webAcl()
                ? WebAcl.Builder.create(this, "WebAcl").pricingPlan(edge.plan()).build()
                : null;
        WebDistribution web = look.apply(WebDistribution.Builder.create(this, "Web"))
                .siteBucket(Bucket.fromBucketAttributes(this, "Site", site))
                .api(
                        "%s.execute-api.%s.amazonaws.com"
                                .formatted(
                                        api.restApi().getRestApiId(),
                                        Stack.of(api).getRegion()),
                        stage.secret(stage.originKey()))
                .shares(ServiceStage.SHARES)
                .domainName(
                        stage.stage().host(),
                        Certificate.fromCertificateArn(this, "Certificate", stage.value(Crossing.CERTIFICATE_ARN)))
                .webAcl(webAcl)
                .pricingPlan(edge.plan())
                .build();
        if (edge.hasLogs()) {
            DistributionLogDelivery.create(
                    this,
                    "Log",
                    web.distribution(),
                    stage.value(Crossing.LOG_DESTINATION),
                    stage.value(Crossing.LAKE_SERVICE));
        }
        if (webAcl != null && edge.logsWebAcl()) {
            WafLogDelivery.create(
                    this, "WafLog", stage.writer(this).existingRole().build(), webAcl.arn());
            addStackDependency(stage.logs());
        }
        stage.letCut(this, web.distribution());
        stage.trip(this, SpendingAlarm.Builder.edge(this, "Spending", web.distribution(), Prices.REQUESTS))
                .build();
        RecordedOutput.add(
                this,
                "DistributionDomain",
                web.distribution().getDistributionDomainName(),
                new Crossed(estate, Crossing.DISTRIBUTION_DOMAIN, stage.settings()));
        if (edge.plan() != null) {
            new PricingPlanStack(stage, web);
        }
    }
}
