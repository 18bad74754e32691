package jp.mymovie.movies.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the film of one row by its title and year, which are written for people and not for machines.
 *
 * <p>Requests, details of the film that is taken among them: two where all films of such a title fit on one page and no
 * other is near the year; three where the title is not Japanese and others are; eight for words that hundreds of films
 * share (all years, three years in English, three in Japanese, details), and twice as many at worst, where none of those
 * hundreds is like the title and they are as many for its words without subtitle, article and numeral.
 */
final class SearchByTitle {
    private final FilmCatalog catalog;
    private final WrittenTitle written;
    private final Candidates candidates;
    /** Completeness of the answers: all films of the title near the year, and of all years. */
    private boolean whole = true;

    private boolean ofAllYears = true;

    SearchByTitle(FilmCatalog catalog, ImportRow row) {
        this.catalog = catalog;
        this.written = WrittenTitle.of(row);
        this.candidates = new Candidates(written);
    }

    Match match() {
        String title = written.title();
        ask(title);
        String words = FoldedTitle.sureWords(title);
        if (!candidates.anyAlike() && !FoldedTitle.of(words).equals(FoldedTitle.of(title))) {
            whole = true;
            ask(words);
        }
        Film only = only();
        if (only != null) {
            FilmDetails details = catalog.film(only.tmdbId());
            return details == null ? none() : new Match.Certain(details.film());
        }
        Film late = whole && ofAllYears ? releasedLate() : null;
        if (late != null) {
            return new Match.Certain(late);
        }
        return candidates.isEmpty() ? none() : new Match.Offered(candidates.best());
    }

    /**
     * One question for all years, or where its answer is cut one a year; then the same in Japanese as far as that may
     * change something. An answer in English does not tell which films bear the title in Japanese, as LIFE! does.
     */
    private void ask(String words) {
        for (TitleSearch question : answered(words)) {
            if (question.language() != TitleSearch.Language.JAPANESE
                    && candidates.wantsJapanese(question.year(), only() != null)) {
                answered(question.in(TitleSearch.Language.JAPANESE));
            }
        }
    }

    private List<TitleSearch> answered(String words) {
        TitleSearch.Language language = TitleSearch.Language.of(words);
        TitleSearch all = answered(new TitleSearch(words, language, null));
        ofAllYears = whole;
        Integer year = written.year();
        if (whole || year == null) {
            return List.of(all);
        }
        whole = true;
        return Stream.of(year, year - 1, year + 1)
                .map(one -> answered(new TitleSearch(words, language, one)))
                .toList();
    }

    private TitleSearch answered(TitleSearch question) {
        FilmSearch answer = catalog.searchTitle(question);
        candidates.add(answer, question.language());
        // Answers of an earlier day may lack a namesake.
        whole &= answer.totalPages() <= 1 && !answer.stale();
        return question;
    }

    private @Nullable Film only() {
        return whole ? candidates.only() : null;
    }

    /** The only film of the title, of another year, whose Japanese release is in the row's. */
    private @Nullable Film releasedLate() {
        Film far = candidates.onlyFar();
        FilmDetails details = far == null ? null : catalog.film(far.tmdbId());
        return details != null && written.distance(details.film()) == 0 ? details.film() : null;
    }

    private Match none() {
        return new Match.None(
                written.year() == null
                        ? "tmdb finds no film of that title"
                        : "tmdb finds no film of that title and year");
    }
}
