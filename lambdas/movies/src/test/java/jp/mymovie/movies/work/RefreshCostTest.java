package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmStore;
import jp.mymovie.movies.dynamodb.CountingClient;
import jp.mymovie.movies.dynamodb.DocumentedUnits;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import org.junit.jupiter.api.Test;

/**
 * Prices a film whose details expire, whether TMDB says the same or something new. {@code -Dsnapshot.update=true} writes
 * {@code docs/film-refresh.md} anew.
 */
final class RefreshCostTest {
    private static final Path PAGE = Path.of("../../docs/film-refresh.md");

    /** US dollars in Tokyo, a million units on demand. */
    private static final double READ = 0.1425;

    private static final double WRITE = 0.715;

    private static final long USERS = 1_000_000;
    private static final long FILMS_OF_A_USER = 100;
    private static final long FILMS = 50_000;
    private static final double DAYS_BETWEEN = FilmStore.KEPT_DAYS + (FilmStore.SPREAD_DAYS - 1) / 2.0;

    /** One film in so many is told of otherwise after that time: assumed. */
    private static final long ONE_IN = 10;

    private record Cost(double reads, long writes) {
        Cost per(Cost less, int copies) {
            return new Cost((reads - less.reads) / copies, Math.round((writes - less.writes) / (double) copies));
        }
    }

    @Test
    void aRefreshedFilmCostsWhatThePageSays() throws IOException {
        Cost nobody = cost(0, TestFilms.OLD);
        Cost same = cost(100, TestFilms.OLD);
        Cost one = cost(1, TestFilms.FRESH);
        Cost ten = cost(10, TestFilms.FRESH);
        Cost hundred = cost(100, TestFilms.FRESH);
        Cost copy = hundred.per(ten, 90);
        assertThat(nobody.writes()).isZero();
        assertThat(same.writes()).as("one item, whatever the number of lists").isLessThanOrEqualTo(2);

        List<String> lines = new ArrayList<>(List.of(
                "# What it costs to keep films fresh",
                "",
                "Units of one film whose details expire, in a table of users with a short list: one to ask TMDB and keep what it says, and one for each list that has a copy of something that changed. The removal by DynamoDB's time to live costs nothing. Write units by the rules that AWS documents, as in [capacity.md](capacity.md). Written by `RefreshCostTest`.",
                "",
                "| TMDB says | lists with the film | read units | write units |",
                "|---|---:|---:|---:|",
                row("not asked", 0, nobody),
                row("the same", 100, same),
                row("title, poster, date, length, genres anew", 1, one),
                row("the same anew", 10, ten),
                row("the same anew", 100, hundred),
                "",
                "A copy more that changes costs %s read and %d write units."
                        .formatted(number(copy.reads()), copy.writes()),
                "",
                aMillionUsers(same, copy)));
        String page = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("snapshot.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).isEqualTo(Files.readString(PAGE));
    }

    /** All numbers but the measured ones are assumptions, and named. */
    private static String aMillionUsers(Cost same, Cost copy) {
        double renewals = FILMS * 365 / DAYS_BETWEEN;
        double unchanged = dollars(same, renewals);
        double copies = renewals / ONE_IN * USERS * FILMS_OF_A_USER / FILMS;
        return String.format(
                Locale.ROOT,
                "With a million users of %d films each, of %,d films in all, and details that live %.1f days on average, TMDB is asked %,.0f times a year (%.1f an hour), for %.2f US$ of units. If one film in %d is told of otherwise each time, %,.0f copies are written a year, for %,.0f US$: it is the copies that cost, and they are paid only where something changed.",
                FILMS_OF_A_USER,
                FILMS,
                DAYS_BETWEEN,
                renewals,
                renewals / 365 / 24,
                unchanged,
                ONE_IN,
                copies,
                dollars(copy, copies));
    }

    private static double dollars(Cost cost, double times) {
        return (cost.reads() * READ + cost.writes() * WRITE) * times / 1_000_000;
    }

    private static Cost cost(int lists, Film told) {
        try (TestFilms table = new TestFilms()) {
            for (int i = 0; i < lists; i++) {
                table.lister("user_" + i, false);
            }
            table.tmdb.answer(TestFilms.tells(told));
            CountingClient counted = new CountingClient(new DocumentedUnits(table.table));
            Work work = table.work(counted.of(TestTable.client()));
            JsonObject event = table.expire();
            counted.reset();
            while (!event.objects("Records").isEmpty()) {
                assertThat(work.run(event, 600_000)).isEmpty();
                event = table.stream.event();
            }
            return new Cost(counted.readUnits(), counted.documentedUnits());
        }
    }

    private static String row(String says, int lists, Cost cost) {
        return "| %s | %d | %s | %d |".formatted(says, lists, number(cost.reads()), cost.writes());
    }

    private static String number(double units) {
        return String.format(Locale.ROOT, units == Math.rint(units) ? "%.0f" : "%.1f", units);
    }
}
