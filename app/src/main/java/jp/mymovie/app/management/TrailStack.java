package jp.mymovie.app.management;

import jp.mymovie.app.settings.Crossing;
import jp.mymovie.app.settings.Estate;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudtrail.CfnTrail;

/** The trail of all accounts and regions, written into a bucket of its own in the log archive. The first trail of an account costs nothing. */
final class TrailStack extends Stack {
    TrailStack(ManagementStage stage) {
        super(stage, "Trail", stage.home("Who did what, in all accounts").build());
        Estate estate = stage.estate();
        CfnTrail.Builder.create(this, "Trail")
                .trailName(estate.value(Crossing.TRAIL_NAME))
                .s3BucketName(estate.value(Crossing.TRAIL_BUCKET))
                .s3KeyPrefix("cloudtrail")
                .isLogging(true)
                .isOrganizationTrail(true)
                .isMultiRegionTrail(true)
                .includeGlobalServiceEvents(true)
                .enableLogFileValidation(true)
                .build();
    }
}
