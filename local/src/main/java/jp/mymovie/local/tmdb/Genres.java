package jp.mymovie.local.tmdb;

import static java.util.Map.entry;

import java.util.Map;

/**
 * TMDB's genres of films and their ids.
 *
 * @see <a href="https://developer.themoviedb.org/reference/genre-movie-list">the list</a>
 */
final class Genres {
    private static final Map<String, Integer> IDS = Map.ofEntries(
            entry("Action", 28),
            entry("Adventure", 12),
            entry("Animation", 16),
            entry("Comedy", 35),
            entry("Crime", 80),
            entry("Documentary", 99),
            entry("Drama", 18),
            entry("Family", 10751),
            entry("Fantasy", 14),
            entry("History", 36),
            entry("Horror", 27),
            entry("Music", 10402),
            entry("Mystery", 9648),
            entry("Romance", 10749),
            entry("Science Fiction", 878),
            entry("TV Movie", 10770),
            entry("Thriller", 53),
            entry("War", 10752),
            entry("Western", 37));

    private Genres() {}

    static int id(String name) {
        Integer id = IDS.get(name);
        if (id == null) {
            throw new IllegalArgumentException("genre must be one of TMDB's, " + IDS.keySet() + ", got " + name);
        }
        return id;
    }
}
