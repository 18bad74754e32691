package jp.mymovie.local.cloudwatch;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A metric of one account and region. Each set of dimensions is a metric of its own: CloudWatch adds nothing up.
 *
 * @param account the 12 digits
 * @param region where it is kept
 * @param namespace such as {@code AWS/Lambda}
 * @param name such as {@code Errors}
 * @param dimensions such as {@code FunctionName=movies}, in the order of their names, parted by commas
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Dimension">
 *     Dimensions</a>
 */
public record Series(String account, String region, String namespace, String name, String dimensions) {

    /** The metric with these dimensions, in any order. */
    public static Series of(
            String account, String region, String namespace, String name, Map<String, String> dimensions) {
        return new Series(account, region, namespace, name, text(dimensions));
    }

    private static String text(Map<String, String> dimensions) {
        return new TreeMap<>(dimensions)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "%s %s {%s} of %s in %s".formatted(namespace, name, dimensions, account, region);
    }
}
