package jp.mymovie.movies.work;

import java.time.Clock;
import java.util.Iterator;
import jp.mymovie.movies.domain.Deadline;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmStore;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.dynamodb.Change;
import jp.mymovie.movies.dynamodb.DynamoDbFilms;
import jp.mymovie.movies.dynamodb.DynamoDbFilms.Copy;
import jp.mymovie.movies.dynamodb.Jobs;

/**
 * Keeps what is TMDB's fresh. Details of a film expire in the table; their removal is the moment to ask for them anew, as
 * long as the film is on a list, and to carry what has changed into the copies on lists.
 */
final class FilmTask implements Task {
    /** Time a step must have left to begin with another copy. */
    private static final long ENOUGH_MILLIS = 20_000;

    private final DynamoDbFilms films;
    private final FilmCatalog catalog;
    private final Shelf shelf;
    private final Jobs jobs;
    private final Pace pace;
    private final Clock clock;

    FilmTask(DynamoDbFilms films, FilmCatalog catalog, Shelf shelf, Jobs jobs, Pace pace, Clock clock) {
        this.films = films;
        this.catalog = catalog;
        this.shelf = shelf;
        this.jobs = jobs;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public boolean takes(Change change) {
        return DynamoDbFilms.expired(change) != null || Jobs.refreshing(change) != null;
    }

    @Override
    public void run(Change change) {
        FilmDetails expired = DynamoDbFilms.expired(change);
        if (expired != null) {
            renew(expired);
        }
        Integer tmdbId = Jobs.refreshing(change);
        if (tmdbId != null && jobs.current(change)) {
            carry(tmdbId, change);
        }
    }

    private void renew(FilmDetails expired) {
        int tmdbId = expired.film().tmdbId();
        if (!films.isListed(tmdbId)) {
            return;
        }
        pace.step();
        FilmDetails now = catalog.film(tmdbId);
        if (now == null) {
            return; // TMDB has given the film up: lists keep what their users registered.
        }
        films.keep(now, clock.instant());
        if (!now.film().equals(expired.film())) {
            jobs.refresh(tmdbId, clock.instant());
        }
    }

    private void carry(int tmdbId, Change change) {
        FilmStore.Kept kept = films.film(tmdbId);
        if (kept == null) {
            jobs.finish(change);
            return;
        }
        Film film = kept.details().film();
        Iterator<Copy> copies = films.copies(tmdbId).iterator();
        while (copies.hasNext()) {
            if (Deadline.millisLeft() < ENOUGH_MILLIS) {
                jobs.next(change);
                return;
            }
            switch (copies.next()) {
                case Copy.OfEntry(String userId, Film copied) when !copied.equals(film) -> shelf.refresh(userId, film);
                case Copy.OfWish(String userId, Film copied)
                when !copied.equals(film) -> films.refreshWish(userId, film);
                case Copy same -> {}
            }
        }
        jobs.finish(change);
    }
}
