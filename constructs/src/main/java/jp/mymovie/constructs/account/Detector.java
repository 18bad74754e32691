package jp.mymovie.constructs.account;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.config.CfnConfigurationRecorder;
import software.amazon.awscdk.services.config.CfnDeliveryChannel;
import software.amazon.awscdk.services.guardduty.CfnDetector;
import software.amazon.awscdk.services.securityhub.CfnHub;
import software.constructs.Construct;

/**
 * A service that watches an account, for a price, as of November 2026 in Tokyo. Switch one on where what it watches over
 * is worth more than that: five accounts of this estate with all three would cost more than everything else in it.
 */
public enum Detector {
    /**
     * AWS Config records every change of every resource, once a day: 0.012 US$ for each item recorded. A deployment
     * that touches 300 resources is 3.60 US$. Needs an archive bucket that lets {@code config.amazonaws.com} write.
     *
     * @see <a href="https://aws.amazon.com/config/pricing/">Pricing</a>
     */
    CONFIG {
        @Override
        void create(Construct scope, @Nullable String archiveBucket) {
            CfnConfigurationRecorder recorder = CfnConfigurationRecorder.Builder.create(scope, "Recorder")
                    .roleArn("arn:aws:iam::%s:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
                            .formatted(Stack.of(scope).getAccount()))
                    .recordingGroup(CfnConfigurationRecorder.RecordingGroupProperty.builder()
                            .allSupported(true)
                            .includeGlobalResourceTypes(true)
                            .build())
                    .recordingMode(CfnConfigurationRecorder.RecordingModeProperty.builder()
                            .recordingFrequency("DAILY")
                            .build())
                    .build();
            CfnDeliveryChannel.Builder.create(scope, "Delivery")
                    .s3BucketName(archiveBucket)
                    .s3KeyPrefix("config")
                    .build()
                    .addResourceDependency(recorder);
        }
    },

    /**
     * GuardDuty reads the trail, DNS queries and flows for signs of an intruder: 4.72 US$ a million management events
     * and 1.18 US$ a GB of the rest; two to five US$ a month for a quiet account, after 30 days without charge.
     *
     * @see <a href="https://aws.amazon.com/guardduty/pricing/">Pricing</a>
     */
    GUARD_DUTY {
        @Override
        void create(Construct scope, @Nullable String archiveBucket) {
            CfnDetector.Builder.create(scope, "GuardDuty")
                    .enable(true)
                    .findingPublishingFrequency("ONE_HOUR")
                    .build();
        }
    },

    /**
     * Security Hub checks the account against standards: 0.0010 US$ a check, some 200 checks a day on a small account,
     * six US$ a month; and it needs Config, whose price comes on top.
     *
     * @see <a href="https://aws.amazon.com/security-hub/pricing/">Pricing</a>
     */
    SECURITY_HUB {
        @Override
        void create(Construct scope, @Nullable String archiveBucket) {
            CfnHub.Builder.create(scope, "SecurityHub")
                    .enableDefaultStandards(true)
                    .build();
        }
    };

    abstract void create(Construct scope, @Nullable String archiveBucket);
}
