package jp.mymovie.movies.csv;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.mymovie.movies.domain.ImportRow;

/**
 * Files of a service, told by the whole of their header and never by some of it: {@code Rating} is the user's at
 * Letterboxd, the community's at TMDB, and goes up to 5 here and to 10 there.
 */
interface Format {
    /** All of them. No header is of two: of such a file nobody can tell whose it is. */
    List<Format> ALL = List.of(
            new MyMovie(),
            new Letterboxd(),
            new LetterboxdList(),
            new LetterboxdImport(),
            new Imdb(),
            new TmdbRatings(),
            new Trakt(),
            new Simkl(),
            new Movary());

    /** Of the service, as answers name it. */
    String service();

    boolean matches(Columns columns);

    /** Columns of which something is kept. */
    List<String> kept();

    /** Columns that say something of the film, or of what is kept anyway; nobody misses them. */
    List<String> about();

    /** @throws WrongFile if the file does not tell all that is needed, and the options neither */
    default void check(Columns columns, Options options) {
        if (options.scale() != null) {
            throw new WrongFile("the scale of " + service() + "'s files is known: leave 'scale' out");
        }
    }

    /** @throws BadValue or {@link ImportRow.Unfit} if the line cannot be used */
    ImportRow read(Columns.Row row, Options options);

    /** Columns that are there and of which nothing is kept. */
    default List<String> ignored(Columns columns) {
        Set<String> known = new TreeSet<>(kept());
        known.addAll(about());
        return columns.besides(known);
    }

    /** @throws WrongFile if the columns are those of no service, and not enough without one */
    static Format of(Columns columns, Options options) {
        List<Format> found =
                ALL.stream().filter(format -> format.matches(columns)).toList();
        if (found.size() > 1) {
            throw new WrongFile("the columns must be those of one service, got those of "
                    + String.join(" and ", found.stream().map(Format::service).toList())
                    + ": " + columns.names());
        }
        Format format = found.isEmpty() ? Plain.of(columns, options) : found.getFirst();
        format.check(columns, options);
        return format;
    }
}
