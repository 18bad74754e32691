package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A film that is on somebody's list is known even while the catalogue is not there. */
final class KnownFilmsTest {
    private static final Film RAN = new Film(11645, "乱", "Ran", LocalDate.of(1985, 6, 1), null);
    private static final Film TAMPOPO = new Film(11830, "タンポポ", "Tampopo", LocalDate.of(1985, 11, 23), null);

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final InMemoryMovieStore kept = new InMemoryMovieStore();
    private final Catalog catalog = new Catalog();
    private final KnownFilms films = KnownFilms.keeping(catalog, kept, Clock.fixed(NOW, ZoneOffset.UTC));

    private static final class Catalog implements FilmCatalog {
        private @Nullable CatalogFault fault;

        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(List.of(new FoundFilm(TAMPOPO, query)), page, 7);
        }

        @Override
        public FilmSearch searchTitle(TitleSearch question) {
            return new FilmSearch(List.of(new FoundFilm(RAN, question.title())), 1, 1);
        }

        @Override
        public @Nullable Integer byImdbId(String imdbId) {
            return imdbId.equals("tt0092048") ? (Integer) TAMPOPO.tmdbId() : null;
        }

        @Override
        public @Nullable FilmDetails film(int tmdbId) {
            if (fault != null) {
                throw fault;
            }
            return tmdbId == TAMPOPO.tmdbId() ? FilmDetails.of(TAMPOPO) : null;
        }
    }

    @Test
    void asksTheCatalogueForWhatIsNotKeptAndKeepsIt() {
        assertThat(films.film(TAMPOPO.tmdbId())).isEqualTo(FilmDetails.of(TAMPOPO));
        assertThat(films.film(RAN.tmdbId())).isNull();
        assertThat(films.byImdbId("tt0092048")).isEqualTo(TAMPOPO.tmdbId());
        assertThat(films.byImdbId("tt0000001")).isNull();
        assertThat(films.search("ramen", 3)).isEqualTo(new FilmSearch(List.of(new FoundFilm(TAMPOPO, "ramen")), 3, 7));
        assertThat(films.searchTitle(new TitleSearch("ran", TitleSearch.Language.ENGLISH, 1985)))
                .isEqualTo(new FilmSearch(List.of(new FoundFilm(RAN, "ran")), 1, 1));
        catalog.fault = new CatalogFault(CatalogFault.Kind.LATE, "late");
        assertThat(films.film(TAMPOPO.tmdbId())).isEqualTo(FilmDetails.of(TAMPOPO));
        assertThatThrownBy(() -> films.film(RAN.tmdbId())).isSameAs(catalog.fault);
    }

    @Test
    void asksAnewForWhatIsTooOldAndMakesDoWithItWhereTheCatalogueFails() {
        FilmDetails old = FilmDetails.of(new Film(TAMPOPO.tmdbId(), "たんぽぽ", "Tampopo", null, null));
        kept.keep(old, NOW.minus(Duration.ofDays(FilmStore.SOON_DAYS)));
        catalog.fault = new CatalogFault(CatalogFault.Kind.LATE, "late");
        assertThat(films.film(TAMPOPO.tmdbId())).isEqualTo(old);
        catalog.fault = null;
        assertThat(films.film(TAMPOPO.tmdbId())).isEqualTo(FilmDetails.of(TAMPOPO));
    }

    @Test
    void keepsNothingWhereItOnlyReads() {
        KnownFilms.reading(catalog, kept, Clock.fixed(NOW, ZoneOffset.UTC)).film(TAMPOPO.tmdbId());
        assertThat(kept.film(TAMPOPO.tmdbId())).isNull();
    }

    @Test
    void whatMayStillChangeIsAskedForSoonerAndNothingIsSixMonthsOld() {
        Film undated = new Film(1, "a", "a", null, null);
        Film future = new Film(1, "a", "a", LocalDate.of(2026, 11, 24), null);
        assertThat(FilmStore.until(undated, NOW)).isEqualTo(NOW.plus(Duration.ofDays(14)));
        assertThat(FilmStore.until(future, NOW)).isEqualTo(NOW.plus(Duration.ofDays(14)));
        for (int id = 1; id < 100; id++) {
            Film film = new Film(id, "a", "a", LocalDate.of(2026, 11, 23), null);
            assertThat(FilmStore.until(film, NOW))
                    .isBetween(NOW.plus(Duration.ofDays(120)), NOW.plus(Duration.ofDays(149)));
        }
    }
}
