package jp.mymovie.local.cloudwatch;

import java.util.List;

/**
 * An alarm as its template has it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Alarms.html">alarms</a>
 */
public sealed interface Alarm {
    /** Account, region and name, by which a composite alarm knows it. */
    Id id();

    /** Description, which CloudWatch's mail shows. */
    String description();

    /** ARNs of what it notifies when it goes off; none where its actions are switched off. */
    List<String> actions();

    /** An alarm's name is unique in an account and region. */
    record Id(String account, String region, String name) {
        @Override
        public String toString() {
            return "'%s' of %s in %s".formatted(name, account, region);
        }
    }

    /**
     * An alarm on a metric or on an expression.
     *
     * @param queries what is read, metrics before the expressions over them
     * @param returned id of the query that is compared
     * @param comparison such as {@code GreaterThanThreshold}
     * @param datapointsToAlarm M of N
     * @param evaluationPeriods N
     * @param ignoresLowSamples whether a percentile of few samples keeps the state
     */
    record OfMetric(
            Id id,
            String description,
            List<String> actions,
            List<Query> queries,
            String returned,
            Comparison comparison,
            double threshold,
            int datapointsToAlarm,
            int evaluationPeriods,
            MissingData missingData,
            boolean ignoresLowSamples)
            implements Alarm {
        /** Seconds of a period, the same for all metrics. */
        int period() {
            return queries.stream()
                    .filter(Query.OfMetric.class::isInstance)
                    .map(Query.OfMetric.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("alarm %s must read a metric".formatted(id)))
                    .period();
        }

        /** The metrics that it reads. */
        public List<Series> series() {
            return queries.stream()
                    .filter(Query.OfMetric.class::isInstance)
                    .map(query -> ((Query.OfMetric) query).series())
                    .toList();
        }
    }

    /** An alarm on the states of others of its account and region. */
    record Composite(Id id, String description, List<String> actions, CompositeRule rule) implements Alarm {}
}
