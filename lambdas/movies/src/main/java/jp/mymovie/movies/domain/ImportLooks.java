package jp.mymovie.movies.domain;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks films of an import up, at a pace that the catalogue takes. */
final class ImportLooks {
    private static final int TRIES = 3;

    private final Finder finder;
    private final FilmCatalog catalog;
    private final Importer.Pace pace;
    private final ImportWrites writes;

    ImportLooks(Finder finder, FilmCatalog catalog, Importer.Pace pace, ImportWrites writes) {
        this.finder = finder;
        this.catalog = catalog;
        this.pace = pace;
        this.writes = writes;
    }

    /** @throws CatalogFault if the catalogue does not answer after some tries */
    Fate find(ImportedRow row) {
        return switch (patiently(() -> finder.find(row.row()))) {
            case Match.Certain(Film film) -> writes.found(row, film);
            case Match.Offered(var candidates) -> new Fate.Offered(candidates);
            case Match.None(String reason) -> new Fate.Unknown(reason);
        };
    }

    /** The film of that id, null if there is none. @throws CatalogFault if the catalogue does not answer after some tries */
    @Nullable
    Film film(int tmdbId) {
        FilmDetails details = patiently(() -> catalog.film(tmdbId));
        return details == null ? null : details.film();
    }

    private <T extends @Nullable Object> T patiently(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                pace.step();
                return call.get();
            } catch (CatalogFault e) {
                if (attempt == TRIES) {
                    throw e;
                }
                pace.rest(attempt);
            }
        }
    }
}
