package jp.mymovie.movies.domain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Films that a row may mean, gathered from answers, in the order in which they came. */
final class Candidates {
    private final WrittenTitle written;
    private final Map<Integer, Candidate> films = new LinkedHashMap<>();

    Candidates(WrittenTitle written) {
        this.written = written;
    }

    void add(FilmSearch answer, TitleSearch.Language language) {
        for (FoundFilm found : answer.items()) {
            films.merge(found.film().tmdbId(), Candidate.of(found.film(), language, written.title()), Candidate::and);
        }
    }

    boolean isEmpty() {
        return films.isEmpty();
    }

    /** True if a film bears the row's title or one like it. */
    boolean anyAlike() {
        return films.values().stream().anyMatch(Candidate::isAlike);
    }

    /**
     * The only film of the row's title near its year. A namesake in a year next to it counts as much as one in the same:
     * which of them a row of a Japanese year means cannot be told. A film of a neighbouring year must also have none in
     * the very year that differs by an article or a subtitle alone.
     */
    @Nullable
    Film only() {
        List<Film> namesakes =
                films(candidate -> candidate.isSame() && near(candidate)).toList();
        if (namesakes.size() != 1) {
            return null;
        }
        Film film = namesakes.getFirst();
        return written.distance(film) == 0 || !hasAlikeInTheYear() ? film : null;
    }

    /** The only film of the row's title in any year, where that is none near the row's. */
    @Nullable
    Film onlyFar() {
        List<Film> namesakes = films(Candidate::isSame).toList();
        return namesakes.size() != 1 || written.near(namesakes.getFirst()) || hasAlikeInTheYear()
                ? null
                : namesakes.getFirst();
    }

    /**
     * True if asking in Japanese may change something: a title that decides, or the one that a choice is shown with.
     *
     * @param year of the films that the answer has; null for all
     */
    boolean wantsJapanese(@Nullable Integer year, boolean decided) {
        return films.values().stream()
                .filter(candidate -> candidate.japanese() == null)
                .filter(candidate -> year == null || isOf(candidate.film(), year))
                .anyMatch(candidate -> !decided || near(candidate) && !candidate.isSame());
    }

    /** The likeliest first: alike and near the year, alike, near the year, others; then as they came. */
    List<Film> best() {
        return films.values().stream()
                .sorted(Comparator.comparing((Candidate candidate) -> !candidate.isAlike())
                        .thenComparing(candidate -> !near(candidate))
                        .thenComparing(Candidate::likeness)
                        .thenComparing(candidate -> written.distance(candidate.film())))
                .limit(Match.Offered.MOST)
                .map(Candidate::film)
                .toList();
    }

    private boolean hasAlikeInTheYear() {
        return films(candidate -> candidate.isAlike() && !candidate.isSame())
                .anyMatch(film -> written.distance(film) == 0);
    }

    private Stream<Film> films(Predicate<Candidate> which) {
        return films.values().stream().filter(which).map(Candidate::film);
    }

    private boolean near(Candidate candidate) {
        return written.near(candidate.film());
    }

    private static boolean isOf(Film film, int year) {
        return film.releaseDate() != null && film.releaseDate().getYear() == year;
    }
}
