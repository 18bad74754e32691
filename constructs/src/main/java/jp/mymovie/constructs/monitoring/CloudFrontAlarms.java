package jp.mymovie.constructs.monitoring;

import java.util.Map;
import jp.mymovie.constructs.Ordered;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudfront.IDistribution;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/**
 * The alarms of one distribution: more than 1 % of the answers are 5xx; with the paid additional metrics also an origin
 * that answers slowly and a cache that is hardly hit. CloudFront reports to us-east-1 only and an alarm elsewhere would
 * stay silently OK, so that is where the stack must be.
 */
public final class CloudFrontAlarms extends ServiceAlarms {
    static final String PAGE = "distribution.md";

    private CloudFrontAlarms(Builder builder) {
        super(builder.scope, builder.id, PAGE, builder.topic, builder.notice);
        Map<String, String> distribution =
                Ordered.map("DistributionId", builder.distribution.getDistributionId(), "Region", "Global");
        above(
                "ServerErrors",
                new Words(
                        "the edge answers with errors",
                        "more than 1 % of the answers are 5xx",
                        "the origin that answers so, in the edge's log"),
                metric("AWS/CloudFront", "5xxErrorRate", "Average", distribution),
                1);
        if (builder.additionalMetrics) {
            above(
                    "OriginLatency",
                    new Words(
                            "the origin is slow",
                            "the origin takes more than 3 seconds for the slowest answers",
                            "the functions behind it"),
                    metric("AWS/CloudFront", "OriginLatency", "p99", distribution),
                    3000);
            Metric hits = metric("AWS/CloudFront", "CacheHitRate", "Average", distribution);
            add(alarm(
                            "CacheHitRate",
                            new Words(
                                    "the cache is hardly hit",
                                    "less than 20 % of the answers come from the cache",
                                    "what changed in cache policies and headers"))
                    .metric(hits)
                    .threshold(20)
                    .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                    .evaluationPeriods(30)
                    .datapointsToAlarm(20)
                    .treatMissingData(TreatMissingData.NOT_BREACHING)
                    .build());
        }
    }

    /** Collects what {@link CloudFrontAlarms} watch. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final IDistribution distribution;
        private @Nullable ITopic topic;
        private @Nullable Notice notice;
        private boolean additionalMetrics;

        private Builder(Construct scope, String id, IDistribution distribution) {
            this.scope = scope;
            this.id = id;
            this.distribution = distribution;
        }

        public static Builder create(Construct scope, String id, IDistribution distribution) {
            return new Builder(scope, id, distribution);
        }

        /** Topic that receives the alarms; none by default. */
        public Builder topic(ITopic topic) {
            this.topic = topic;
            return this;
        }

        /** Words of the alarms, whose runbook is {@code distribution.md}; generated names by default. */
        public Builder notice(Notice notice) {
            this.notice = notice;
            return this;
        }

        /** Whether the distribution publishes the additional metrics, about 2.40 US$ a month; default: no. */
        public Builder additionalMetrics(boolean additionalMetrics) {
            this.additionalMetrics = additionalMetrics;
            return this;
        }

        /** @throws IllegalArgumentException outside us-east-1 */
        public CloudFrontAlarms build() {
            String region = Stack.of(scope).getRegion();
            if (!Token.isUnresolved(region) && !region.equals("us-east-1")) {
                throw new IllegalArgumentException(
                        "'%s' must be in a stack of us-east-1, where CloudFront reports, got %s".formatted(id, region));
            }
            return new CloudFrontAlarms(this);
        }
    }
}
