package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** Where films come from. Every method may throw {@link CatalogFault}. */
public interface FilmCatalog {
    FilmSearch search(String query, int page);

    /** The id of the film that IMDb knows by another, or null where the catalogue knows none. */
    @Nullable
    Integer byImdbId(String imdbId);

    /** The film with that id, or null where the catalogue knows none. */
    @Nullable
    FilmDetails film(int tmdbId);
}
