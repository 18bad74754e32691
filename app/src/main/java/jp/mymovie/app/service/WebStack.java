package jp.mymovie.app.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.edge.SiteBucket;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;

/** The files of the web site, and {@code config.json}, which tells them where they are. */
final class WebStack extends Stack {
    WebStack(ServiceStage stage, SignInStack signIn) {
        super(stage, "Web", stage.home("The files of the web site").build());
        SiteBucket site = SiteBucket.Builder.create(this, "Site")
                .bucketName(stage.value(stage.service().siteBucket()))
                .build();
        Map<String, Object> configuration = new HashMap<>(signIn.siteConfiguration());
        configuration.put("posters", "https://image.tmdb.org/t/p/");
        configuration.put("stage", stage.service().stage());
        BucketDeployment.Builder.create(this, "Files")
                .destinationBucket(site.bucket())
                .sources(List.of(
                        Source.asset(BuildOutput.WEB.path().toString()), Source.jsonData("config.json", configuration)))
                .cacheControl(List.of(CacheControl.fromString("no-cache")))
                // Pages opened before a deployment still load the files they were built with.
                .prune(false)
                .logGroup(LogGroup.Builder.create(this, "FilesLog")
                        .retention(RetentionDays.ONE_MONTH)
                        .build())
                .build();
    }
}
