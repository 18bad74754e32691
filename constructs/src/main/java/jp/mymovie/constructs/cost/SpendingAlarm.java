package jp.mymovie.constructs.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.mymovie.constructs.Ordered;
import jp.mymovie.constructs.monitoring.Notice;
import jp.mymovie.constructs.monitoring.RequestPrices;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * Alarm on what requests cost, as US dollars an hour at the pace of each minute, long before AWS Budgets learn of it. It
 * approximates: free allowances are not deducted, and only what a few metrics count is priced, since every metric is
 * billed. A minute without data costs nothing and is a good one, so a stage without visitors, or one that is not yet
 * deployed, rings nobody and needs no switch of the alarm's actions.
 *
 * <p>Told and cut after: CloudFront's metrics come within minutes, 2 to 10 assumed, Lambda's and DynamoDB's within 3; then
 * the minutes of {@link Builder#minutes}; then the switch.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/monitoring-using-cloudwatch.html">Metrics
 *     of CloudFront</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Metrics of Lambda</a>
 */
public final class SpendingAlarm extends Construct {
    private static final Duration MINUTE = Duration.minutes(1);
    private static final int MINUTES_AN_HOUR = 60;

    private SpendingAlarm(Builder builder) {
        super(builder.scope, builder.id);
        List<ITopic> topics = new ArrayList<>();
        topics.addAll(builder.topics);
        Notice notice = builder.notice;
        Alarm alarm = Alarm.Builder.create(this, "Resource")
                .alarmName(notice == null ? null : notice.name(builder.what))
                .alarmDescription(
                        notice == null
                                ? builder.says()
                                : notice.description(builder.says(), builder.first, "kill-switch.md"))
                .metric(builder.usdAnHour())
                .threshold(builder.hourlyUsd)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(builder.minutes)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build();
        topics.forEach(topic -> alarm.addAlarmAction(new SnsAction(topic)));
    }

    /** Collects what a {@link SpendingAlarm} watches. */
    public static final class Builder {
        private static final int MOST_METRICS = 10;

        private final Construct scope;
        private final String id;
        private final List<Map.Entry<Metric, BigDecimal>> terms = new ArrayList<>();
        private final List<ITopic> topics = new ArrayList<>();
        private final String what;
        private final String first;
        private double hourlyUsd;
        private int minutes;
        private @Nullable Notice notice;

        private Builder(Construct scope, String id, String what, String first, int minutes) {
            this.scope = scope;
            this.id = id;
            this.what = what;
            this.first = first;
            this.minutes = minutes;
        }

        /**
         * An alarm on requests and bytes of a distribution, two metrics; two minutes by default.
         *
         * @throws IllegalArgumentException outside us-east-1, where CloudFront reports
         */
        public static Builder edge(Construct scope, String id, IDistribution distribution, RequestPrices prices) {
            String region = Stack.of(scope).getRegion();
            if (!Token.isUnresolved(region) && !region.equals("us-east-1")) {
                throw new IllegalArgumentException(
                        "'%s' must be in a stack of us-east-1, where CloudFront reports, got %s".formatted(id, region));
            }
            Map<String, String> dimensions =
                    Ordered.map("DistributionId", distribution.getDistributionId(), "Region", "Global");
            return new Builder(scope, id, "the edge costs too much", "who asks for what, in the edge's log", 2)
                    .term("AWS/CloudFront", "Requests", dimensions, prices.edgeRequest())
                    .term("AWS/CloudFront", "BytesDownloaded", dimensions, prices.edgeByte());
        }

        /**
         * An alarm on the time of all functions of the account in this region and on what a table writes, two metrics; three
         * minutes by default. A loop shows in both: each write calls a function that writes.
         *
         * @param gibibytes memory of the functions, in GiB
         * @param tableName name of the table, which need not be known to this stack
         */
        public static Builder back(
                Construct scope, String id, double gibibytes, String tableName, RequestPrices prices) {
            return new Builder(
                            scope,
                            id,
                            "functions cost too much",
                            "which function runs, and what calls it, in its log",
                            3)
                    .term("AWS/Lambda", "Duration", Map.of(), prices.functionSecond() * gibibytes / 1000)
                    .term(
                            "AWS/DynamoDB",
                            "ConsumedWriteCapacityUnits",
                            Map.of("TableName", tableName),
                            prices.writeUnit());
        }

        /** Adds a metric whose sum of a minute is multiplied by a price in US dollars a unit. Each is billed. */
        public Builder term(String namespace, String metric, Map<String, String> dimensions, double usdPerUnit) {
            terms.add(Map.entry(
                    Metric.Builder.create()
                            .namespace(namespace)
                            .metricName(metric)
                            .dimensionsMap(dimensions)
                            .statistic("Sum")
                            .period(MINUTE)
                            .build(),
                    // As it is written, not as binary digits make of it.
                    new BigDecimal(Double.toString(usdPerUnit)).stripTrailingZeros()));
            return this;
        }

        /** US dollars an hour above which it rings, above 0; required. */
        public Builder hourlyUsd(double hourlyUsd) {
            this.hourlyUsd = hourlyUsd;
            return this;
        }

        /** Minutes in a row above the threshold, 1 to 60. */
        public Builder minutes(int minutes) {
            this.minutes = minutes;
            return this;
        }

        /** Topic that is told, or the trip topic of a kill switch; none by default. */
        public Builder topic(ITopic topic) {
            topics.add(topic);
            return this;
        }

        /** Words of the alarm, whose runbook is {@code kill-switch.md}; a generated name by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** @throws IllegalArgumentException if the threshold, the minutes or the number of metrics is out of range */
        public SpendingAlarm build() {
            if (hourlyUsd <= 0) {
                throw new IllegalArgumentException("'hourlyUsd' must be above 0, got %s".formatted(hourlyUsd));
            }
            if (minutes < 1 || minutes > MINUTES_AN_HOUR) {
                throw new IllegalArgumentException("'minutes' must be 1 to 60, got %d".formatted(minutes));
            }
            if (terms.size() > MOST_METRICS) {
                throw new IllegalArgumentException("metrics must be at most %d, CloudWatch's limit of an alarm, got %d"
                        .formatted(MOST_METRICS, terms.size()));
            }
            return new SpendingAlarm(this);
        }

        private String says() {
            return "more than %s US$ an hour for %d minutes"
                    .formatted(
                            new BigDecimal(Double.toString(hourlyUsd))
                                    .stripTrailingZeros()
                                    .toPlainString(),
                            minutes);
        }

        private IMetric usdAnHour() {
            Map<String, IMetric> named = new TreeMap<>();
            terms.forEach(term -> named.put("m" + named.size(), term.getKey()));
            String sum = IntStream.range(0, terms.size())
                    .mapToObj(i -> "FILL(m%d, 0) * %s"
                            .formatted(
                                    i,
                                    Objects.requireNonNull(terms.get(i))
                                            .getValue()
                                            .toPlainString()))
                    .collect(Collectors.joining(" + "));
            return MathExpression.Builder.create()
                    .expression("(%s) * %d".formatted(sum, MINUTES_AN_HOUR))
                    .label("US$ an hour")
                    .usingMetrics(named)
                    .period(MINUTE)
                    .build();
        }
    }
}
