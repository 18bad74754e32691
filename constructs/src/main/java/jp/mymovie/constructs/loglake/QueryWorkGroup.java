package jp.mymovie.constructs.loglake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.athena.CfnNamedQuery;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/**
 * Where people ask the lake: an Athena workgroup whose settings nobody can go round, a roof on what one query may read,
 * results that are encrypted and gone after a week, and the {@link SavedQuery saved queries}.
 */
final class QueryWorkGroup extends Construct {
    private final Bucket results;

    QueryWorkGroup(
            Construct scope,
            String id,
            String name,
            @Nullable String results,
            Size scanLimit,
            List<SavedQuery> queries,
            LocalDate since) {
        super(scope, id);
        this.results = Bucket.Builder.create(this, "Results")
                .bucketName(results)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(7))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        CfnWorkGroup group = WorkGroup.create(
                this,
                "Resource",
                name,
                "Questions to the logs of the estate",
                this.results.s3UrlForObject() + "/",
                scanLimit);
        for (SavedQuery query : queries) {
            CfnNamedQuery.Builder.create(this, query.title())
                    .name(query.title())
                    .description(query.description())
                    .database(LogTables.DATABASE)
                    .workGroup(group.getRef())
                    .queryString(query.sql(since))
                    .build();
        }
    }

    /** Where results are kept. */
    Bucket results() {
        return results;
    }
}
