package jp.mymovie.constructs.loglake;

/**
 * The folders of the compacted bucket. A day is made twice: the night after it, while lines may still be on their way, and
 * finally the night after that. The first form expires by itself, so nothing has to delete it.
 */
final class CompactedFolder {
    /** {@code fresh/<kind>/<yyyy-MM-dd>/<run>/}: the first form of a day. */
    static final String FRESH = "fresh/";

    /** {@code days/<kind>/<yyyy-MM-dd>/<run>/}: the final form of a day. */
    static final String DAYS = "days/";

    /** Athena's notes on each run. */
    static final String RESULTS = "results/";

    private CompactedFolder() {}
}
