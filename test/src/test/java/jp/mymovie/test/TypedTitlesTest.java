package jp.mymovie.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.mymovie.local.http.Server;
import jp.mymovie.local.tmdb.TmdbStandIn;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.Finder;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.Match;
import jp.mymovie.movies.domain.Remarks;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.tmdb.Tmdb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Titles as people write them in files, with the film that each means, through the real client against a catalogue that
 * searches as TMDB documents it. A trap is a title that another film bears as well, or almost: namesakes, remakes, sequels,
 * words of longer titles, years of the Japanese release.
 *
 * <p>The catalogue is the packed one and films written by hand, from general knowledge: each names the page where its
 * titles and dates can be checked, none was taken from TMDB, and ids from 900002000 are invented.
 */
class TypedTitlesTest {
    private static final String FOLDER = "test/src/test/resources/jp/mymovie/test/titles/";

    private static final AtomicInteger asked = new AtomicInteger();
    private static final List<Answered> answered = new ArrayList<>();

    /** @param tmdbId of the film that is meant */
    private record Typed(
            boolean trap, String title, @Nullable Integer year, int tmdbId) {
        static Typed of(String line) {
            String[] cells = line.split("\t", -1);
            return new Typed(
                    cells[0].equals("trap"),
                    cells[1],
                    cells[2].isEmpty() ? null : Integer.valueOf(cells[2]),
                    Integer.parseInt(cells[3]));
        }

        ImportRow row() {
            return new ImportRow(2, null, null, title, year, Remarks.of(new Score(80)), null);
        }
    }

    private record Answered(Typed typed, Match match, int requests) {
        boolean took() {
            return match instanceof Match.Certain;
        }

        boolean tookAnother() {
            return match instanceof Match.Certain(Film film) && film.tmdbId() != typed.tmdbId;
        }

        boolean lost() {
            return switch (match) {
                case Match.Certain certain -> false;
                case Match.Offered(var films) -> films.stream().noneMatch(film -> film.tmdbId() == typed.tmdbId);
                case Match.None none -> true;
            };
        }
    }

    @BeforeAll
    static void findThemAll() throws IOException {
        TmdbStandIn tmdb = new TmdbStandIn("secret"::equals);
        try (InputStream films =
                Project.file(FOLDER + "films-by-hand.json").toUri().toURL().openStream()) {
            tmdb.and(films);
        }
        try (Server server = new Server(0, 2)) {
            server.start(request -> {
                asked.incrementAndGet();
                return tmdb.handle(request);
            });
            URI base = URI.create("http://127.0.0.1:" + server.port() + TmdbStandIn.API.replaceAll("/$", ""));
            Finder finder = new Finder(Tmdb.uncached(base, "secret", Clock.systemUTC()));
            for (String line : Project.text(FOLDER + "typed-titles.tsv").lines().toList()) {
                Typed typed = Typed.of(line);
                int before = asked.get();
                Match match = finder.find(typed.row());
                answered.add(new Answered(typed, match, asked.get() - before));
            }
        }
        System.out.println(numbers(false) + "\n" + numbers(true));
    }

    @AfterAll
    static void forget() {
        answered.clear();
    }

    @Test
    void areTwoHundredOfWhichSixtyAreTraps() {
        assertThat(answered).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
        assertThat(answered.stream().filter(one -> one.typed.trap)).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void becomeNoOtherFilm() {
        assertThat(answered.stream().filter(Answered::tookAnother)).isEmpty();
    }

    @Test
    void areOfferedTheirFilmWhereItIsNotTaken() {
        assertThat(answered.stream().filter(Answered::lost)).isEmpty();
    }

    @Test
    void areTakenWhereNoOtherFilmCanBeMeant() {
        assertThat(share(false)).isGreaterThanOrEqualTo(0.95);
        assertThat(share(true)).isGreaterThanOrEqualTo(0.55);
    }

    @Test
    void askTmdbSeldomMoreThanThreeTimes() {
        assertThat(answered).allMatch(one -> one.requests <= 8);
        assertThat(answered.stream().filter(one -> one.requests <= 3).count())
                .isGreaterThanOrEqualTo(answered.size() * 9L / 10);
    }

    private static double share(boolean trap) {
        List<Answered> kind =
                answered.stream().filter(one -> one.typed.trap == trap).toList();
        return (double) kind.stream().filter(Answered::took).count() / kind.size();
    }

    private static String numbers(boolean trap) {
        List<Answered> kind =
                answered.stream().filter(one -> one.typed.trap == trap).toList();
        return "%s: %d, taken %d, offered %d, another film %d, lost %d, requests a row %.2f, at most %d"
                .formatted(
                        trap ? "traps" : "plain titles",
                        kind.size(),
                        kind.stream().filter(Answered::took).count(),
                        kind.stream()
                                .filter(one -> one.match instanceof Match.Offered)
                                .count(),
                        kind.stream().filter(Answered::tookAnother).count(),
                        kind.stream().filter(Answered::lost).count(),
                        kind.stream().mapToInt(Answered::requests).average().orElseThrow(),
                        kind.stream().mapToInt(Answered::requests).max().orElseThrow());
    }
}
