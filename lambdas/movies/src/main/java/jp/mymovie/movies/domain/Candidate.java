package jp.mymovie.movies.domain;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A film that a row may mean, as answers in one or two languages have it.
 *
 * @param likeness of its likest title
 * @param japanese from an answer in Japanese
 * @param english from an answer in English; one of both is there
 */
record Candidate(
        Likeness likeness,
        @Nullable Film japanese,
        @Nullable Film english) {
    /** Likeness of a film's titles to the one of a row. */
    enum Likeness {
        /** One of them is the same. */
        SAME,
        /** The same but for subtitle, article or the way of a numeral. */
        ALIKE,
        OTHER;

        static Likeness of(Film film, String title) {
            FoldedTitle folded = FoldedTitle.of(title);
            FoldedTitle core = FoldedTitle.core(title);
            if (titles(film).map(FoldedTitle::of).anyMatch(folded::equals)) {
                return SAME;
            }
            return titles(film).map(FoldedTitle::core).anyMatch(core::equals) ? ALIKE : OTHER;
        }

        private static Stream<String> titles(Film film) {
            return Stream.of(film.title(), film.originalTitle());
        }
    }

    static Candidate of(Film film, TitleSearch.Language language, String title) {
        Likeness likeness = Likeness.of(film, title);
        return language == TitleSearch.Language.JAPANESE
                ? new Candidate(likeness, film, null)
                : new Candidate(likeness, null, film);
    }

    /** The same film as both know it. */
    Candidate and(Candidate other) {
        return new Candidate(
                likeness.compareTo(other.likeness) <= 0 ? likeness : other.likeness,
                japanese == null ? other.japanese : japanese,
                english == null ? other.english : english);
    }

    /** With the Japanese title where it was asked for. */
    Film film() {
        Film film = japanese == null ? english : japanese;
        if (film == null) {
            throw new IllegalStateException("a candidate must come from an answer");
        }
        return new Film(
                film.tmdbId(),
                film.title(),
                film.originalTitle(),
                english == null ? null : english.title(),
                film.releaseDate(),
                film.posterPath(),
                film.genres(),
                film.director(),
                film.runtime());
    }

    /** The same or nearly so. */
    boolean isAlike() {
        return likeness != Likeness.OTHER;
    }

    boolean isSame() {
        return likeness == Likeness.SAME;
    }
}
