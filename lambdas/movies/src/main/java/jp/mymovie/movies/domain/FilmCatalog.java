package jp.mymovie.movies.domain;

import org.jspecify.annotations.Nullable;

/** Where films come from. Every method may throw {@link CatalogFault}. */
public interface FilmCatalog {
    FilmSearch search(String query, int page);

    /**
     * First page of the films of a title, dated by their primary release. A catalogue that cannot tell languages and
     * years apart answers with what it has.
     */
    default FilmSearch searchTitle(TitleSearch question) {
        return search(question.title(), 1);
    }

    /** The id of the film that IMDb knows by another, or null where the catalogue knows none. */
    @Nullable
    Integer byImdbId(String imdbId);

    /** The film with that id, or null where the catalogue knows none. */
    @Nullable
    FilmDetails film(int tmdbId);
}
