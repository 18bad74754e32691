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
        FilmDetails now = renewed(expired);
        if (!now.film().equals(expired.film())) {
            jobs.refresh(tmdbId, clock.instant());
        }
    }

    /** Details known of the film now: those from before where TMDB has given it up, so that lists and its page stay. */
    private FilmDetails renewed(FilmDetails expired) {
        int tmdbId = expired.film().tmdbId();
        FilmStore.Kept kept = films.film(tmdbId);
        if (kept != null && kept.until().isAfter(clock.instant())) {
            return kept.details(); // Somebody registered it since, or this change was told before.
        }
        pace.step();
        FilmDetails asked = catalog.film(tmdbId);
        FilmDetails known = asked == null ? expired : asked;
        films.keep(known, clock.instant());
        return known;
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
            if (carry(copies.next(), film) && copies.hasNext() && Deadline.millisLeft() < ENOUGH_MILLIS) {
                jobs.next(change);
                return;
            }
        }
        jobs.finish(change);
    }

    /** True if the copy was another; a step makes one at least, however short its time is. */
    private boolean carry(Copy copy, Film film) {
        switch (copy) {
            case Copy.OfEntry(String userId, Film copied) when !copied.equals(film) -> shelf.refresh(userId, film);
            case Copy.OfWish(String userId, Film copied) when !copied.equals(film) -> films.refreshWish(userId, film);
            case Copy same -> {
                return false;
            }
        }
        return true;
    }
}
