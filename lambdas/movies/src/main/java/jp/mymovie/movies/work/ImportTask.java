package jp.mymovie.movies.work;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Finder;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Match;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Outcome;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.domain.Swap;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.Jobs;
import org.jspecify.annotations.Nullable;

/**
 * Registers the rows of an import, a part a step. What is on the list already stays as it is, so a part that is done again
 * after a kill does nothing twice.
 */
final class ImportTask implements Task {
    private static final int TRIES = 3;

    private final DynamoDbImports imports;
    private final Jobs jobs;
    private final MovieStore store;
    private final Shelf shelf;
    private final Finder finder;
    private final Pace pace;
    private final Clock clock;

    ImportTask(
            DynamoDbImports imports, Jobs jobs, MovieStore store, Shelf shelf, Finder finder, Pace pace, Clock clock) {
        this.imports = imports;
        this.jobs = jobs;
        this.store = store;
        this.shelf = shelf;
        this.finder = finder;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public boolean takes(Change change) {
        return DynamoDbImports.importing(change) != null;
    }

    @Override
    public void run(Change change) {
        DynamoDbImports.Part part = imports.rows(change);
        if (part.isEmpty() || !jobs.current(change)) {
            return;
        }
        String userId = Objects.requireNonNull(DynamoDbImports.importing(change));
        Instant now = clock.instant();
        int done = 0;
        List<ImportRow.Bad> bad = new ArrayList<>(part.bad());
        for (ImportRow row : part.rows()) {
            String reason = register(userId, row, now);
            if (reason == null) {
                done++;
            } else {
                bad.add(row.bad(reason));
            }
        }
        imports.count(change, done, bad);
    }

    /** Null, or why it could not be done. */
    private @Nullable String register(String userId, ImportRow row, Instant now) {
        for (int attempt = 1; ; attempt++) {
            try {
                pace.step();
                Film film;
                switch (finder.find(row)) {
                    case Match.Certain(Film certain) -> film = certain;
                    case Match.Offered(var candidates) -> {
                        return "tmdb finds %d films of that title and year: add a tmdbID"
                                .formatted(candidates.size());
                    }
                    case Match.None(String reason) -> {
                        return reason;
                    }
                }
                Instant at = row.registeredAt() == null || row.registeredAt().isAfter(now) ? now : row.registeredAt();
                if (row.wish()) {
                    Swap swap = store.wish(userId, new Wish(film, at));
                    return swap == Swap.GONE ? "the account was deleted meanwhile" : null;
                }
                Outcome outcome = shelf.keepOrRegister(userId, film, row.remarks(), at);
                return outcome instanceof Outcome.NoProfile ? "the account was deleted meanwhile" : null;
            } catch (CatalogFault e) {
                if (attempt == TRIES) {
                    return "tmdb did not answer: import this row again";
                }
                pace.rest(attempt);
            }
        }
    }
}
