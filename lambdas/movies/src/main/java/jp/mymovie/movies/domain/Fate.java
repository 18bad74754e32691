package jp.mymovie.movies.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** State of a row of an import. */
public sealed interface Fate {
    /** Not looked up yet. */
    record Pending() implements Fate {}

    /**
     * The film is known and not registered yet. It is kept before anything is written, so that a step that is repeated
     * registers the same film.
     *
     * @param wished the film on the watchlist, from which registering takes it; null if it is not on it
     */
    record Found(Film film, @Nullable Wish wished) implements Fate {}

    /** Several films can be meant, or none is certain: the user chooses. */
    record Offered(List<Film> candidates) implements Fate {
        public Offered {
            candidates = List.copyOf(candidates);
        }
    }

    /** No film was found; the reason is for the user. */
    record Unknown(String reason) implements Fate {}

    /**
     * The user has chosen, and the next step carries it out.
     *
     * @param tmdbId the film, null for none
     * @param replaced what the row became before, where that has to be taken back
     */
    record Chosen(@Nullable Integer tmdbId, @Nullable Registered replaced) implements Fate {}

    /**
     * On the list, or the watchlist, because of this row.
     *
     * @param wished the film on the watchlist, from which registering took it
     */
    record Registered(Film film, @Nullable Wish wished) implements Fate {}

    /** On the list before, and left as it was. */
    record Kept(Film film) implements Fate {}

    /** Left out, as the user chose. */
    record Skipped() implements Fate {}

    /** Registered by this row and taken back, unless the user has changed it since. */
    record TakenBack(Film film) implements Fate {}

    /** Entry or wish that the row may have written; null if none. A film that is found may be registered already by a step that was killed. */
    default @Nullable Registered written() {
        return switch (this) {
            case Registered registered -> registered;
            case Found(Film film, Wish wished) -> new Registered(film, wished);
            case Chosen(Integer tmdbId, Registered replaced) -> replaced;
            default -> null;
        };
    }

    /** As the user's choice of a film makes it; null for none. */
    default Fate chosen(@Nullable Integer tmdbId) {
        Registered written = written();
        boolean same = written != null && tmdbId != null && written.film().tmdbId() == tmdbId;
        return same && !(this instanceof Chosen) ? this : new Chosen(tmdbId, written);
    }

    /** The name in answers of the API and in the table. */
    default String word() {
        return switch (this) {
            case Pending() -> "pending";
            case Found f -> "found";
            case Offered o -> "offered";
            case Unknown u -> "unknown";
            case Chosen c -> "chosen";
            case Registered r -> "registered";
            case Kept k -> "kept";
            case Skipped() -> "skipped";
            case TakenBack t -> "takenBack";
        };
    }
}
