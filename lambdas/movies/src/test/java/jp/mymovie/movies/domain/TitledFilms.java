package jp.mymovie.movies.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A catalogue of films with titles in two languages; of a search it notes the question and answers by whole words. */
final class TitledFilms implements FilmCatalog {
    private static final int PAGE = 20;

    private final List<Known> films = new ArrayList<>();
    private final List<TitleSearch> asked = new ArrayList<>();
    private int details;
    private boolean stale;

    private record Known(
            Film japanese, String english, @Nullable LocalDate japaneseDate) {
        boolean matches(TitleSearch question) {
            boolean ofYear = question.year() == null
                    || japanese.releaseDate() != null && japanese.releaseDate().getYear() == question.year();
            return ofYear
                    && Stream.of(japanese.title(), japanese.originalTitle(), english)
                            .map(title -> FoldedTitle.of(title).text())
                            .anyMatch(title -> Stream.of(FoldedTitle.of(question.title())
                                            .text()
                                            .split(" ", -1))
                                    .allMatch(title::contains));
        }

        FoundFilm found(TitleSearch.Language language) {
            return new FoundFilm(
                    language == TitleSearch.Language.JAPANESE
                            ? japanese
                            : new Film(
                                    japanese.tmdbId(), english, japanese.originalTitle(), japanese.releaseDate(), null),
                    "");
        }

        FilmDetails details() {
            return FilmDetails.of(new Film(
                    japanese.tmdbId(),
                    japanese.title(),
                    japanese.originalTitle(),
                    english,
                    japaneseDate,
                    null,
                    List.of(),
                    null,
                    null));
        }
    }

    /** A film of a year, which came out in Japan in the same. */
    Film add(int id, String japanese, String english, String original, int year) {
        return add(id, japanese, english, original, LocalDate.of(year, 6, 1), LocalDate.of(year, 6, 1));
    }

    /** The film as a row gets it: with its details. */
    Film add(
            int id,
            String japanese,
            String english,
            String original,
            @Nullable LocalDate date,
            @Nullable LocalDate japaneseDate) {
        Known known = new Known(new Film(id, japanese, original, date, null), english, japaneseDate);
        films.add(known);
        return known.details().film();
    }

    void clear() {
        films.clear();
    }

    void failSinceYesterday() {
        stale = true;
    }

    List<TitleSearch> asked() {
        return asked;
    }

    /** Searches and questions for details. */
    int requests() {
        return asked.size() + details;
    }

    @Override
    public FilmSearch searchTitle(TitleSearch question) {
        asked.add(question);
        List<FoundFilm> found = films.stream()
                .filter(film -> film.matches(question))
                .map(film -> film.found(question.language()))
                .toList();
        return new FilmSearch(found.stream().limit(PAGE).toList(), 1, Math.ceilDiv(found.size(), PAGE), stale);
    }

    @Override
    public FilmSearch search(String query, int page) {
        throw new AssertionError("an import must not search by Japanese dates");
    }

    @Override
    public @Nullable Integer byImdbId(String imdbId) {
        return imdbId.equals("tt0089881") ? 11645 : null;
    }

    @Override
    public @Nullable FilmDetails film(int tmdbId) {
        details++;
        return films.stream()
                .map(Known::details)
                .filter(film -> film.film().tmdbId() == tmdbId)
                .findAny()
                .orElse(null);
    }
}
