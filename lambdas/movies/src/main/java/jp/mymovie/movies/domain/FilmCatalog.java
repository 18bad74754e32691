package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** Where films come from. Every method may throw {@link CatalogFault}. */
public interface FilmCatalog {
    FilmSearch search(String query, int page);

    /** The film with that id, or null where the catalogue knows none. */
    @Nullable
    Film film(int tmdbId);
}
