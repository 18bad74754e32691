package jp.mymovie.operations.checkup;

import java.time.Duration;
import java.util.List;

/**
 * Functions of an account, whoever waits for them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda's metrics</a>
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html">EventBridge's metrics</a>
 */
final class FunctionRules {
    private static final String LAMBDA = "AWS/Lambda";
    private static final String FUNCTION = "FunctionName";

    /** The estate asks for this quota, see docs/runbooks/bootstrap.md; young accounts have 10, which throttles tell. */
    private static final int CONCURRENCY = 1_000;

    static final List<MetricRule> ALL = List.of(
            MetricRule.of("function failed", LAMBDA, "Errors", FUNCTION)
                    .says(
                            "calls of %s threw, ran out of time or out of memory",
                            "the function's log at that time", "morning-mail.md"),
            MetricRule.of("function throttled", LAMBDA, "Throttles", FUNCTION)
                    .says(
                            "calls of %s were refused, because the account's concurrency was used up",
                            "ConcurrentExecutions of the account beside its quota", "morning-mail.md"),
            MetricRule.of("concurrency near its quota", LAMBDA, "ConcurrentExecutions")
                    .by("Maximum")
                    .when(Sign.above(0.8 * CONCURRENCY, 1))
                    .says(
                            "the account%s ran more than 80 percent of the executions that it may run at once",
                            "which function runs so often", "morning-mail.md"),
            MetricRule.of("event lost", LAMBDA, "AsyncEventsDropped", FUNCTION)
                    .says(
                            "events for %s were given up after their last retry",
                            "the function's log at that time", "morning-mail.md"),
            MetricRule.of("schedule failed", "AWS/Events", "FailedInvocations", "RuleName")
                    .says(
                            "the rule %s could not call its target",
                            "target and permission of the rule", "morning-mail.md"));

    /** For stages: what runs there every day is called by a schedule or by visitors. */
    static final List<MetricRule> REGULAR = List.of(MetricRule.of("function silent", LAMBDA, "Invocations", FUNCTION)
            .over(MetricRule.TWO_WEEKS)
            .when(Sign.silence(Duration.ofHours(26), 4))
            .says(
                    "%s ran on most days before and did not run for more than a day",
                    "the schedule or the trigger of the function", "morning-mail.md"));

    private FunctionRules() {}
}
