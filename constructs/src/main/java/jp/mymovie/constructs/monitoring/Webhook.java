package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.List;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.operations.OperationsFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.subscriptions.LambdaSubscription;
import software.constructs.Construct;

/**
 * Posts the messages of topics to the incoming webhook of a chat, beside their mails. Its address is a secret that an operator
 * writes into an encrypted parameter; without it the function fails and mails go on.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-lambda-as-subscriber.html">functions as subscribers</a>
 */
public final class Webhook extends Construct {
    private final Function function;

    private Webhook(Builder builder, String parameter) {
        super(builder.scope, builder.id);
        Stack stack = Stack.of(this);
        String region = builder.region == null ? stack.getRegion() : builder.region;
        OperationsFunction chat = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.chat.Chat::handleRequest")
                .description("Posts alarms and findings to a chat")
                .environment(Ordered.map("PARAMETER", parameter, "PARAMETER_REGION", region))
                .timeout(Duration.seconds(30))
                .build();
        function = chat.function();
        chat.allow(
                List.of("ssm:GetParameter"),
                List.of("arn:aws:ssm:%s:%s:parameter%s".formatted(region, stack.getAccount(), parameter)));
        builder.topics.forEach(topic -> topic.addSubscription(new LambdaSubscription(function)));
    }

    /** The function that posts. */
    public Function function() {
        return function;
    }

    /** Collects what a {@link Webhook} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<ITopic> topics = new ArrayList<>();
        private @Nullable String parameter;
        private @Nullable String region;

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Name of the encrypted parameter that holds the address, with a leading slash; required. */
        public Builder parameter(String name) {
            this.parameter = name;
            return this;
        }

        /** Region of the parameter; the stack's by default. */
        public Builder region(String region) {
            this.region = region;
            return this;
        }

        /** Topics of the stack's region whose messages are posted; at least one. */
        public Builder topic(ITopic topic) {
            this.topics.add(topic);
            return this;
        }

        /** @throws IllegalArgumentException if the parameter's name is missing or malformed, or there is no topic */
        public Webhook build() {
            if (parameter == null || !parameter.startsWith("/")) {
                throw new IllegalArgumentException("'parameter' must begin with a slash, got " + parameter);
            }
            if (topics.isEmpty()) {
                throw new IllegalArgumentException("'topic' must be given at least once, got none");
            }
            return new Webhook(this, parameter);
        }
    }
}
