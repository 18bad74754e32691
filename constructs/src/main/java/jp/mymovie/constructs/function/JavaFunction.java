package jp.mymovie.constructs.function;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.monitoring.Notice;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.codedeploy.ILambdaDeploymentConfig;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A Java 25 function on arm64 that starts from a snapshot, called through its alias {@code live}.
 *
 * <p>Each change publishes a version, and the versions before stay, to go back to; they cost nothing but room. A version
 * whose snapshot nobody used for 14 days fails at its next call, so the alias is pinged once a day. Logs are JSON, in a group of its own, kept for a month. Tracing is off: it is billed a
 * trace. Concurrency is reserved only where {@link Builder#reservedConcurrentExecutions} asks for it, since young
 * accounts have none to spare.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html">SnapStart</a>
 */
public final class JavaFunction extends Construct {
    static final String ALIAS = "live";

    private final Function function;
    private final Alias alias;
    private final LogGroup logGroup;

    private JavaFunction(Builder builder) {
        super(builder.scope, builder.id);
        logGroup = LogGroup.Builder.create(this, "Log")
                .retention(builder.logRetention)
                .build();
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        logGroup.grantWrite(role);
        function = Function.Builder.create(this, "Resource")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .loggingFormat(LoggingFormat.JSON)
                .logGroup(logGroup)
                .role(role)
                .tracing(builder.tracing)
                .code(builder.code())
                .handler(builder.handler())
                .description(builder.description)
                .environment(builder.environment)
                .memorySize(builder.memorySize)
                .timeout(builder.timeout)
                .reservedConcurrentExecutions(builder.reservedConcurrentExecutions)
                // CloudFormation deletes a version that left the template, and nothing would be there to go back to.
                .currentVersionOptions(VersionOptions.builder()
                        .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                        .build())
                .build();
        Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
        alias = Alias.Builder.create(this, "Alias")
                .aliasName(ALIAS)
                .version(function.getCurrentVersion())
                .build();
        Rule.Builder.create(this, "Ping")
                .description("Keeps the snapshot of the alias usable")
                .schedule(Schedule.rate(Duration.days(1)))
                .targets(List.of(LambdaFunction.Builder.create(alias)
                        .event(RuleTargetInput.fromObject(builder.ping))
                        .retryAttempts(2)
                        .build()))
                .build();
        if (builder.canary != null) {
            new GradualDeployment(builder.canary, builder.trial, builder.failures, builder.notice, builder.topic)
                    .add(this, function, alias);
        }
    }

    /** What callers call; grants that concern calling belong here. */
    public Alias alias() {
        return alias;
    }

    /** What acts; grants on other resources belong here. */
    public Function function() {
        return function;
    }

    public LogGroup logGroup() {
        return logGroup;
    }

    /** Collects what a {@link JavaFunction} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Map<String, String> environment = new TreeMap<>();
        private @Nullable Code code;
        private @Nullable String handler;
        private @Nullable String description;
        private @Nullable Number reservedConcurrentExecutions;
        private @Nullable ILambdaDeploymentConfig canary;
        private @Nullable Trial trial;
        private @Nullable String failures;
        private @Nullable Notice notice;
        private @Nullable ITopic topic;
        private Map<String, ?> ping = Map.of("ping", true);
        private int memorySize = 1024;
        private Duration timeout = Duration.seconds(10);
        private RetentionDays logRetention = RetentionDays.ONE_MONTH;
        private Tracing tracing = Tracing.DISABLED;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** The jar with everything in it; required. */
        public Builder code(Code code) {
            this.code = code;
            return this;
        }

        /** {@code package.Class::method}; required. */
        public Builder handler(String handler) {
            this.handler = handler;
            return this;
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Adds to the environment; values may be dynamic references, never literal secrets. */
        public Builder environment(Map<String, String> environment) {
            this.environment.putAll(environment);
            return this;
        }

        /** In MiB, which also sets the share of a processor; 1024 by default. */
        public Builder memorySize(int memorySize) {
            this.memorySize = memorySize;
            return this;
        }

        /** 10 seconds by default. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** A month by default. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** The event of the daily call; <code>{"ping": true}</code> by default. */
        public Builder ping(Map<String, ?> event) {
            this.ping = Ordered.byKey(event);
            return this;
        }

        /** Takes these executions out of the account's concurrency; none by default. */
        public Builder reservedConcurrentExecutions(int executions) {
            this.reservedConcurrentExecutions = executions;
            return this;
        }

        /** Shifts the traffic to a new version step by step, and back when it fails; at once by default. */
        public Builder canary(ILambdaDeploymentConfig config) {
            this.canary = config;
            return this;
        }

        /** Calls a new version before traffic shifts, and while it does; none by default. Needs {@link #canary}. */
        public Builder trial(Trial trial) {
            this.trial = trial;
            return this;
        }

        /**
         * Namespace in which the function's log makes the metric {@code failed}, dimensions {@code function} and {@code
         * version}: answers that are its own fault although the invocation succeeded. It counts for the roll-back; none by
         * default.
         */
        public Builder failures(String namespace) {
            this.failures = namespace;
            return this;
        }

        /** Words of the alarm that rolls back, which CodeDeploy alone reads; a generated name by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** Words of the alarm that rolls back, and the topic that receives it; CodeDeploy alone by default. */
        public Builder notice(Notice notice, ITopic topic) {
            this.notice = notice;
            this.topic = topic;
            return this;
        }

        /** Off by default. */
        public Builder tracing(Tracing tracing) {
            this.tracing = tracing;
            return this;
        }

        /** @throws IllegalArgumentException if the code or the handler is missing or has another form, or a trial has no canary */
        public JavaFunction build() {
            if (trial != null && canary == null) {
                throw new IllegalArgumentException(
                        "'canary' must be set where there is a trial, got null: a deployment at once has no hook");
            }
            return new JavaFunction(this);
        }

        private Code code() {
            if (code == null) {
                throw new IllegalArgumentException("'code' must be the jar of the function, got null");
            }
            return code;
        }

        private String handler() {
            if (handler == null || !handler.matches("[\\w.$]+(::\\w+)?")) {
                throw new IllegalArgumentException(
                        "'handler' must be package.Class::method, got %s".formatted(handler));
            }
            return handler;
        }
    }
}
