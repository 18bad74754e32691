package jp.mymovie.constructs.monitoring;

import java.util.ArrayList;
import java.util.List;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.operations.OperationsFunction;
import jp.mymovie.constructs.operations.TimedCalls;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * A round through the metrics of all linked accounts, twice a day, whose findings come in one mail: what can wait until the
 * morning needs no alarm of 0.10 US$ a month each. It belongs into the monitoring account. One alarm tells when no round
 * ended well for 18 hours; it also goes off after the first deployment, until the first round.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html">cross-account
 *     observability</a>
 */
public final class Checkup extends Construct {
    private final Function function;

    private Checkup(Builder builder, String estate, ITopic topic) {
        super(builder.scope, builder.id);
        Stack stack = Stack.of(this);
        OperationsFunction round = OperationsFunction.Builder.create(this, "Function")
                .handler("jp.mymovie.operations.checkup.Checkup::handleRequest")
                .description("Looks twice a day at what no alarm watches")
                .roleName(builder.roleName)
                .environment(
                        Ordered.map("ACCOUNT", stack.getAccount(), "ESTATE", estate, "TOPIC_ARN", topic.getTopicArn()))
                .timeout(Duration.minutes(10))
                .build();
        function = round.function();
        round.allow(List.of("cloudwatch:GetMetricData", "oam:ListSinks", "ssm:DescribeParameters"), List.of("*"));
        round.allow(List.of("oam:ListAttachedLinks"), List.of("arn:aws:oam:*:%s:sink/*".formatted(stack.getAccount())));
        if (!builder.topicArns.isEmpty()) {
            round.allow(List.of("sns:GetTopicAttributes"), builder.topicArns);
        }
        round.allow(List.of("sns:Publish"), List.of(topic.getTopicArn()));
        TimedCalls.create(this, function, builder.schedule, builder.timezone);
        if (builder.notice != null) {
            watch(builder.notice, topic);
        }
    }

    private void watch(Notice notice, ITopic topic) {
        MetricOptions sum = MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.hours(6))
                .build();
        Alarm.Builder.create(this, "Silent")
                .alarmName(notice.name("checkup is silent"))
                .alarmDescription(notice.description(
                        "no round of the checkup ended well for 18 hours: what waits for the morning mail is not seen",
                        "the log of the checkup's function",
                        "monitoring.md"))
                .metric(MathExpression.Builder.create()
                        .expression("FILL(invocations, 0) - FILL(errors, 0)")
                        .usingMetrics(Ordered.map(
                                "errors", function.metricErrors(sum), "invocations", function.metricInvocations(sum)))
                        .label("rounds that ended well")
                        .period(Duration.hours(6))
                        .build())
                .threshold(1)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .treatMissingData(TreatMissingData.BREACHING)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    /** The function, which a person may invoke with <code>{}</code> for a round now. */
    public Function function() {
        return function;
    }

    /** Collects what a {@link Checkup} is made of. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final List<String> topicArns = new ArrayList<>();
        private @Nullable String estate;
        private @Nullable String roleName;
        private @Nullable ITopic topic;
        private @Nullable Notice notice;
        private String schedule = "cron(0 7,19 * * ? *)";
        private String timezone = "Asia/Tokyo";

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Accounts and stages to look at, as JSON of {@code jp.mymovie.operations.checkup.Estate}; required. */
        public Builder estate(String json) {
            this.estate = json;
            return this;
        }

        /** Topic of the mail, in the stack's region; required. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** ARNs of the topics whose confirmations are looked at, those of other accounts too; none by default. */
        public Builder topicArns(List<String> topicArns) {
            this.topicArns.addAll(topicArns);
            return this;
        }

        /** Fixed name of its role, so that policies of other accounts' topics know it; made up by default. */
        public Builder roleName(String roleName) {
            this.roleName = roleName;
            return this;
        }

        /** Adds the alarm on its silence; none by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** Times of the rounds, every 12 hours; 7:00 and 19:00 of Japan by default. */
        public Builder schedule(String expression, String timezone) {
            this.schedule = expression;
            this.timezone = timezone;
            return this;
        }

        /** @throws IllegalArgumentException if something required is missing, or the JSON is too long for a variable */
        public Checkup build() {
            if (estate == null || topic == null) {
                throw new IllegalArgumentException("'estate' and 'topic' must be set, got %s and %s"
                        .formatted(estate, topic == null ? null : "a topic"));
            }
            // Lambda takes 4 KB of variables in all.
            if (estate.length() > 3_800) {
                throw new IllegalArgumentException(
                        "'estate' must have at most 3800 characters, got %d".formatted(estate.length()));
            }
            return new Checkup(this, estate, topic);
        }
    }
}
