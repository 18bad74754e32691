package jp.mymovie.movies.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Details of films, kept once a film and asked for anew before they are six months old, as TMDB's terms want it. */
public interface FilmStore {
    /** Days for which details are kept at least; up to {@link #SPREAD_DAYS} more, so that films of one day expire apart. */
    int KEPT_DAYS = 120;

    int SPREAD_DAYS = 30;

    /** Days for which details are kept of a film that has no date yet, or one that is not over. */
    int SOON_DAYS = 14;

    /** Details, and when they are to be asked for anew. */
    record Kept(FilmDetails details, Instant until) {}

    /** Details kept of a film; null where there are none. */
    @Nullable
    Kept film(int tmdbId);

    /** Keeps details in place of those before. */
    void keep(FilmDetails details, Instant now);

    /** When details are to be asked for anew: soon for what may still change, else after months, spread by the id. */
    static Instant until(Film film, Instant now) {
        boolean open = film.releaseDate() == null
                || !film.releaseDate().isBefore(now.atZone(ZoneOffset.UTC).toLocalDate());
        int days = open ? SOON_DAYS : KEPT_DAYS + Math.floorMod(film.tmdbId() * 31, SPREAD_DAYS);
        return now.plus(Duration.ofDays(days));
    }
}
