package jp.mymovie.movies.domain;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, asked only for films whose details are not kept yet or too old. Where it fails, old details are better
 * than none.
 */
public final class KnownFilms implements FilmCatalog {
    private final FilmCatalog catalog;
    private final FilmStore kept;
    private final boolean keeps;
    private final Clock clock;

    private KnownFilms(FilmCatalog catalog, FilmStore kept, boolean keeps, Clock clock) {
        this.catalog = catalog;
        this.kept = kept;
        this.keeps = keeps;
        this.clock = clock;
    }

    /** Keeps what the catalogue answers, for what goes onto a list. */
    public static KnownFilms keeping(FilmCatalog catalog, FilmStore kept, Clock clock) {
        return new KnownFilms(catalog, kept, true, clock);
    }

    /** Reads alone. */
    public static KnownFilms reading(FilmCatalog catalog, FilmStore kept, Clock clock) {
        return new KnownFilms(catalog, kept, false, clock);
    }

    @Override
    public FilmSearch search(String query, int page) {
        return catalog.search(query, page);
    }

    @Override
    public FilmSearch searchTitle(TitleSearch question) {
        return catalog.searchTitle(question);
    }

    @Override
    public @Nullable Integer byImdbId(String imdbId) {
        return catalog.byImdbId(imdbId);
    }

    @Override
    public @Nullable FilmDetails film(int tmdbId) {
        FilmStore.Kept known = kept.film(tmdbId);
        if (known != null && known.until().isAfter(clock.instant())) {
            return known.details();
        }
        try {
            FilmDetails asked = catalog.film(tmdbId);
            if (asked != null && keeps) {
                kept.keep(asked, clock.instant());
            }
            return asked;
        } catch (CatalogFault e) {
            if (known == null) {
                throw e;
            }
            return known.details();
        }
    }
}
