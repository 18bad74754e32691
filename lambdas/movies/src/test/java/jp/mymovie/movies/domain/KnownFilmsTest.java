package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A film that is on somebody's list is known even while the catalogue is not there. */
final class KnownFilmsTest {
    private static final Film RAN = new Film(11645, "乱", "Ran", LocalDate.of(1985, 6, 1), null);
    private static final Film TAMPOPO = new Film(11830, "タンポポ", "Tampopo", LocalDate.of(1985, 11, 23), null);

    private final MovieStore store = new InMemoryMovieStore();
    private final Catalog catalog = new Catalog();
    private final KnownFilms films = new KnownFilms(catalog, store);

    private static final class Catalog implements FilmCatalog {
        private @Nullable CatalogFault fault;

        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(List.of(new FoundFilm(TAMPOPO, query)), page, 7);
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

    @BeforeEach
    void somebodyHasListedRan() {
        User hanako = User.named("hanako", new Handle("hanako"), "花子");
        Stores.claim(store, hanako);
        Stores.replace(store, hanako, null, Entry.registered(RAN, new Score(90), Instant.parse("2026-11-24T12:00:00Z")));
    }

    @Test
    void asksTheCatalogueAsLongAsItAnswers() {
        assertThat(films.film(TAMPOPO.tmdbId())).isEqualTo(FilmDetails.of(TAMPOPO));
        assertThat(films.film(RAN.tmdbId())).as("the catalogue's word counts").isNull();
        assertThat(films.byImdbId("tt0092048")).isEqualTo(TAMPOPO.tmdbId());
        assertThat(films.byImdbId("tt0000001")).isNull();
        assertThat(films.search("ramen", 3)).isEqualTo(new FilmSearch(List.of(new FoundFilm(TAMPOPO, "ramen")), 3, 7));
    }

    @Test
    void knowsWhatIsOnAListWhenTheCatalogueFails() {
        catalog.fault = new CatalogFault(CatalogFault.Kind.LATE, "late");
        assertThat(films.film(RAN.tmdbId())).isEqualTo(FilmDetails.of(RAN));
        assertThatThrownBy(() -> films.film(TAMPOPO.tmdbId())).isSameAs(catalog.fault);
    }
}
