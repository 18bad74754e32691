package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Random lives of an import: steps that are killed anywhere, choices, stops, undoing, going on. Whatever comes in between,
 * in the end the list is what the rows say, and after undoing what it was before.
 */
public abstract class ImportHistories {
    private static final String HANAKO = "hanako";
    private static final String ID = "sixteen-letters0";
    private static final int FILMS = 8;
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final FilmCatalog catalog = new Catalog();

    protected abstract MovieStore store();

    protected abstract Imports imports();

    /** The step that the import is at; null where it rests. */
    protected abstract @Nullable ImportStep step(String userId, String id);

    /** Knows films 1 to 8, two of each title. */
    private static final class Catalog implements FilmCatalog {
        @Override
        public FilmSearch search(String query, int page) {
            return new FilmSearch(
                    IntStream.rangeClosed(1, FILMS)
                            .mapToObj(ImportHistories::film)
                            .filter(film -> film.title().equals(query))
                            .map(film -> new FoundFilm(film, ""))
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
            return tmdbId > FILMS ? null : FilmDetails.of(ImportHistories.film(tmdbId));
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** List and watchlist of the user, without members that no reader sees. */
    private record Lists(Map<Integer, String> entries, Map<Integer, String> wishes) {}

    protected final void live(RandomGenerator random) {
        Stores.claim(store(), User.named(HANAKO, new Handle(HANAKO), "花子"));
        Shelf shelf = new Shelf(store(), catalog, CLOCK);
        for (int film = 1; film <= FILMS; film++) {
            switch (random.nextInt(4)) {
                case 0 -> shelf.put(HANAKO, film, Edit.of(new Score(film)), Precondition.NONE);
                case 1 -> store().wish(HANAKO, new Wish(film(film), NOW.minusSeconds(film)));
                default -> {}
            }
        }
        Lists before = lists();
        ImportFile file = file(random);
        Imports.Order first = random.nextInt(3) == 0 ? Imports.Order.LOOK : Imports.Order.TAKE;
        imports().begin(HANAKO, ID, "digest", file, first, NOW);
        for (int i = 0; i < 12; i++) {
            switch (random.nextInt(7)) {
                case 0 -> imports().stop(HANAKO, ID, NOW);
                case 1 -> imports().resume(HANAKO, ID, NOW);
                case 2 -> choose(random);
                case 3 -> {
                    if (random.nextInt(4) == 0) {
                        imports().undo(HANAKO, ID, NOW);
                    }
                }
                default -> step(random.nextInt(60), random.nextBoolean());
            }
        }
        rest();
        if (state().phase() == Imports.Phase.FINISHED) {
            agrees(before);
        } else {
            assertThat(lists()).isEqualTo(before);
        }
        imports().undo(HANAKO, ID, NOW);
        step(random.nextInt(60), random.nextBoolean());
        rest();
        assertThat(state().phase()).isEqualTo(Imports.Phase.UNDONE);
        assertThat(lists()).isEqualTo(before);
    }

    private static ImportFile file(RandomGenerator random) {
        List<ImportRow> rows = new ArrayList<>();
        int size = 3 + random.nextInt(60);
        for (int line = 2; line < size + 2; line++) {
            int film = 1 + random.nextInt(FILMS + 1);
            boolean byTitle = random.nextInt(4) == 0;
            rows.add(new ImportRow(
                    line,
                    byTitle ? null : film,
                    null,
                    "film of " + film / 2,
                    null,
                    Remarks.of(new Score(line)),
                    NOW.minusSeconds(1000L + line),
                    random.nextInt(4) == 0));
        }
        return new ImportFile("table", rows, List.of(), List.of());
    }

    private void choose(RandomGenerator random) {
        List<ImportedRow> rows = rows();
        Map<Integer, Optional<Integer>> films = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int row = rows.get(random.nextInt(rows.size())).number();
            films.put(row, random.nextInt(5) == 0 ? Optional.empty() : Optional.of(1 + random.nextInt(FILMS + 1)));
        }
        imports().choose(HANAKO, ID, films, NOW);
    }

    /** Runs a step that is killed before or after a call, if it comes that far, and once more as the stream does then. */
    private void step(int killedAt, boolean before) {
        int[] calls = {0};
        ImportStep step = step(HANAKO, ID);
        if (step == null) {
            return;
        }
        try {
            run(
                    killed(ImportStep.class, step, calls, killedAt, before),
                    killed(MovieStore.class, store(), calls, killedAt, before));
        } catch (Killed e) {
            step(Integer.MAX_VALUE, before);
        }
    }

    private void run(ImportStep step, MovieStore store) {
        Importer.Pace pace = new Importer.Pace() {
            @Override
            public void step() {}

            @Override
            public void rest(int attempt) {}
        };
        // A turn of no time ends with its first row.
        Duration turn = step.parts() % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(1);
        new Importer(store, new Shelf(store, catalog, CLOCK), new Finder(catalog), catalog, pace, turn, CLOCK)
                .run(step);
    }

    private static <T> T killed(Class<T> type, T real, int[] calls, int killedAt, boolean before) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean kill = calls[0]++ == killedAt;
                    if (kill && before) {
                        throw new Killed();
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (kill) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Lets the import come to its end. */
    private void rest() {
        Imports.Phase phase = state().phase();
        if (phase == Imports.Phase.STOPPED || phase == Imports.Phase.FAILED) {
            imports().resume(HANAKO, ID, NOW);
        }
        for (ImportStep step = step(HANAKO, ID); step != null; step = step(HANAKO, ID)) {
            run(step, store());
        }
        if (state().phase() == Imports.Phase.HELD) {
            imports().resume(HANAKO, ID, NOW);
            rest();
        }
    }

    /** The lists hold what the rows say of themselves. */
    private void agrees(Lists before) {
        Lists after = lists();
        List<ImportedRow> rows = rows();
        assertThat(state().tally()).isEqualTo(Tally.of(rows));
        Set<Integer> films = new HashSet<>(before.entries().keySet());
        Map<Integer, Integer> registered = new HashMap<>();
        for (ImportedRow row : rows) {
            assertThat(row.fate()).isNotInstanceOfAny(Fate.Pending.class, Fate.Found.class, Fate.Chosen.class);
            if (row.row().wish()) {
                continue;
            }
            if (row.fate() instanceof Fate.Registered(Film film, Wish wished)) {
                assertThat(registered.put(film.tmdbId(), row.number()))
                        .as("two rows registered one film")
                        .isNull();
                assertThat(after.entries().get(film.tmdbId()))
                        .isEqualTo(shown(row.row().remarks(), ID + "#" + row.number()));
                films.add(film.tmdbId());
            } else if (row.fate() instanceof Fate.Kept(Film film)) {
                films.add(film.tmdbId());
            }
        }
        assertThat(after.entries().keySet()).isEqualTo(films);
        before.entries().forEach((film, entry) -> assertThat(after.entries()).containsEntry(film, entry));
        before.wishes().forEach((film, wish) -> {
            if (!after.entries().containsKey(film)) {
                assertThat(after.wishes()).containsEntry(film, wish);
            }
        });
    }

    private Lists lists() {
        Map<Integer, String> entries = new TreeMap<>();
        for (int film = 1; film <= FILMS; film++) {
            Entry entry = store().holding(HANAKO, film).entry();
            if (entry != null) {
                entries.put(film, shown(entry.remarks(), entry.origin()));
            }
        }
        Map<Integer, String> wishes = new TreeMap<>();
        store().watchlist(HANAKO, 100, null)
                .items()
                .forEach(wish -> wishes.put(wish.film().tmdbId(), wish.toString()));
        return new Lists(entries, wishes);
    }

    private static String shown(Remarks remarks, @Nullable String origin) {
        return remarks + " " + origin;
    }

    private Imports.State state() {
        Imports.State state = imports().state(HANAKO, ID, NOW);
        if (state == null) {
            throw new AssertionError("the import is there");
        }
        return state;
    }

    private List<ImportedRow> rows() {
        List<ImportedRow> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            Imports.RowPage page = imports().rows(HANAKO, ID, after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static Film film(int id) {
        return new Film(id, "film of " + id / 2, "film of " + id / 2, LocalDate.of(1985, 1, 1), null);
    }
}
