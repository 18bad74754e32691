package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** A catalogue that, where it fails, knows at least the films that are on somebody's list. */
public final class KnownFilms implements FilmCatalog {
    private final FilmCatalog catalog;
    private final MovieStore store;

    public KnownFilms(FilmCatalog catalog, MovieStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    @Override
    public FilmSearch search(String query, int page) {
        return catalog.search(query, page);
    }

    @Override
    public @Nullable Integer byImdbId(String imdbId) {
        return catalog.byImdbId(imdbId);
    }

    @Override
    public @Nullable FilmDetails film(int tmdbId) {
        try {
            return catalog.film(tmdbId);
        } catch (CatalogFault e) {
            Film known = store.loggedFilm(tmdbId).film();
            if (known == null) {
                throw e;
            }
            return FilmDetails.of(known);
        }
    }
}
