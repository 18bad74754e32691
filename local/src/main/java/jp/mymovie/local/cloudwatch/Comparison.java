package jp.mymovie.local.cloudwatch;

import jp.mymovie.assembly.Unsupported;

/** How an alarm compares a data point with its threshold. */
enum Comparison {
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqualToThreshold", ">="),
    GREATER_THAN("GreaterThanThreshold", ">"),
    LESS_THAN("LessThanThreshold", "<"),
    LESS_THAN_OR_EQUAL("LessThanOrEqualToThreshold", "<=");

    private final String operator;
    final String sign;

    Comparison(String operator, String sign) {
        this.operator = operator;
        this.sign = sign;
    }

    /** @throws Unsupported for the operators of anomaly detection */
    static Comparison of(String operator) {
        for (Comparison each : values()) {
            if (each.operator.equals(operator)) {
                return each;
            }
        }
        throw new Unsupported("comparison '%s' is not known to the evaluator of alarms".formatted(operator));
    }

    boolean breaches(double value, double threshold) {
        return switch (this) {
            case GREATER_THAN_OR_EQUAL -> value >= threshold;
            case GREATER_THAN -> value > threshold;
            case LESS_THAN -> value < threshold;
            case LESS_THAN_OR_EQUAL -> value <= threshold;
        };
    }
}
