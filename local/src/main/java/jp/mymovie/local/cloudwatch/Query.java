package jp.mymovie.local.cloudwatch;

/** What an alarm reads: a statistic of a metric, or an expression over others. */
sealed interface Query {
    String id();

    /** @param period seconds */
    record OfMetric(String id, Series series, Statistic statistic, int period) implements Query {}

    record OfMath(String id, String text, MathParser.Node expression) implements Query {}
}
