package jp.mymovie.app.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.app.settings.Crossing;
import jp.mymovie.constructs.edge.SiteBucket;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.deployment.BucketDeployment;
import software.amazon.awscdk.services.s3.deployment.CacheControl;
import software.amazon.awscdk.services.s3.deployment.Source;

/** The files of a web site, and {@code config.json}, which tells them where they are. */
public final class WebStack extends Stack {
    /**
     * The pages of a stage.
     *
     * @param files the folder of the built pages
     * @param configuration what the pages read from {@code /config.json}; written in the order of the keys
     */
    public WebStack(ServiceStage stage, Path files, Map<String, ?> configuration) {
        super(stage, "Web", stage.home("The files of the web site").build());
        SiteBucket site = SiteBucket.Builder.create(this, "Site")
                .bucketName(stage.value(Crossing.SITE_BUCKET))
                .build();
        BucketDeployment.Builder.create(this, "Files")
                .destinationBucket(site.bucket())
                .sources(List.of(
                        Source.asset(files.toString()), Source.jsonData("config.json", new TreeMap<>(configuration))))
                .cacheControl(List.of(CacheControl.fromString("no-cache")))
                // Pages opened before a deployment still load the files they were built with.
                .prune(false)
                .logGroup(LogGroup.Builder.create(this, "FilesLog")
                        .retention(RetentionDays.ONE_MONTH)
                        .build())
                .build();
    }
}
