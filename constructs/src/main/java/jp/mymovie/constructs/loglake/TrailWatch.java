package jp.mymovie.constructs.loglake;

import java.util.List;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.monitoring.HeartbeatAlarms;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.FilterRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.LambdaConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationFilterProperty;
import software.amazon.awscdk.services.s3.CfnBucket.S3KeyFilterProperty;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Tells of calls that touch rules, topics, alarms or the trail of one account of the organization, from another account:
 * whoever silences the first does not reach this one. S3 calls a function for each file of the organization's trail about
 * the account, in all regions; some minutes pass, five on average, until CloudTrail has written one.
 *
 * <p>CloudTrail writes a digest file every hour, be there events or not, where the trail validates its files. It calls the
 * function too, so an alarm tells of three hours without a call: the trail is stopped, its bucket refuses it, or S3 does
 * not notify. It also goes off from the first deployment until the trail is there.
 *
 * <p>The archive must have a name and a trail. Its bucket names the function, so the function names the bucket by its name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">
 *     Digest files</a>
 */
public final class TrailWatch extends Construct {
    private final Function function;

    private TrailWatch(Builder builder, String bucketName, TrailLog trail, String account, ITopic topic) {
        super(builder.scope, builder.id);
        String bucketArn = "arn:aws:s3:::" + bucketName;
        String folder = "%s/AWSLogs/%s/%s/".formatted(TrailLog.PREFIX, trail.organizationId(), account);
        OperationsFunction watch = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.trail.TrailWatch::handleRequest")
                .description("Tells who touches the rules, topics and trail of account " + account)
                .environment(
                        Ordered.map("TOPIC_ARN", topic.getTopicArn(), "DEPLOYERS", String.join(",", builder.deployers)))
                .build();
        function = watch.function();
        watch.allow(List.of("s3:GetObject"), List.of("%s/%sCloudTrail/*".formatted(bucketArn, folder)));
        watch.allow(List.of("sns:Publish"), List.of(topic.getTopicArn()));
        CfnPermission permission = CfnPermission.Builder.create(this, "Notified")
                .action("lambda:InvokeFunction")
                .functionName(function.getFunctionArn())
                .principal("s3.amazonaws.com")
                // A name of a bucket that is deleted may become somebody else's.
                .sourceAccount(Stack.of(this).getAccount())
                .sourceArn(bucketArn)
                .build();
        notifyOf(builder.archive, permission, folder);
        HeartbeatAlarms.Builder.create(this, "Alarms", function).topic(topic).build();
    }

    /** A bucket refuses to notify a function that does not let it, so the permission comes first. */
    private void notifyOf(LogArchive archive, CfnPermission permission, String folder) {
        if (!(archive.bucket().getNode().getDefaultChild() instanceof CfnBucket bucket)) {
            throw new IllegalStateException("a bucket made by the CDK has a resource");
        }
        bucket.setNotificationConfiguration(NotificationConfigurationProperty.builder()
                .lambdaConfigurations(List.of(
                        created(folder + "CloudTrail/"),
                        created(folder
                                + "CloudTrail-Digest/%s/"
                                        .formatted(Stack.of(this).getRegion()))))
                .build());
        bucket.addResourceDependency(permission);
    }

    private LambdaConfigurationProperty created(String prefix) {
        return LambdaConfigurationProperty.builder()
                .event("s3:ObjectCreated:*")
                .function(function.getFunctionArn())
                .filter(NotificationFilterProperty.builder()
                        .s3Key(S3KeyFilterProperty.builder()
                                .rules(List.of(FilterRuleProperty.builder()
                                        .name("prefix")
                                        .value(prefix)
                                        .build()))
                                .build())
                        .build())
                .build();
    }

    /** The function, which may read the account's part of the trail and publish to the topic. */
    public Function function() {
        return function;
    }

    /** Collects what a {@link TrailWatch} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final LogArchive archive;
        private List<String> deployers = List.of();
        private @Nullable String account;
        private @Nullable ITopic topic;

        private Builder(Construct scope, String id, LogArchive archive) {
            this.scope = scope;
            this.id = id;
            this.archive = archive;
        }

        public static Builder create(Construct scope, String id, LogArchive archive) {
            return new Builder(scope, id, archive);
        }

        /** The 12 digits of the account that is watched, the organization's management account as a rule; required. */
        public Builder account(String account) {
            this.account = account;
            return this;
        }

        /** ARNs of the roles with which CloudFormation deploys there: their calls are told apart; at least one. */
        public Builder deployers(List<String> roleArns) {
            this.deployers = List.copyOf(roleArns);
            return this;
        }

        /** Topic that receives messages and alarms; required. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing, or the archive has no name or no trail */
        public TrailWatch build() {
            @Nullable String bucketName = archive.bucketName();
            @Nullable TrailLog trail = archive.trail();
            if (bucketName == null || trail == null) {
                throw new IllegalArgumentException(
                        "'archive' must have a bucket name and a trail to be watched, got %s and %s: set both on LogArchive.Builder"
                                .formatted(bucketName, trail == null ? null : trail.name()));
            }
            if (account == null || topic == null || deployers.isEmpty()) {
                throw new IllegalArgumentException("'account', 'topic' and 'deployers' must be set, got %s, %s and %s"
                        .formatted(account, topic == null ? null : "a topic", deployers));
            }
            return new TrailWatch(this, bucketName, trail, account, topic);
        }
    }
}
