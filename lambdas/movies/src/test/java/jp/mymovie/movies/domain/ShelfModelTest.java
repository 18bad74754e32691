package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import jp.mymovie.movies.dynamodb.DynamoDbMovieStore;
import jp.mymovie.movies.dynamodb.TestTable;
import jp.mymovie.seeded.Draw;
import jp.mymovie.seeded.Seeded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Long runs of changes against a map from film to score and version: on both stores, nothing may diverge. */
final class ShelfModelTest {
    private static final MovieStore TABLE = new DynamoDbMovieStore(TestTable.client(), TestTable.createWithoutStream());

    private static final Map<String, Long> OPERATIONS = new TreeMap<>();
    private static final Map<String, Long> QUERIES = new TreeMap<>();

    @AfterAll
    static void tellsHowManyOperationsThereWere() {
        OPERATIONS.forEach((store, n) -> System.out.printf("%,d operations against the model, %s%n", n, store));
        QUERIES.forEach((sort, n) -> System.out.printf("%,d queries with filters against the model, by %s%n", n, sort));
    }

    enum Kind {
        PUT,
        PATCH,
        PATCH_STALE,
        DELETE,
        RESTORE
    }

    /** A change to a film. */
    record Step(Kind kind, int tmdbId, Edit edit) {}

    record State(Remarks remarks, long version) {}

    /** A store, and what is asked of it after the steps. */
    record Start(MovieStore store, EntryQuery query) {}

    private static EntryQuery query(Draw draw) {
        int least = draw.between(0, 100);
        return new EntryQuery(
                draw.of(Sort.values()),
                draw.chance(0.5),
                draw.between(2, 5),
                null,
                true,
                new EntryFilter(
                        some(draw, 1980 + 10 * draw.between(0, 3)),
                        some(draw, draw.of(2025, 2026)),
                        some(draw, least),
                        some(draw, draw.between(least, 100)),
                        some(draw, draw.chance(0.7)),
                        some(draw, draw.between(1, 4)),
                        some(draw, draw.of("director 1", "ＤＩＲＥＣＴＯＲ 0", "nobody")),
                        some(draw, draw.of("title 1", "ORIGINAL", "english ２", "x")),
                        some(draw, draw.chance(0.5))));
    }

    /** One part of a filter in four: of more at once nothing would be left. */
    private static <T> @Nullable T some(Draw draw, T value) {
        return draw.chance(0.25) ? value : null;
    }

    private static List<Step> steps(Draw draw) {
        return draw.list(100, 100, () -> new Step(draw.of(Kind.values()), draw.between(1, 12), edit(draw)));
    }

    private static Edit edit(Draw draw) {
        return new Edit(
                draw.chance(0.1)
                        ? null
                        : Optional.of(new Score(draw.between(0, 100))).filter(score -> draw.chance(0.8)),
                draw.chance(0.5)
                        ? null
                        : draw.list(0, 3, () -> LocalDate.of(2026, 1, 1).plusDays(draw.between(0, 3))),
                draw.chance(0.5) ? null : Optional.of("note").filter(note -> draw.chance(0.5)),
                draw.chance(0.9) ? null : "stars:3.5");
    }

    /** Twenty thousand steps. */
    @Test
    void neverDivergesInMemory() {
        Seeded.forAllSequences(
                200,
                draw -> new Start(new InMemoryMovieStore(), query(draw)),
                ShelfModelTest::steps,
                ShelfModelTest::run);
    }

    /** Twenty thousand steps, each of them some calls of a database. */
    @Test
    void neverDivergesOnTheTable() {
        Seeded.forAllSequences(200, draw -> new Start(TABLE, query(draw)), ShelfModelTest::steps, ShelfModelTest::run);
    }

    /** A million steps. */
    @Tag("deep")
    @Test
    void neverDivergesInMemoryInTheLongRun() {
        Seeded.forAllSequences(
                10_000,
                draw -> new Start(new InMemoryMovieStore(), query(draw)),
                ShelfModelTest::steps,
                ShelfModelTest::run);
    }

    /** A million steps. */
    @Tag("deep")
    @Test
    void neverDivergesOnTheTableInTheLongRun() {
        Seeded.forAllSequences(
                10_000, draw -> new Start(TABLE, query(draw)), ShelfModelTest::steps, ShelfModelTest::run);
    }

    /** The film registered, deleted, and restored or registered again and patched. */
    @Test
    void aStoreThatForgetsDeletedEntriesIsFoundByAFewSteps() {
        MovieStore forgetful = new InMemoryMovieStore() {
            @Override
            public synchronized Holding holding(String userId, int tmdbId) {
                Holding holding = super.holding(userId, tmdbId);
                return new Holding(holding.user(), holding.entry(), null, false);
            }
        };

        assertThatThrownBy(() -> Seeded.forAllSequences(
                        200, draw -> new Start(forgetful, query(draw)), ShelfModelTest::steps, ShelfModelTest::compare))
                .hasMessageMatching("(?s).* after [34] of 100 operations:.*DELETE.*");
    }

    private static void run(Start start, List<Step> steps) {
        compare(start, steps);
        MovieStore store = start.store();
        OPERATIONS.merge(store == TABLE ? "on the table" : "in memory", (long) steps.size(), Long::sum);
    }

    private static void compare(Start start, List<Step> steps) {
        MovieStore store = start.store();
        String id = UUID.randomUUID().toString();
        Stores.claim(store, User.named(id, new Handle("h" + id.replace("-", "").substring(0, 18)), "n"));
        Shelf shelf = new Shelf(store, new FilmsById(ShelfModelTest::film), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        Map<Integer, State> model = new HashMap<>();
        Map<Integer, State> deleted = new HashMap<>();
        long revision = 0;
        for (Step step : steps) {
            State before = model.get(step.tmdbId());
            Outcome outcome = apply(shelf, id, step, before);
            State after = expected(step, before, deleted.get(step.tmdbId()), revision + 1);
            switch (outcome) {
                case Outcome.Registered(User user, Entry entry) ->
                    assertThat(before).isNull();
                case Outcome.Updated(User user, Entry entry) -> {
                    State expected = Objects.requireNonNull(after);
                    assertThat(entry.remarks()).isEqualTo(expected.remarks());
                    assertThat(entry.version()).isEqualTo(expected.version());
                }
                case Outcome.Deleted() -> assertThat(step.kind()).isEqualTo(Kind.DELETE);
                case Outcome.Stale(Entry entry) -> assertThat(step.kind()).isEqualTo(Kind.PATCH_STALE);
                case Outcome.NoEntry() -> assertThat(before).isNull();
                case Outcome.Forgotten() -> assertThat(after).isNull();
                case Outcome.NoProfile(), Outcome.NoFilm() -> throw new AssertionError(outcome);
            }
            if (!Objects.equals(before, after)) {
                revision++;
            }
            if (after == null) {
                model.remove(step.tmdbId());
                if (before != null) {
                    deleted.put(step.tmdbId(), before);
                }
            } else {
                model.put(step.tmdbId(), after);
            }
        }
        Profile profile = Objects.requireNonNull(store.profile(id));
        assertThat(profile.user().revision()).isEqualTo(revision);
        assertThat(profile.totals().count()).isEqualTo(model.size());
        assertThat(profile.totals().scoreSum())
                .isEqualTo(model.values().stream()
                        .mapToLong(s -> value(s.remarks(), 0))
                        .sum());
        assertThat(profile.totals().scored())
                .isEqualTo(model.values().stream()
                        .filter(s -> s.remarks().score() != null)
                        .count());
        List<Integer> byScore = new ArrayList<>(model.keySet());
        byScore.sort(Comparator.comparing((Integer film) ->
                        value(Objects.requireNonNull(model.get(film)).remarks(), Score.MAX + 1))
                .thenComparing(film -> film));
        assertThat(store.entries(id, new EntryQuery(Sort.SCORE, true, 100, null, true))
                        .items())
                .extracting(Entry::tmdbId, Entry::remarks)
                .isEqualTo(byScore.stream()
                        .map(film -> tuple(
                                film,
                                Objects.requireNonNull(model.get(film))
                                        .remarks()
                                        .listed()))
                        .toList());
        compareFiltered(start, id, model);
    }

    private static void compareFiltered(Start start, String id, Map<Integer, State> model) {
        EntryQuery query = start.query();
        List<Entry> expected = model.entrySet().stream()
                .map(one -> new Entry(
                        film(one.getKey()),
                        one.getValue().remarks().listed(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        one.getValue().version(),
                        true))
                .filter(entry -> fits(query.filter(), entry))
                .sorted(order(query))
                .toList();
        List<Entry> found = new ArrayList<>();
        String after = null;
        do {
            EntryPage page = start.store()
                    .entries(
                            id,
                            new EntryQuery(
                                    query.sort(), query.ascending(), query.limit(), after, true, query.filter()));
            assertThat(page.matches())
                    .isEqualTo(after != null || query.filter().isNone() ? null : Integer.valueOf(expected.size()));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(query.limit());
            found.addAll(page.items());
            after = page.more() ? query.sort().key(page.items().getLast()) : null;
        } while (after != null);
        assertThat(found)
                .extracting(Entry::film, Entry::remarks, Entry::version)
                .isEqualTo(expected.stream()
                        .map(entry -> tuple(entry.film(), entry.remarks(), entry.version()))
                        .toList());
        QUERIES.merge(query.sort() + (found.isEmpty() ? ", nothing found" : ""), 1L, Long::sum);
    }

    /** Orders what is not known last in either direction. */
    private static Comparator<Entry> order(EntryQuery query) {
        Comparator<Entry> byKey = Comparator.comparing(query.sort()::key);
        Comparator<Entry> unknownLast = Comparator.comparing(entry -> switch (query.sort()) {
            case SCORE -> entry.score() == null;
            case RELEASE -> entry.film().releaseDate() == null;
            case REGISTERED, TITLE -> false;
        });
        return unknownLast.thenComparing(query.ascending() ? byKey : byKey.reversed());
    }

    /** The same as {@link EntryFilter#matches}, said for these films. */
    private static boolean fits(EntryFilter filter, Entry entry) {
        int id = entry.tmdbId();
        LocalDate date = entry.film().releaseDate();
        Score score = entry.score();
        String text = filter.text();
        boolean called = text == null
                || text.equals("original")
                || text.equals("title 1") && (id == 1 || id >= 10)
                || text.equals("english 2") && id == 2;
        return called
                && (filter.decade() == null || date != null && date.getYear() / 10 == filter.decade() / 10)
                && (filter.dated() == null || filter.dated() == (date != null))
                && (filter.genre() == null || filter.genre() == 1 + id % 4 || filter.genre() == 4)
                && (filter.director() == null || filter.director().equals("director " + id % 4) && id % 4 < 3)
                && (filter.scored() == null || filter.scored() == (score != null))
                && (filter.minScore() == null || score != null && score.value() >= filter.minScore())
                && (filter.maxScore() == null || score != null && score.value() <= filter.maxScore())
                && (filter.watchedYear() == null
                        || filter.watchedYear() == 2026
                                && !entry.remarks().watched().isEmpty());
    }

    private static int value(Remarks remarks, int otherwise) {
        return remarks.score() == null ? otherwise : remarks.score().value();
    }

    private static Outcome apply(Shelf shelf, String id, Step step, @Nullable State before) {
        long version = before == null ? 1 : before.version();
        return switch (step.kind()) {
            case PUT -> shelf.put(id, step.tmdbId(), step.edit(), Precondition.NONE);
            case PATCH -> shelf.patch(id, step.tmdbId(), step.edit(), at(version));
            case PATCH_STALE -> shelf.patch(id, step.tmdbId(), step.edit(), at(version - 1));
            case RESTORE -> shelf.restore(id, step.tmdbId());
            case DELETE -> shelf.delete(id, step.tmdbId(), Precondition.NONE);
        };
    }

    private static @Nullable State expected(Step step, @Nullable State before, @Nullable State deleted, long version) {
        return switch (step.kind()) {
            case DELETE -> null;
            case PATCH_STALE -> before;
            case PATCH -> before == null ? null : edited(before, step.edit(), version);
            case PUT ->
                before == null
                        ? new State(step.edit().applied(Remarks.NONE), version)
                        : edited(before, step.edit(), version);
            case RESTORE -> before != null || deleted == null ? before : new State(deleted.remarks(), version);
        };
    }

    private static Precondition at(long version) {
        return (user, entry) -> entry != null && entry.version() == version;
    }

    private static State edited(State before, Edit edit, long version) {
        Remarks next = edit.applied(before.remarks());
        return before.remarks().equals(next) ? before : new State(next, version);
    }

    private static Film film(int tmdbId) {
        return new Film(
                tmdbId,
                "Title " + tmdbId,
                "Original",
                tmdbId % 5 == 0 ? null : "English " + tmdbId,
                tmdbId % 3 == 0 ? null : LocalDate.of(1985 + 2 * tmdbId, 1, 1),
                null,
                tmdbId % 4 == 3 ? List.of(4) : List.of(4, 1 + tmdbId % 4),
                tmdbId % 4 == 3 ? null : "Director " + tmdbId % 4,
                tmdbId % 2 == 0 ? null : 90 + tmdbId);
    }
}
