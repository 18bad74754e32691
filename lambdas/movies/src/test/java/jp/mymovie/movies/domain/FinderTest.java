package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import jp.mymovie.movies.domain.TitleSearch.Language;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A film is taken from a file only where the row names one film without doubt; else films are offered. */
final class FinderTest {
    private final TitledFilms films = new TitledFilms();
    private final Finder finder = new Finder(films);
    private final Film ran = films.add(11645, "乱", "Ran", "乱", 1985);

    @Test
    void goesByTheIdWhateverTheTitleIs() {
        assertThat(find(11645, "tt0000001", "another", 1900)).isEqualTo(new Match.Certain(ran));
        assertThat(find(1, null, "乱", 1985)).isEqualTo(new Match.None("tmdb knows no film of the id 1"));
    }

    @Test
    void goesByTheIdOfImdbWhateverTheTitleIs() {
        assertThat(find(null, "tt0089881", "another", 1900)).isEqualTo(new Match.Certain(ran));
        assertThat(find(null, "tt0000001", "乱", 1985))
                .isEqualTo(new Match.None("tmdb knows no film of the id tt0000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"乱", "Ran", "RAN", " ran ", "Ｒａｎ", "Ran (1985)"})
    void findsATitleInEitherLanguageHoweverItIsWritten(String title) {
        films.add(2, "乱れ雲", "Scattered Clouds", "乱れ雲", 1985);
        assertTaken(title, 1985, 11645);
    }

    @Test
    void takesTheOnlyFilmOfATitleWithoutAYear() {
        films.add(2, "蘭", "Ran's Garden", "蘭", 1985);
        assertTaken("ran", null, 11645);
        assertTaken("Ran (1985)", null, 11645);
    }

    @Test
    void bringsAnArticleFromBehindToTheFront() {
        films.add(603, "マトリックス", "The Matrix", "The Matrix", 1999);
        assertTaken("Matrix, The", 1999, 603);
        assertOffered("Matrix", 1999).containsExactly(603);
    }

    @ParameterizedTest
    @CsvSource({
        "Star, 1977, Star Wars",
        "Queen, 2006, The Queen",
        "Rocky 2, 1979, Rocky II",
        "Ran (Kurosawa), 1985, Ran: A Film",
        "Alien, 1986, Aliens",
        "Kill Bill, 2003, Kill Bill: Vol. 1"
    })
    void offersATitleThatIsNotTheSame(String written, int year, String title) {
        films.add(2, title, title, title, year);
        assertOffered(written, year).contains(2);
    }

    @Test
    void offersNamesakesOfTheYearAndOfTheYearsBeside() {
        films.add(2, "ザ・コール", "The Call", "콜", 2020);
        films.add(3, "The Call", "The Call", "The Call", 2020);
        films.add(4, "Little Women", "Little Women", "Little Women", 2018);
        films.add(5, "若草物語", "Little Women", "Little Women", 2019);
        films.add(6, "Little Women", "Little Women", "Little Women", 1994);
        assertOffered("The Call", 2020).containsExactly(2, 3);
        assertOffered("Little Women", 2019).containsExactly(5, 4, 6);
    }

    @Test
    void takesANeighbourOfTheYearWhereNoOtherCanBeMeant() {
        films.add(2, "セッション", "Whiplash", "Whiplash", 2014);
        assertTaken("セッション", 2015, 2);
        assertTaken("Whiplash", 2013, 2);
        assertOffered("Whiplash", 2016).containsExactly(2);
    }

    @Test
    void offersANeighbourOfTheYearWhereAFilmOfTheVeryYearIsAlike() {
        films.add(2, "クイーン", "Queen", "Queen", 2007);
        assertTaken("Queen", 2006, 2);
        films.add(3, "クィーン", "The Queen", "The Queen", 2006);
        assertOffered("Queen", 2006).containsExactly(2, 3);
        assertTaken("Queen", 2007, 2);
    }

    /** The film of 2015 is called Life in English, that of 2013 LIFE! in Japanese alone. */
    @Test
    void comparesJapaneseTitlesInLatinLettersToo() {
        films.add(2, "ディーン、君がいた瞬間", "Life", "Life", 2015);
        assertTaken("LIFE!", 2014, 2);
        films.add(3, "LIFE!", "The Secret Life of Walter Mitty", "The Secret Life of Walter Mitty", 2013);
        assertOffered("LIFE!", 2014).containsExactlyInAnyOrder(2, 3);
    }

    @Test
    void takesAFilmOfALaterJapaneseYearWhereItIsTheOnlyOne() {
        LocalDate primary = LocalDate.of(2023, 7, 11);
        films.add(2, "オッペンハイマー", "Oppenheimer", "Oppenheimer", primary, LocalDate.of(2026, 3, 29));
        assertTaken("オッペンハイマー", 2026, 2);
        assertOffered("オッペンハイマー", 2027).containsExactly(2);
        films.add(3, "オッペンハイマー", "Oppenheimer", "Oppenheimer", 1980);
        assertOffered("オッペンハイマー", 2026).containsExactly(2, 3);
    }

    @Test
    void offersAFilmWithoutADateWhereTheRowHasAYear() {
        films.clear();
        films.add(2, "乱", "Ran", "乱", null, null);
        assertOffered("乱", 1985).containsExactly(2);
        assertTaken("乱", null, 2);
    }

    @Test
    void takesNothingFromAnAnswerThatIsCut() {
        for (int id = 100; id < 125; id++) {
            films.add(id, "Ran " + id, "Ran " + id, "Ran " + id, 1985);
        }
        assertOffered("Ran", 1985).hasSize(Match.Offered.MOST).startsWith(11645);
        assertOffered("Ran", null).startsWith(11645);
    }

    @Test
    void takesNothingFromAnAnswerOfAnEarlierDay() {
        films.failSinceYesterday();
        assertOffered("乱", 1985).containsExactly(11645);
    }

    @Test
    void searchesWordsThatAreWrittenInOneWayWhereTheTitleFindsNothingLikeIt() {
        films.add(2, "リロ&スティッチ", "Lilo & Stitch", "Lilo & Stitch", 2002);
        films.add(3, "スター・ウォーズ", "Star Wars", "Star Wars", 1977);
        assertTaken("Lilo and Stitch", 2002, 2);
        assertOffered("Star Wars: Episode IV - A New Hope", 1977).containsExactly(3);
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(find(null, null, "夢", 1990)).isEqualTo(new Match.None("tmdb finds no film of that title and year"));
        assertThat(find(null, null, "夢", null)).isEqualTo(new Match.None("tmdb finds no film of that title"));
    }

    @Test
    void asksTwiceForATitleThatNoFilmNearTheYearShares() {
        films.add(2, "Ran 2", "Ran 2", "Ran 2", 1999);
        assertTaken("Ran", 1985, 11645);
        assertThat(films.asked()).containsExactly(new TitleSearch("Ran", Language.ENGLISH, null));
        assertThat(films.requests()).isEqualTo(2);
    }

    @Test
    void asksInJapaneseAloneForATitleInJapanese() {
        films.add(2, "乱れ雲", "Scattered Clouds", "乱れ雲", 1985);
        assertTaken("乱", 1985, 11645);
        assertThat(films.asked()).containsExactly(new TitleSearch("乱", Language.JAPANESE, null));
    }

    @Test
    void asksThreeTimesWhereAFilmNearTheYearMayBearTheTitleInJapanese() {
        films.add(2, "乱暴", "Ran Away", "乱暴", 1986);
        assertTaken("Ran", 1985, 11645);
        assertThat(films.requests()).isEqualTo(3);
    }

    @Test
    void asksEightTimesForWordsThatManyFilmsShare() {
        for (int id = 100; id < 130; id++) {
            films.add(id, "Ran " + id, "Ran " + id, "Ran " + id, 1984 + id % 3);
        }
        assertTaken("Ran", 1985, 11645);
        assertThat(films.asked())
                .extracting(TitleSearch::year)
                .containsExactly(null, 1985, 1984, 1986, 1985, 1984, 1986);
        assertThat(films.requests()).isEqualTo(8);
    }

    private void assertTaken(String title, @Nullable Integer year, int tmdbId) {
        assertThat(find(null, null, title, year))
                .isInstanceOfSatisfying(
                        Match.Certain.class,
                        match -> assertThat(match.film().tmdbId()).isEqualTo(tmdbId));
    }

    private ListAssert<Integer> assertOffered(String title, @Nullable Integer year) {
        return assertThat(find(null, null, title, year))
                .asInstanceOf(type(Match.Offered.class))
                .extracting(
                        match -> match.candidates().stream().map(Film::tmdbId).toList(), list(Integer.class));
    }

    private Match find(@Nullable Integer tmdbId, @Nullable String imdbId, String title, @Nullable Integer year) {
        return finder.find(new ImportRow(2, tmdbId, imdbId, title, year, Remarks.of(new Score(1)), null));
    }
}
