package jp.mymovie.movies.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Function and version in a line of the log, and the metric {@code failed} of both: 1 for each answer, or record of the
 * stream, that failed by a fault of our own. A deployment rolls back by it, since Lambda counts an answer 500 as a success
 * and API Gateway's metrics know no version.
 *
 * <p>A metric is billed by the hour in which it has values, and a version without a fault has none.
 *
 * @param function name of the function
 * @param version number of the version that runs
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 *     metric format</a>
 */
public record FailedMetric(String function, String version) {
    private static final String NAMESPACE = "MovieService";

    /** As Lambda sets them, see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">AWS</a>. */
    public static FailedMetric fromEnvironment() {
        return new FailedMetric(
                or(System.getenv("AWS_LAMBDA_FUNCTION_NAME")), or(System.getenv("AWS_LAMBDA_FUNCTION_VERSION")));
    }

    /** Outside of Lambda, in tests. */
    private static String or(@Nullable String value) {
        return value == null ? "none" : value;
    }

    /**
     * Writes the members.
     *
     * @param failed whether they are to count as a failure
     */
    public void members(JsonGenerator json, boolean failed) throws IOException {
        json.writeStringField("function", function);
        json.writeStringField("version", version);
        if (failed) {
            json.writeNumberField("failed", 1);
        }
    }

    /** Writes the directive for CloudWatch, an element of {@code CloudWatchMetrics}. */
    public static void directive(JsonGenerator json) throws IOException {
        directive(json, "failed", "Count", "function", "version");
    }

    /** Writes a directive of one metric with one set of dimensions. */
    public static void directive(JsonGenerator json, String name, String unit, String... dimensions)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", NAMESPACE);
        json.writeArrayFieldStart("Dimensions");
        json.writeArray(dimensions, 0, dimensions.length);
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        json.writeStartObject();
        json.writeStringField("Name", name);
        json.writeStringField("Unit", unit);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
