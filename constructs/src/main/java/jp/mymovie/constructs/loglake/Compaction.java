package jp.mymovie.constructs.loglake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.monitoring.HeartbeatAlarms;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Makes the compacted days of a {@link LogArchive} by night: yesterday for now, and the day before finally, since CloudFront
 * delivers up to 24 hours late. The function may select from the raw tables of the days it makes, write to the compacted
 * bucket and register partitions; it can delete nothing, and nobody else can write there.
 */
public final class Compaction extends Construct {
    private static final Duration TIMEOUT = Duration.minutes(15);

    /** A day, and as much as a run may start later than the one before. */
    private static final int HOURS_BETWEEN_RUNS = 26;

    private final LogArchive archive;
    private final OperationsFunction function;

    private Compaction(Builder builder) {
        super(builder.scope, builder.id);
        archive = builder.archive;
        DayTables days = archive.days();
        function = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.lake.Compaction::handleRequest")
                .description("Makes sorted days of Parquet from the logs")
                .timeout(TIMEOUT)
                .environment(Ordered.map(
                        "QUERIES",
                        days.queries().entrySet().stream()
                                .map(query -> query.getKey().raw().name() + "="
                                        + query.getValue().getAttrNamedQueryId())
                                .collect(Collectors.joining(",")),
                        "BUCKET",
                        days.bucket().getBucketName(),
                        "DATABASE",
                        LogTables.DATABASE,
                        "WORK_GROUP",
                        days.workGroup().getRef()))
                .build();
        List<String> logs =
                days.queries().keySet().stream().map(day -> day.raw().name()).toList();
        askAthena(days);
        readTables(logs);
        readLogs(logs);
        writeDays(days);
        schedule(builder.hour);
        if (builder.topic != null) {
            HeartbeatAlarms.Builder.create(this, "Alarms", function.function())
                    .topic(builder.topic)
                    .hours(HOURS_BETWEEN_RUNS)
                    .build();
        }
    }

    private void askAthena(DayTables days) {
        function.allow(
                List.of("athena:GetNamedQuery", "athena:GetQueryExecution", "athena:StartQueryExecution"),
                List.of(arn("athena", "workgroup/" + days.workGroup().getRef())));
    }

    private void readTables(List<String> logs) {
        List<String> names =
                logs.stream().flatMap(log -> Stream.of(log, log + "_day")).toList();
        function.allow(List.of("glue:GetDatabase", "glue:GetPartitions", "glue:GetTable"), tables(names));
        function.allow(
                List.of("glue:CreatePartition", "glue:UpdatePartition"),
                tables(logs.stream().map(log -> log + "_day").toList()));
    }

    private List<String> tables(List<String> names) {
        List<String> arns =
                new ArrayList<>(List.of(arn("glue", "catalog"), arn("glue", "database/" + LogTables.DATABASE)));
        names.forEach(name -> arns.add(arn("glue", "table/%s/%s".formatted(LogTables.DATABASE, name))));
        return arns;
    }

    private void readLogs(List<String> logs) {
        function.allow(
                List.of("s3:GetObject"),
                logs.stream()
                        .map(log -> archive.bucket().arnForObjects(log + "/*"))
                        .toList());
        function.allow(
                List.of("s3:GetBucketLocation", "s3:ListBucket"),
                List.of(archive.bucket().getBucketArn()));
    }

    private void writeDays(DayTables days) {
        function.allow(
                List.of("s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"),
                Stream.of(CompactedFolder.FRESH, CompactedFolder.DAYS, CompactedFolder.RESULTS)
                        .map(folder -> days.bucket().arnForObjects(folder + "*"))
                        .toList());
        function.allow(
                List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"),
                List.of(days.bucket().getBucketArn()));
        days.bucket().addToResourcePolicy(nobodyElseWrites(days.bucket()));
    }

    /** Athena writes with the rights of whoever asks, so it is the function's role that S3 sees. */
    private PolicyStatement nobodyElseWrites(Bucket bucket) {
        Role role = function.role();
        return PolicyStatement.Builder.create()
                .sid("CompactionAloneWrites")
                .effect(Effect.DENY)
                .principals(List.of(new AnyPrincipal()))
                .actions(List.of("s3:PutObject*", "s3:Replicate*", "s3:UpdateObjectEncryption"))
                .resources(List.of(bucket.arnForObjects("*")))
                .conditions(Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", role.getRoleArn())))
                .build();
    }

    /** The event says for which night it is, so that a late start means the same days. */
    private void schedule(int hour) {
        Function target = function.function();
        Role role = Role.Builder.create(this, "Starter")
                .description("Starts the compaction of logs")
                .assumedBy(new ServicePrincipal(
                        "scheduler.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "aws:SourceAccount",
                                                Stack.of(this).getAccount())))
                                .build()))
                .build();
        role.addToPolicy(PolicyStatement.Builder.create()
                .actions(List.of("lambda:InvokeFunction"))
                .resources(List.of(target.getFunctionArn()))
                .build());
        CfnSchedule.Builder.create(this, "Night")
                .description("Compacts the logs of the days before")
                .scheduleExpression("cron(0 %d * * ? *)".formatted(hour))
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(target.getFunctionArn())
                        .roleArn(role.getRoleArn())
                        .input("{\"time\":\"<aws.scheduler.scheduled-time>\"}")
                        .build())
                .build();
    }

    private String arn(String service, String resource) {
        Stack stack = Stack.of(this);
        return "arn:aws:%s:%s:%s:%s".formatted(service, stack.getRegion(), stack.getAccount(), resource);
    }

    /** The function, which a person may invoke with a day: <code>{"day":"2026-11-20"}</code>. */
    public Function function() {
        return function.function();
    }

    /** Collects what a {@link Compaction} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final LogArchive archive;
        private @Nullable ITopic topic;
        private int hour = 2;

        private Builder(Construct scope, String id, LogArchive archive) {
            this.scope = scope;
            this.id = id;
            this.archive = archive;
        }

        public static Builder create(Construct scope, String id, LogArchive archive) {
            return new Builder(scope, id, archive);
        }

        /** Topic that receives alarms of a night that fails or is missed; no alarms by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** The hour in UTC at which it starts, 1 to 23, after most logs of the day have come; default: 2. */
        public Builder hour(int hour) {
            this.hour = hour;
            return this;
        }

        /** @throws IllegalArgumentException if the hour is none, or so early that Firehose still holds yesterday's lines */
        public Compaction build() {
            if (hour < 1 || hour > 23) {
                throw new IllegalArgumentException("'hour' must be 1 to 23, got %d".formatted(hour));
            }
            return new Compaction(this);
        }
    }
}
