package jp.mymovie.constructs.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * A function of the estate itself, from the jar inside this library: Java 25 on arm64, 512 MiB, a log group kept for a
 * year, and a role that may write there and do what it is given, nothing else. It starts seldom or all the
 * time, so it neither takes a snapshot nor is kept warm.
 */
public final class OperationsFunction extends Construct {
    private final Function resource;
    private final Role role;

    private OperationsFunction(Builder builder, String handler) {
        super(builder.scope, builder.id);
        LogGroup log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.ONE_YEAR)
                .build();
        role = Role.Builder.create(this, "Role")
                .roleName(builder.roleName)
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        log.grantWrite(role);
        this.resource = Function.Builder.create(this, "Resource")
                .functionName(builder.functionName)
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .memorySize(builder.memorySize)
                .timeout(builder.timeout)
                .handler(handler)
                .code(OperationsJar.code())
                .description(builder.description)
                .environment(builder.environment)
                .loggingFormat(LoggingFormat.JSON)
                .logGroup(log)
                .role(role)
                .deadLetterQueue(builder.deadLetterQueue)
                .build();
    }

    /** The function, to be made a target or a service token. */
    public Function function() {
        return resource;
    }

    /** The function's role, to be named in the policy of what it alone may use. */
    public Role role() {
        return role;
    }

    /** Lets the function do some actions on some resources. */
    public void allow(List<String> actions, List<String> resources) {
        allow(actions, resources, Map.of());
    }

    /** Lets the function do some actions on some resources under conditions. */
    public void allow(List<String> actions, List<String> resources, Map<String, ?> conditions) {
        resource.addToRolePolicy(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .conditions(Ordered.byKey(conditions))
                .build());
    }

    /** Collects what an {@link OperationsFunction} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Map<String, String> environment = new TreeMap<>();
        private @Nullable String handler;
        private @Nullable String description;
        private @Nullable String roleName;
        private @Nullable String functionName;
        private @Nullable IQueue deadLetterQueue;
        private Duration timeout = Duration.minutes(1);
        private int memorySize = 512;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Class and method in the jar, {@code package.Class::method}; required. */
        public Builder handler(String handler) {
            this.handler = handler;
            return this;
        }

        /** What it is for, shown in the console. */
        public Builder description(String description) {
            this.description = description;
            return this;
        }

        /** Environment variables; default: none. */
        public Builder environment(Map<String, String> environment) {
            this.environment.putAll(environment);
            return this;
        }

        /** A fixed name of its role, where guardrails must know it; default: one made up by CloudFormation. */
        public Builder roleName(@Nullable String roleName) {
            this.roleName = roleName;
            return this;
        }

        /** A fixed name, by which people and other accounts call it; default: one made up by CloudFormation. */
        public Builder functionName(@Nullable String functionName) {
            this.functionName = functionName;
            return this;
        }

        /** Queue of the events of asynchronous calls that failed three times; default: none, they are lost. */
        public Builder deadLetterQueue(IQueue deadLetterQueue) {
            this.deadLetterQueue = deadLetterQueue;
            return this;
        }

        /** Default: 1 minute. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** In MiB, which also sets the share of a processor and the price of a second; default: 512. */
        public Builder memorySize(int memorySize) {
            this.memorySize = memorySize;
            return this;
        }

        /** @throws IllegalArgumentException if the handler is missing or malformed */
        public OperationsFunction build() {
            if (handler == null || !handler.matches("[\\w.]+::\\w+")) {
                throw new IllegalArgumentException(
                        "'handler' must be package.Class::method, got %s".formatted(handler));
            }
            return new OperationsFunction(this, handler);
        }
    }
}
