package jp.mymovie.movies.http;

import jp.mymovie.movies.domain.CatalogFault;

/** How a fault of the film catalogue is told. */
final class CatalogProblem {
    private CatalogProblem() {}

    static Problem of(CatalogFault fault) {
        return switch (fault.kind()) {
            case BROKEN ->
                new Problem(502, "bad-gateway", "Bad gateway", "tmdb gave no usable answer: try again later");
            case LATE ->
                new Problem(504, "gateway-timeout", "Gateway timeout", "tmdb did not answer in time: try again");
            case RESTING ->
                new Problem(
                        503, "catalog-resting", "Catalogue resting", "tmdb failed several times: try again shortly");
            case BUSY -> new Problem(503, "catalog-busy", "Catalogue busy", "tmdb asked us to wait: try again shortly");
        };
    }
}
