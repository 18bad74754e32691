package jp.mymovie.constructs.monitoring;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/**
 * A line of a graph: a search for all metrics of a kind in one account, so that it needs no name of a resource and shows
 * what is added tomorrow.
 *
 * @param label words of the legend, in which CloudWatch puts dimensions
 * @param schema namespace and exactly the names of the dimensions
 * @param terms name of the metric, and what else the search wants
 * @param statistic such as {@code Sum}
 * @param seconds period
 * @param price dollars for one, where the line is the cost of all found together; 0 for a line each
 * @param red whether it is red, since it should be zero
 * @param edge whether it is reported in us-east-1
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html">Syntax of
 *     searches</a>
 */
record Line(
        String label,
        String schema,
        String terms,
        String statistic,
        int seconds,
        double price,
        boolean red,
        boolean edge) {
    static final String RED = "#d62728";

    /** @param metrics exact names, of which any is found */
    static Line of(String label, String schema, String statistic, int seconds, String... metrics) {
        String terms = "MetricName=(\"%s\")".formatted(String.join("\" OR \"", metrics));
        return new Line(label, schema, terms, statistic, seconds, 0, false, false);
    }

    Line asRed() {
        return new Line(label, schema, terms, statistic, seconds, price, true, edge);
    }

    Line atEdge() {
        return new Line(label, schema, terms, statistic, seconds, price, red, true);
    }

    /** Functions alone whose names have these words. */
    Line named(String words) {
        String both = "FunctionName=(%s) %s".formatted(words, terms);
        return new Line(label, schema, both, statistic, seconds, price, red, edge);
    }

    Line priced(double price) {
        return new Line(label, schema, terms, statistic, seconds, price, red, edge);
    }

    /** The line in a widget of the home region, or of us-east-1. */
    IMetric metric(String account, String homeRegion, boolean edgeWidget) {
        String search = "SEARCH('{%s} :aws.AccountId=\"%s\" %s', '%s', %d)"
                .formatted(schema, account, terms, statistic, seconds);
        MathExpression.Builder line = MathExpression.Builder.create()
                // Metric math does not know exponents.
                .expression(price == 0 ? search : "SUM(%s) * %s".formatted(search, plain(price)))
                .usingMetrics(Map.of())
                .label(label)
                .period(Duration.seconds(seconds));
        if (red) {
            line.color(RED);
        }
        if (edge != edgeWidget) {
            line.searchRegion(edge ? Graph.EDGE_REGION : homeRegion);
        }
        return line.build();
    }

    private static String plain(double price) {
        return new BigDecimal(String.valueOf(price)).toPlainString();
    }
}
