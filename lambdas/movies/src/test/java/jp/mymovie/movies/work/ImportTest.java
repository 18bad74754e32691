package jp.mymovie.movies.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.mymovie.movies.csv.ListFile;
import jp.mymovie.movies.csv.Options;
import jp.mymovie.movies.csv.Scale;
import jp.mymovie.movies.domain.CatalogFault;
import jp.mymovie.movies.domain.Edit;
import jp.mymovie.movies.domain.Entry;
import jp.mymovie.movies.domain.Fate;
import jp.mymovie.movies.domain.Film;
import jp.mymovie.movies.domain.FilmCatalog;
import jp.mymovie.movies.domain.FilmDetails;
import jp.mymovie.movies.domain.FilmSearch;
import jp.mymovie.movies.domain.Finder;
import jp.mymovie.movies.domain.FoundFilm;
import jp.mymovie.movies.domain.Handle;
import jp.mymovie.movies.domain.ImportFile;
import jp.mymovie.movies.domain.ImportRow;
import jp.mymovie.movies.domain.ImportedRow;
import jp.mymovie.movies.domain.Importer;
import jp.mymovie.movies.domain.Imports;
import jp.mymovie.movies.domain.MovieStore;
import jp.mymovie.movies.domain.Precondition;
import jp.mymovie.movies.domain.Score;
import jp.mymovie.movies.domain.Shelf;
import jp.mymovie.movies.domain.Stores;
import jp.mymovie.movies.domain.Tally;
import jp.mymovie.movies.domain.User;
import jp.mymovie.movies.domain.Wish;
import jp.mymovie.movies.dynamodb.DynamoDbDepartures;
import jp.mymovie.movies.dynamodb.DynamoDbImports;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.FaultyClient;
import jp.mymovie.movies.dynamodb.FaultyClient.Fault;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.movies.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file on its way onto a list, step by step as the stream brings them. */
final class ImportTest {
    private static final String ID = "sixteen-letters0";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Options OF_FIVE = new Options(Scale.FIVE, null);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final String table = TestTable.create();
    private final FaultyClient faulty = new FaultyClient(TestTable.client());
    private final MovieStore store = new DynamoDbMovieStore(TestTable.client(), table);
    private final Imports imports = new DynamoDbImports(TestTable.client(), table);
    private final Catalog catalog = new Catalog();
    private final AtomicLong slept = new AtomicLong();
    private final Work work = new Work(
            List.of(new ImportTask(
                    new DynamoDbImports(faulty.client(), table),
                    new Importer(
                            new DynamoDbMovieStore(faulty.client(), table),
                            new Shelf(new DynamoDbMovieStore(faulty.client(), table), catalog, CLOCK),
                            new Finder(catalog),
                            catalog,
                            new Pace(slept::addAndGet),
                            Duration.ofMinutes(1),
                            CLOCK),
                    CLOCK)),
            new WorkLog(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), CLOCK));
    private final Stream stream = new Stream(table);
    private final User hanako = User.named("hanako", new Handle("hanako"), "花子");

    /** Knows the films 1 to 20,000, some by two names. */
    private static final class Catalog implements FilmCatalog {
        private int failures;
        private int answers = Integer.MAX_VALUE;

        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(
                    switch (query) {
                        case "Ran" -> found(5, 6);
                        case "A Star Is Born" -> found(7, 8, 9);
                        default -> List.<FoundFilm>of();
                    },
                    1,
                    1);
        }

        private List<FoundFilm> found(int... ids) {
            return IntStream.of(ids)
                    .mapToObj(
                            id -> new FoundFilm(Objects.requireNonNull(film(id)).film(), ""))
                    .toList();
        }

        @Override
        public @Nullable Integer byImdbId(String imdbId) {
            return imdbId.equals("tt0000010") ? 10 : null;
        }

        @Override
        public @Nullable FilmDetails film(int tmdbId) {
            if (failures-- > 0 || answers-- <= 0) {
                throw new CatalogFault(CatalogFault.Kind.LATE, "late");
            }
            String title = tmdbId == 5 ? "Ran" : tmdbId >= 7 && tmdbId <= 9 ? "A Star Is Born" : "film " + tmdbId;
            return tmdbId > 20_000
                    ? null
                    : FilmDetails.of(new Film(tmdbId, title, title, LocalDate.of(1985, 1, 1), null));
        }
    }

    @BeforeEach
    void hanakoIsThere() {
        Stores.claim(store, hanako);
        stream.event();
    }

    @Test
    void registersWhatItFindsAndTellsOfTheRest() {
        begin("""
                imdbID,tmdbID,Title,Year,WatchedDate,Rating
                ,3,x,1985,2024-01-01,3.5
                tt0000010,,x,1985,,1
                ,,Ran,1985,,2
                ,,A Star Is Born,1985,,2
                ,,Nothing,1985,,2
                ,30000,x,1985,,2
                tt0000011,,x,1985,,2
                ,4,no rating,1985,2024-02-02,
                ,4,rated at last,1985,,5
                ,5,worse than anything,1985,,6
                """);
        drain();
        Imports.State state = state();
        assertThat(state.phase()).isEqualTo(Imports.Phase.FINISHED);
        assertThat(state.tally()).isEqualTo(new Tally(4, 1, 3));
        assertThat(state.failed()).isEqualTo(4);
        assertThat(entry(3).remarks().rating()).isEqualTo("stars:3.5");
        assertThat(entry(3).score()).isEqualTo(new Score(70));
        assertThat(entry(3).remarks().watched()).containsExactly(LocalDate.of(2024, 1, 1));
        assertThat(entry(10).score()).isEqualTo(new Score(20));
        assertThat(entry(5).score()).isEqualTo(new Score(40));
        assertThat(entry(4).score()).isEqualTo(new Score(100));
        assertThat(entry(4).remarks().watched()).containsExactly(LocalDate.of(2024, 2, 2));
        assertThat(bad()).extracting(ImportRow.Bad::line).containsExactly(11);
        assertThat(rows())
                .extracting(row -> row.row().line() + " " + row.fate().word())
                .containsExactly(
                        "2 registered",
                        "3 registered",
                        "4 registered",
                        "5 offered",
                        "6 unknown",
                        "7 unknown",
                        "8 unknown",
                        "9 registered");
        assertThat(((Fate.Offered) rows().get(3).fate()).candidates())
                .extracting(Film::tmdbId)
                .containsExactly(7, 8, 9);
    }

    @Test
    void putsWishesOnTheWatchlistAndFilmsWithoutAScoreOnTheList() {
        begin("""
                title,year,tmdbId,imdbId,userRating,watchedAt,addedAt
                x,1985,3,,,2024-01-01,
                x,1985,4,,,,2023-05-06
                """);
        drain();
        assertThat(state().tally().done()).isEqualTo(2);
        assertThat(entry(3).score()).isNull();
        assertThat(store.watchlist("hanako", 10, null).items()).singleElement().satisfies(wish -> {
            assertThat(wish.film().tmdbId()).isEqualTo(4);
            assertThat(wish.addedAt()).isEqualTo(Instant.parse("2023-05-06T12:00:00Z"));
        });
    }

    @Test
    void leavesWhatIsOnTheListAsItIs() {
        Entry mine = Entry.registered(Objects.requireNonNull(catalog.film(3)).film(), new Score(11), NOW);
        Stores.replace(store, hanako, null, mine);
        begin("tmdbID,Title,Rating\n3,x,5\n");
        drain();
        assertThat(state().tally().done()).isEqualTo(1);
        assertThat(entry(3)).isEqualTo(mine);
    }

    @Test
    void triesAgainWhenTheCatalogueIsSlow() {
        catalog.failures = 2;
        begin("tmdbID,Title,Rating\n3,x,5\n");
        drain();
        assertThat(state().tally().done()).isEqualTo(1);
    }

    @Test
    void failsWhenTheCatalogueDoesNotAnswerAndGoesOnFromThere() {
        begin("tmdbID,Title,Rating\n3,x,5\n4,y,5\n");
        catalog.answers = 1;
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.FAILED);
        assertThat(state().reason()).isEqualTo("tmdb did not answer: let the import go on later");
        catalog.answers = Integer.MAX_VALUE;
        assertThat(imports.resume("hanako", ID, NOW)).isInstanceOf(Imports.Answer.Taken.class);
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.FINISHED);
        assertThat(state().reason()).isNull();
        assertThat(state().tally()).isEqualTo(new Tally(2, 0, 0));
    }

    @Test
    void looksUpAloneUntilTheUserSaysGo() {
        imports.begin(
                "hanako",
                ID,
                "digest",
                ListFile.read("tmdbID,Title,Rating\n3,x,5\n,A Star Is Born,2\n", OF_FIVE),
                Imports.Order.LOOK,
                NOW);
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.HELD);
        assertThat(rows()).extracting(row -> row.fate().word()).containsExactly("found", "offered");
        assertThat(store.holding("hanako", 3).entry()).isNull();
        imports.choose("hanako", ID, Map.of(1, Optional.of(8)), NOW);
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.HELD);
        assertThat(rows()).extracting(row -> row.fate().word()).containsExactly("found", "found");
        imports.resume("hanako", ID, NOW);
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.FINISHED);
        assertThat(entry(3).score()).isEqualTo(new Score(100));
        assertThat(entry(8).score()).isEqualTo(new Score(40));
    }

    @Test
    void takesAWrongFilmBackForTheOneThatIsChosen() {
        begin("tmdbID,Title,Rating\n3,x,5\n4,y,5\n");
        drain();
        imports.choose("hanako", ID, Map.of(0, Optional.of(9), 1, Optional.empty()), NOW);
        drain();
        assertThat(rows()).extracting(row -> row.fate().word()).containsExactly("registered", "skipped");
        assertThat(store.holding("hanako", 3).entry()).isNull();
        assertThat(store.holding("hanako", 4).entry()).isNull();
        assertThat(entry(9).score()).isEqualTo(new Score(100));
    }

    @Test
    void undoesWhatItHasRegisteredAndLeavesWhatTheUserHasChanged() {
        store.wish("hanako", new Wish(film(3), NOW));
        begin("tmdbID,Title,Rating\n3,x,5\n4,y,5\n5,z,5\n");
        drain();
        assertThat(store.wished("hanako", 3)).isNull();
        new Shelf(store, catalog, CLOCK).put("hanako", 4, Edit.of(new Score(1)), Precondition.NONE);
        imports.undo("hanako", ID, NOW);
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.UNDONE);
        assertThat(rows()).extracting(row -> row.fate().word()).containsExactly("takenBack", "kept", "takenBack");
        assertThat(store.holding("hanako", 3).entry()).isNull();
        assertThat(store.wished("hanako", 3)).isEqualTo(new Wish(film(3), NOW));
        assertThat(entry(4).score()).isEqualTo(new Score(1));
    }

    @Test
    void stopsAndGoesOn() {
        begin("tmdbID,Title,Rating\n3,x,5\n");
        imports.stop("hanako", ID, NOW);
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.STOPPED);
        assertThat(store.holding("hanako", 3).entry()).isNull();
        imports.resume("hanako", ID, NOW);
        drain();
        assertThat(entry(3).score()).isEqualTo(new Score(100));
    }

    @Test
    void oneImportOfAUserRunsAtATime() {
        begin("tmdbID,Title,Rating\n3,x,5\n");
        ImportFile other = ListFile.read("tmdbID,Title,Rating\n4,x,5\n", OF_FIVE);
        assertThat(imports.begin("hanako", "second-import-00", "d", other, Imports.Order.TAKE, NOW))
                .isEqualTo(new Imports.Answer.Refused(state()));
        drain();
        assertThat(imports.begin("hanako", "second-import-00", "d", other, Imports.Order.TAKE, NOW))
                .isInstanceOf(Imports.Answer.Taken.class);
        assertThat(imports.all("hanako", NOW)).extracting(Imports.State::id).containsExactly("second-import-00", ID);
    }

    @Test
    void anImportThatStandsStillHasFailedAndGoesOnWhenTold() {
        begin("tmdbID,Title,Rating\n3,x,5\n");
        stream.event();
        Instant later = NOW.plus(Imports.STUCK).plusSeconds(1);
        Imports.State stuck = Objects.requireNonNull(imports.state("hanako", ID, later));
        assertThat(stuck.phase()).isEqualTo(Imports.Phase.FAILED);
        assertThat(stuck.reason()).isEqualTo("it has stood still since " + NOW);
        imports.resume("hanako", ID, later);
        drain();
        assertThat(state().phase()).isEqualTo(Imports.Phase.FINISHED);
    }

    @Test
    void takesManyRowsAtAPaceTmdbTakes() {
        takes(1_000);
    }

    @Tag("deep")
    @Test
    void takesTenThousandRowsAtAPaceTmdbTakes() {
        takes(10_000);
    }

    private void takes(int rows) {
        begin("tmdbID,Title,Rating\n"
                + IntStream.rangeClosed(1, rows).mapToObj(i -> i + ",film,4").collect(Collectors.joining("\n")));
        drain();
        assertThat(state().tally().done()).isEqualTo(rows);
        var profile = Objects.requireNonNull(store.profile("hanako"));
        assertThat(profile.totals().count()).isEqualTo(rows);
        assertThat(profile.totals().scoreSum()).isEqualTo(80L * rows);
        assertThat(2 * rows / (slept.get() / 1000.0)).isLessThan(40);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CRASH_BEFORE", "CRASH_AFTER", "TIMEOUT_AFTER"})
    void endsTheSameWhereverItIsStruck(Fault fault) {
        begin("tmdbID,Title,Rating\n"
                + IntStream.rangeClosed(1, 30).mapToObj(i -> i + ",film,4").collect(Collectors.joining("\n"))
                + "\n30000,x,4\n");
        JsonObject event = stream.event();
        for (int call = 1; ; call++) {
            int struck = call;
            faulty.fail(fault, made -> made == struck);
            work.run(event, 60_000);
            if (faulty.calls().size() < struck) {
                break;
            }
        }
        faulty.fail(fault, made -> false);
        drain();
        assertThat(state().tally().done()).isEqualTo(30);
        assertThat(state().failed()).isEqualTo(1);
        assertThat(rows().getLast().fate().word()).isEqualTo("unknown");
        assertThat(Objects.requireNonNull(store.profile("hanako")).totals().count())
                .isEqualTo(30);
    }

    @Test
    void stopsWhenTheUserHasLeft() {
        begin("tmdbID,Title,Rating\n1,x,4\n");
        JsonObject event = stream.event();
        new DynamoDbDepartures(TestTable.client(), table, Clock.systemUTC()).begin(hanako);
        assertThat(work.run(event, 60_000)).isEmpty();
        assertThat(store.filmTotals(1).count()).isZero();
    }

    private void begin(String csv) {
        imports.begin(
                "hanako",
                ID,
                "digest",
                ListFile.read(csv, csv.startsWith("tmdbID,") ? OF_FIVE : Options.NONE),
                Imports.Order.TAKE,
                NOW);
    }

    private void drain() {
        for (JsonObject event = stream.event(); !event.objects("Records").isEmpty(); event = stream.event()) {
            assertThat(work.run(event, 600_000)).isEmpty();
        }
    }

    private Imports.State state() {
        return Objects.requireNonNull(imports.state("hanako", ID, NOW));
    }

    private List<ImportRow.Bad> bad() {
        List<ImportRow.Bad> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            Imports.BadPage page = imports.bad("hanako", ID, after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private List<ImportedRow> rows() {
        List<ImportedRow> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            Imports.RowPage page = imports.rows("hanako", ID, after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private Film film(int tmdbId) {
        return Objects.requireNonNull(catalog.film(tmdbId)).film();
    }

    private Entry entry(int tmdbId) {
        return Objects.requireNonNull(store.holding("hanako", tmdbId).entry());
    }
}
