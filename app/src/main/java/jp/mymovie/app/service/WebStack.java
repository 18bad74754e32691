package jp.mymovie.app.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;

/** The files of the web site in a private bucket that only the account's distributions can read. */
final class WebStack extends Stack {
    WebStack(ServiceStage stage, SignInStack signIn) {
        super(stage, "Web", stage.home("The files of the web site").build());
        Bucket site = Bucket.Builder.create(this, "Site")
                .bucketName(stage.value(stage.service().siteBucket()))
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        // The distribution's id is made in another region; any distribution of this account will do.
        site.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
                .actions(List.of("s3:GetObject"))
                .resources(List.of(site.arnForObjects("*")))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of("aws:SourceArn", "arn:aws:cloudfront::%s:distribution/*".formatted(getAccount()))))
                .build());
        Map<String, Object> configuration = new HashMap<>(signIn.siteConfiguration());
        configuration.put("posters", "https://image.tmdb.org/t/p/");
        configuration.put("stage", stage.service().stage());
        BucketDeployment.Builder.create(this, "Files")
                .destinationBucket(site)
                .sources(List.of(
                        Source.asset(BuildOutput.WEB.path().toString()), Source.jsonData("config.json", configuration)))
                .cacheControl(List.of(CacheControl.fromString("no-cache")))
                // Pages opened before a deployment still load the files they were built with.
                .prune(false)
                .build();
    }
}
