package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * Where the alarms of one account and region go: a topic that tells people by e-mail. An alarm notifies topics of its
 * own region only, so every region with alarms has one. Alarms of this account alone may publish, over TLS. It is not
 * encrypted with the key {@code alias/aws/sns}, which refuses CloudWatch without a word.
 */
public final class AlarmTopic extends Construct {
    private final Topic resource;

    private AlarmTopic(Builder builder) {
        super(builder.scope, builder.id);
        this.resource = Topic.Builder.create(this, "Resource").enforceSsl(true).build();
        resource.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(resource.getTopicArn()))
                .conditions(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                .build());
        builder.emails.forEach(email -> resource.addSubscription(new EmailSubscription(email)));
    }

    /** The topic to hand to alarms. */
    public ITopic topic() {
        return resource;
    }

    /** Collects what an {@link AlarmTopic} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> emails = new ArrayList<>();

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Who is told; each address must confirm the e-mail that AWS sends; at least one. */
        public Builder emails(List<String> emails) {
            this.emails.addAll(emails);
            return this;
        }

        /** @throws IllegalArgumentException if nobody would be told */
        public AlarmTopic build() {
            if (emails.isEmpty()) {
                throw new IllegalArgumentException("'emails' must name at least one address, got []");
            }
            return new AlarmTopic(this);
        }
    }
}
