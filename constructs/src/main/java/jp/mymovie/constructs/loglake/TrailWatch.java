package jp.mymovie.constructs.loglake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.mymovie.constructs.monitoring.HeartbeatAlarms;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.FilterRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.LambdaConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationFilterProperty;
import software.amazon.awscdk.services.s3.CfnBucket.S3KeyFilterProperty;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Tells of calls of the organization's trail that touch what is promised: users, tables, backups, archive, trail, and what
 * watches them, be they refused or not, from an account that the caller does not act in. Of {@link Builder#account}, which
 * no guardrail binds, it tells all of them; of the members not what deployments change and what services of AWS do for
 * themselves. S3 calls a function for each file of the trail about these accounts, in all regions; some minutes pass, five on
 * average, until CloudTrail has written one. Calls on objects of S3 are data events, which such a trail does not have.
 *
 * <p>CloudTrail writes a digest file every hour, be there events or not, where the trail validates its files. It calls the
 * function too: hours without a call mean that the trail is stopped, its bucket refuses it, or S3 does not notify. {@link
 * Builder#alarmTopic} tells of them, also from the first deployment until the trail is there.
 *
 * <p>The archive must have a trail whose bucket has a name: the bucket names the function, so the function names the bucket
 * by its name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">
 *     Digest files</a>
 */
public final class TrailWatch extends Construct {
    private final Function function;

    private TrailWatch(Builder builder, LogArchive.Trail trail, String bucketName, String account, ITopic topic) {
        super(builder.scope, builder.id);
        String bucketArn = "arn:aws:s3:::" + bucketName;
        List<String> folders = new ArrayList<>();
        folders.add(folder(trail.log(), account));
        builder.members.forEach(member -> folders.add(folder(trail.log(), member)));
        OperationsFunction.Builder watching = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.trail.TrailWatch::handleRequest")
                .description("Tells who touches what is promised, in account %s and the members".formatted(account))
                .environment(environment(builder, account, topic));
        if (builder.roleName != null) {
            watching.roleName(builder.roleName);
        }
        OperationsFunction watch = watching.build();
        function = watch.function();
        watch.allow(
                List.of("s3:GetObject"),
                folders.stream()
                        .map(folder -> "%s/%sCloudTrail/*".formatted(bucketArn, folder))
                        .toList());
        watch.allow(List.of("sns:Publish"), List.of(topic.getTopicArn()));
        CfnPermission permission = CfnPermission.Builder.create(this, "Notified")
                .action("lambda:InvokeFunction")
                .functionName(function.getFunctionArn())
                .principal("s3.amazonaws.com")
                // A name of a bucket that is deleted may become somebody else's.
                .sourceAccount(Stack.of(this).getAccount())
                .sourceArn(bucketArn)
                .build();
        notifyOf(trail.bucket(), permission, folders);
        if (builder.alarmTopic != null) {
            HeartbeatAlarms.Builder.create(this, "Alarms", function)
                    .topic(builder.alarmTopic)
                    .build();
        }
    }

    private static String folder(TrailLog log, String account) {
        return "%s/AWSLogs/%s/%s/".formatted(TrailLog.PREFIX, log.organizationId(), account);
    }

    private static Map<String, String> environment(Builder builder, String account, ITopic topic) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TOPIC_ARN", topic.getTopicArn());
        environment.put("ACCOUNT", account);
        environment.put("DEPLOYERS", String.join(",", builder.deployers));
        environment.put("BUCKETS", String.join(",", builder.archive.names()));
        if (builder.runbook != null) {
            environment.put("RUNBOOK", builder.runbook);
        }
        return environment;
    }

    /** A bucket refuses to notify a function that does not let it, so the permission comes first. */
    private void notifyOf(Bucket trailBucket, CfnPermission permission, List<String> folders) {
        if (!(trailBucket.getNode().getDefaultChild() instanceof CfnBucket bucket)) {
            throw new IllegalStateException("a bucket made by the CDK has a resource");
        }
        List<LambdaConfigurationProperty> notifications = new ArrayList<>();
        folders.forEach(folder -> notifications.add(created(folder + "CloudTrail/")));
        notifications.add(created(folders.get(0)
                + "CloudTrail-Digest/%s/".formatted(Stack.of(this).getRegion())));
        bucket.setNotificationConfiguration(NotificationConfigurationProperty.builder()
                .lambdaConfigurations(notifications)
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

    /** The function, which may read these accounts' part of the trail and publish to the topic. */
    public Function function() {
        return function;
    }

    /** Collects what a {@link TrailWatch} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final LogArchive archive;
        private List<String> members = List.of();
        private List<String> deployers = List.of();
        private @Nullable String account;
        private @Nullable String runbook;
        private @Nullable ITopic topic;
        private @Nullable ITopic alarmTopic;
        private @Nullable String roleName;

        private Builder(Construct scope, String id, LogArchive archive) {
            this.scope = scope;
            this.id = id;
            this.archive = archive;
        }

        public static Builder create(Construct scope, String id, LogArchive archive) {
            return new Builder(scope, id, archive);
        }

        /** The 12 digits of the account of which all is told, the organization's management account as a rule; required. */
        public Builder account(String account) {
            this.account = account;
            return this;
        }

        /** The 12 digits of other accounts that are watched; default: none. */
        public Builder members(List<String> accounts) {
            this.members = List.copyOf(accounts);
            return this;
        }

        /**
         * ARNs of the roles with which CloudFormation deploys, {@code {account}} standing for the account that is called:
         * their calls are told apart; at least one.
         */
        public Builder deployers(List<String> roleArns) {
            this.deployers = List.copyOf(roleArns);
            return this;
        }

        /** Page or address that a message ends with, for whoever reads it at night; default: none. */
        public Builder runbook(String runbook) {
            this.runbook = runbook;
            return this;
        }

        /** Topic that receives the messages, which may be another account's; required. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Topic that receives alarms of failed calls and of three hours without one; no alarms by default. */
        public Builder alarmTopic(ITopic alarmTopic) {
            this.alarmTopic = alarmTopic;
            return this;
        }

        /** Fixed name of the function's role, by which a topic of another account knows it; generated by default. */
        public Builder roleName(String roleName) {
            this.roleName = roleName;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing, or the archive has no trail with a name */
        public TrailWatch build() {
            LogArchive.@Nullable Trail trail = archive.trail();
            @Nullable String bucketName = trail == null ? null : trail.bucketName();
            if (trail == null || bucketName == null) {
                throw new IllegalArgumentException(
                        "'archive' must have a trail and a name of its bucket to be watched, got %s and %s: set 'trail' and 'trailBucketName' on LogArchive.Builder"
                                .formatted(trail == null ? null : trail.log().name(), bucketName));
            }
            if (account == null || topic == null || deployers.isEmpty()) {
                throw new IllegalArgumentException("'account', 'topic' and 'deployers' must be set, got %s, %s and %s"
                        .formatted(account, topic == null ? null : "a topic", deployers));
            }
            return new TrailWatch(this, trail, bucketName, account, topic);
        }
    }
}
