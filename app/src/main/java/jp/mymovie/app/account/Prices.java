package jp.mymovie.app.account;

import jp.mymovie.constructs.monitoring.RequestPrices;

/** Prices in dashboards and alarms. */
public final class Prices {
    /** Tokyo's, and the edge's for Japan, as of 27 November 2026; a test holds them against the table of prices. */
    public static final RequestPrices REQUESTS = new RequestPrices(
            0.0120 / 10_000,
            0.114 / 1_000_000_000,
            4.25 / 1_000_000,
            0.20 / 1_000_000,
            0.0000133,
            0.1425 / 1_000_000,
            0.715 / 1_000_000);

    private Prices() {}
}
