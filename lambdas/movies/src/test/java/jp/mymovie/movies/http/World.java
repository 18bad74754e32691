package jp.mymovie.movies.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.dynamodb.CountingClient;
import jp.mymovie.movies.dynamodb.DocumentedUnits;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.tmdb.TestClock;
import jp.mymovie.movies.work.StreamWork;
import org.jspecify.annotations.Nullable;

/** Both handlers and the work behind the stream over one table; of two worlds, equal requests make equal ids and times. */
final class World {
    static final int FILMS = 9;

    private static final Instant FIRST = Instant.parse("2026-11-01T12:00:00Z");

    final String table = TestTable.create();
    final TestClock clock = new TestClock();
    final CountingClient counted = new CountingClient(new DocumentedUnits(table));
    final Api api;

    private final StreamWork work;

    World() {
        AtomicInteger users = new AtomicInteger();
        FilmCatalog catalog = new Films();
        api = new Api(TableParts.of(
                counted.of(TestTable.client()),
                table,
                catalog,
                clock,
                OutputStream.nullOutputStream(),
                () -> "user%012d".formatted(users.incrementAndGet())));
        work = new StreamWork(TestTable.client(), table, catalog, clock, identity -> {});
        day(1);
    }

    /** Lets the work be done that is left, and a day of November begin, however long the one before was. */
    void day(int day) {
        work.drain();
        clock.forward(Duration.between(clock.instant(), FIRST.plus(Duration.ofDays(day))));
    }

    World register(String subject, int score, int... films) {
        for (int film : films) {
            Api.Answer answer =
                    api.as(subject).json("{\"score\":" + score + "}").put("/me/entries/" + film);
            assertThat(answer.status()).as(answer.body()).isLessThan(300);
            clock.forward(Duration.ofSeconds(1));
        }
        return this;
    }

    World follow(String subject, String... handles) {
        for (String handle : handles) {
            assertThat(api.as(subject).put("/me/following/" + handle).status()).isEqualTo(204);
            clock.forward(Duration.ofSeconds(1));
        }
        return this;
    }

    World unfollow(String subject, String handle) {
        assertThat(api.as(subject).delete("/me/following/" + handle).status()).isEqualTo(204);
        return this;
    }

    World show(String subject, String members) {
        Api.Answer answer = api.as(subject)
                .header("If-Match", "*")
                .json("{" + members + "}")
                .patch("/me");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return this;
    }

    /** Films of one word each, found by the whole of it. */
    private static final class Films implements FilmCatalog {
        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(
                    IntStream.rangeClosed(1, FILMS)
                            .boxed()
                            .flatMap(id -> Stream.ofNullable(film(id)))
                            .filter(film -> film.film().title().equals(query))
                            .map(film -> new FoundFilm(film.film(), ""))
                            .toList(),
                    1,
                    1);
        }

        @Override
        public @Nullable Integer byImdbId(String imdbId) {
            return null;
        }

        @Override
        public @Nullable FilmDetails film(int tmdbId) {
            return tmdbId > FILMS
                    ? null
                    : FilmDetails.of(new Film(
                            tmdbId,
                            "film" + tmdbId,
                            "original",
                            "English",
                            tmdbId == 3 ? null : LocalDate.of(1980 + tmdbId, 2, 3),
                            null,
                            List.of(18, tmdbId),
                            "Director",
                            90));
        }
    }
}
