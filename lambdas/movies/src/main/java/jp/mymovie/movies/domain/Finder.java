package jp.mymovie.movies.domain;

/**
 * Finds the film a row means: by its id, by that of IMDb, or by title and year. An id is certain; a title and year are
 * where no other film can be meant.
 */
public final class Finder {
    private final FilmCatalog catalog;

    public Finder(FilmCatalog catalog) {
        this.catalog = catalog;
    }

    /** @throws CatalogFault if the catalogue does not answer */
    public Match find(ImportRow row) {
        Integer tmdbId = row.tmdbId() == null && row.imdbId() != null ? catalog.byImdbId(row.imdbId()) : row.tmdbId();
        if (tmdbId != null) {
            FilmDetails film = catalog.film(tmdbId);
            return film == null
                    ? new Match.None("tmdb knows no film of the id " + tmdbId)
                    : new Match.Certain(film.film());
        }
        return row.imdbId() == null
                ? new SearchByTitle(catalog, row).match()
                : new Match.None("tmdb knows no film of the id " + row.imdbId());
    }
}
