package jp.mymovie.lab.incidents;

/**
 * An answer of the API, with the traces that it leaves in metrics.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html">Lambda's metrics: a function
 *     that answers 500 has not failed, one that is throttled was not invoked</a>
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html">API
 *     Gateway's metrics</a>
 */
enum Outcome {
    FINE(200, 90, Trace.INVOKED),
    /** A body that is not what the route promises. */
    WRONG(200, 90, Trace.INVOKED),
    SLOW(200, 2_000, Trace.INVOKED),
    VERY_SLOW(200, 4_500, Trace.INVOKED),
    /** The handler catches a fault of our own. */
    FAULT(500, 120, Trace.FAULT),
    /** The handler tells a fault of a service that it depends on. */
    DEPENDENCY_FAILS(502, 3_000, Trace.INVOKED),
    /** The function is stopped by its timeout or for want of memory, or throws. */
    CRASH(502, 10_000, Trace.ERROR),
    /** The environment cannot be restored from its snapshot: nothing is invoked. */
    NO_ENVIRONMENT(502, 2_000, Trace.NONE),
    /** No execution is left in the account. */
    THROTTLED(500, 30, Trace.THROTTLE),
    UNAUTHORIZED(401, 20, Trace.NONE),
    FORBIDDEN(403, 10, Trace.NONE);

    /** Trace of an answer in the metrics of the function. */
    enum Trace {
        NONE,
        INVOKED,
        /** Invoked, and told in our own metric of faults. */
        FAULT,
        ERROR,
        THROTTLE
    }

    final int status;
    final int millis;
    final Trace trace;

    Outcome(int status, int millis, Trace trace) {
        this.status = status;
        this.millis = millis;
        this.trace = trace;
    }

    /** True where the probe takes the answer. */
    boolean satisfies() {
        return this == FINE || this == SLOW;
    }
}
