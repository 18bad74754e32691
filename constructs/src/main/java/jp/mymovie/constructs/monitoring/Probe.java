package jp.mymovie.constructs.monitoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A visitor that comes each minute from outside: name, certificate, page, its files, configuration, API and sign-in of one
 * site. Its function throws where a step fails, so that Lambda's own metrics say how the site is: a metric of our own would
 * cost more than the function. A line of its log names the step. Put it into a region and an account that the site does not
 * depend on.
 *
 * <p>Lambda repeats a call that failed twice within three minutes; while the site is down that fails too, and no visit that
 * fails is hidden by one that does not. With 256 MiB and two seconds a visit it costs 0.30 US$ a month, and its requests to a
 * site about 0.50 US$ more.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">retries of asynchronous
 *     calls</a>
 */
public final class Probe extends Construct {
    private static final Duration TIMEOUT = Duration.seconds(50);
    private static final int MEMORY = 256;

    private final Function function;

    private Probe(Builder builder, String origin, String stage) {
        super(builder.scope, builder.id);
        Map<String, String> environment = new TreeMap<>();
        environment.put("ORIGIN", origin);
        environment.put("STAGE", stage);
        if (builder.read != null) {
            environment.put("READ", builder.read);
        }
        if (builder.signIn) {
            environment.put("SIGN_IN", "true");
        }
        if (builder.tokenParameter != null && builder.own != null) {
            environment.put("TOKEN_PARAMETER", builder.tokenParameter);
            environment.put("OWN", builder.own);
        }
        OperationsFunction visitor = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.probe.Probe::handleRequest")
                .description("Visits %s as a guest and fails aloud".formatted(origin))
                .environment(environment)
                .memorySize(MEMORY)
                .timeout(TIMEOUT)
                .build();
        function = visitor.function();
        if (builder.tokenParameter != null) {
            visitor.allow(List.of("ssm:GetParameter"), List.of(parameter(builder.tokenParameter)));
        }
        Rule.Builder.create(this, "Schedule")
                .description("Calls the probe of " + origin)
                .schedule(Schedule.rate(builder.interval))
                .targets(List.of(LambdaFunction.Builder.create(function)
                        .retryAttempts(0)
                        .maxEventAge(Duration.minutes(1))
                        .build()))
                .build();
        if (builder.notice != null && builder.topic != null) {
            ProbeAlarms.create(this, function, builder.notice, builder.topic, builder.actionsEnabled);
        }
    }

    private String parameter(String name) {
        Stack stack = Stack.of(this);
        return "arn:aws:ssm:%s:%s:parameter%s".formatted(stack.getRegion(), stack.getAccount(), name);
    }

    /** The function, whose errors are the site's. */
    public Function function() {
        return function;
    }

    /** Collects what a {@link Probe} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private @Nullable String origin;
        private @Nullable String stage;
        private @Nullable String read;
        private @Nullable String tokenParameter;
        private @Nullable String own;
        private @Nullable Notice notice;
        private @Nullable ITopic topic;
        private boolean signIn;
        private boolean actionsEnabled = true;
        private Duration interval = Duration.minutes(1);

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Address of the site without a path, such as {@code https://mymovie.example}; required. */
        public Builder origin(String origin) {
            this.origin = origin;
            return this;
        }

        /** Name of the stage, which the site's {@code config.json} must say where people sign in; required. */
        public Builder stage(String stage) {
            this.stage = stage;
            return this;
        }

        /** Path of a public answer of the API that comes from the table and that no cache keeps; none by default. */
        public Builder read(String path) {
            this.read = path;
            return this;
        }

        /** Also visits the user pool and the login page that {@code config.json} names; not by default. */
        public Builder signIn() {
            this.signIn = true;
            return this;
        }

        /**
         * Also reads as a signed-in user, where an operator has written a refresh token; not by default. A missing parameter
         * skips the step.
         *
         * @param parameter name of the encrypted parameter, in the probe's account and region
         * @param path of an answer that only a signed-in user gets
         */
        public Builder signedIn(String parameter, String path) {
            this.tokenParameter = parameter;
            this.own = path;
            return this;
        }

        /** Time between two visits, at least a minute; a minute by default. */
        public Builder interval(Duration interval) {
            this.interval = interval;
            return this;
        }

        /** Adds an alarm when the site is down and one when the probe is silent; none by default. */
        public Builder alarms(Notice notice, ITopic topic) {
            this.notice = notice;
            this.topic = topic;
            return this;
        }

        /** True if the alarms notify, which they should once the site is there for the first time; true by default. */
        public Builder actionsEnabled(boolean enabled) {
            this.actionsEnabled = enabled;
            return this;
        }

        /**
         * @throws IllegalArgumentException if something required is missing, or alarms of minutes are asked of a probe that
         *     comes more seldom
         */
        public Probe build() {
            if (origin == null || !origin.matches("https://[^/]+") || stage == null) {
                throw new IllegalArgumentException(
                        "'origin' must be https://host and 'stage' must be set, got %s and %s"
                                .formatted(origin, stage));
            }
            if (read != null && !read.startsWith("/")) {
                throw new IllegalArgumentException("'read' must begin with a slash, got '%s'".formatted(read));
            }
            if (tokenParameter != null && !tokenParameter.startsWith("/")) {
                throw new IllegalArgumentException(
                        "'parameter' must begin with a slash, got '%s'".formatted(tokenParameter));
            }
            if (notice != null && interval.toSeconds().intValue() != 60) {
                throw new IllegalArgumentException(
                        "'interval' must be a minute where there are alarms, got %s seconds: leave out one of them"
                                .formatted(interval.toSeconds().intValue()));
            }
            return new Probe(this, origin, stage);
        }
    }
}
