package jp.mymovie.movies.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link MovieStore} does. Each of them has a test that inherits these. */
public abstract class MovieStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    protected abstract MovieStore store();

    @Test
    void knowsNobodyAtFirst() {
        assertThat(store().profile("nobody")).isNull();
        assertThat(store().user(handle())).isNull();
        assertThat(store().holding("nobody", 129)).isEqualTo(new Holding(null, null, null, false));
        assertThat(store().entries("nobody", query(Sort.SCORE, true, 10, null)).items())
                .isEmpty();
    }

    @Test
    void findsWhoHasClaimedAHandle() {
        User hanako = User.named("sub-" + UUID.randomUUID(), handle(), "花子");
        assertThat(Stores.claim(store(), hanako)).isEqualTo(new Claim.Claimed(new Profile(hanako, 1, Totals.NONE)));
        assertThat(store().profile(hanako.id())).isEqualTo(new Profile(hanako, 1, Totals.NONE));
        assertThat(store().user(hanako.handle())).isEqualTo(hanako);
        assertThat(store().holding(hanako.id(), 129)).isEqualTo(new Holding(hanako, null, null, false));
    }

    @Test
    void givesAHandleToTheFirstWhoAsks() {
        User first = claimed();
        assertThat(Stores.claim(store(), User.named("other", first.handle(), "other")))
                .isEqualTo(new Claim.HandleTaken());
        assertThat(store().profile("other")).isNull();
        assertThat(store().user(first.handle())).isEqualTo(first);
    }

    @Test
    void givesAUserOneHandleOnly() {
        User first = claimed();
        Handle second = handle();
        assertThat(Stores.claim(store(), User.named(first.id(), second, "again")))
                .isEqualTo(new Claim.AlreadyNamed());
        assertThat(store().user(second)).isNull();
    }

    @Test
    void givesAHandleToOneOfManyWhoAskAtOnce() throws Exception {
        Handle wanted = handle();
        List<Claim> claims = atOnce(16, i -> Stores.claim(store(), User.named("racer-" + wanted + i, wanted, "racer")));
        assertThat(claims).filteredOn(Claim.Claimed.class::isInstance).hasSize(1);
        assertThat(claims).filteredOn(Claim.HandleTaken.class::isInstance).hasSize(15);
    }

    @Test
    void drawsSomebody() {
        User only = claimed();
        put(only, film(1, "a", null), 1, NOON);
        for (int i = 0; i < 20; i++) {
            assertThat(store().randomUser(new Random(i))).isNotNull();
        }
        assertThat(store().user(only.handle())).isNotNull();
    }

    @Test
    void changesAProfileOnlyFromTheVersionThatWasSeen() {
        User user = claimed();
        Profile first = profile(user);
        put(user, film(1, "a", null), 5, NOON);
        User named = user.shownAs("はなこ", "https://example.org/", LocalDate.of(2001, 7, 20), false, false);
        assertThat(store().replaceProfile(first, named)).isEqualTo(Swap.DONE);
        assertThat(store().replaceProfile(first, user)).isEqualTo(Swap.CHANGED);
        Profile second = profile(user);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.user().nickname()).isEqualTo("はなこ");
        assertThat(second.user().url()).isEqualTo("https://example.org/");
        assertThat(second.user().count()).isEqualTo(1);
        assertThat(store().user(user.handle())).isEqualTo(second.user());
        assertThat(store().replaceProfile(second, second.user().shownAs("x", null, null, false, false)))
                .isEqualTo(Swap.DONE);
        assertThat(profile(user).user().url()).isNull();
    }

    @Test
    void drawsNobodyWhoIsPrivate() {
        User user = claimed();
        put(user, film(1, "a", null), 1, NOON);
        assertThat(store().replaceProfile(profile(user), user.shownAs("n", null, null, true, false)))
                .isEqualTo(Swap.DONE);
        for (int i = 0; i < 50; i++) {
            User drawn = store().randomUser(new Random(i));
            assertThat(drawn == null ? null : drawn.id()).isNotEqualTo(user.id());
        }
        assertThat(store().replaceProfile(profile(user), user.shownAs("n", null, null, false, false)))
                .isEqualTo(Swap.DONE);
        assertThat(drawn(user)).isTrue();
    }

    @Test
    void findsUsersByHowTheirHandleBegins() {
        String start = handle().value().substring(0, 12);
        List<User> users = Stream.of("a", "ab", "b")
                .map(end -> User.named(UUID.randomUUID().toString(), new Handle(start + end), end))
                .toList();
        users.forEach(user -> Stores.claim(store(), user));
        UserPage first = store().usersByPrefix(start, 2, null);
        assertThat(first.items()).containsExactly(users.get(0), users.get(1));
        assertThat(store().usersByPrefix(start, 2, first.next())).isEqualTo(new UserPage(List.of(users.get(2)), null));
        assertThat(store().usersByPrefix(start + "a", 5, null).items()).containsExactly(users.get(0), users.get(1));
        store().replaceProfile(profile(users.get(0)), users.get(0).shownAs("a", null, null, true, false));
        assertThat(store().usersByPrefix(start + "a", 5, null).items()).containsExactly(users.get(1));
        store().replaceProfile(profile(users.get(0)), users.get(0));
        assertThat(store().usersByPrefix(start + "a", 5, null).items()).containsExactly(users.get(0), users.get(1));
    }

    @Test
    void keepsAnEntryExactly() {
        User user = claimed();
        Film film =
                new Film(900001007, "RTL \u202eשלום\u202c 😀 & + -- <script>\u0000か\u3099", "\"'\\", null, "/x.jpg");
        Entry entry = new Entry(
                film,
                new Remarks(
                        new Score(0),
                        List.of(LocalDate.of(2026, 1, 2), LocalDate.of(2001, 7, 20)),
                        "二度目は\n字幕で",
                        "stars:0"),
                NOON.plusMillis(7),
                NOON.plusSeconds(9),
                3,
                true);
        assertThat(Stores.replace(store(), user, null, entry)).isEqualTo(Swap.DONE);
        assertThat(store().holding(user.id(), film.tmdbId()).entry()).isEqualTo(entry);
        for (Sort sort : Sort.values()) {
            assertThat(store().entries(user.id(), query(sort, true, 10, null)).items())
                    .containsExactly(entry.listed());
        }
    }

    @Test
    void keepsFilmsOfOneTitleApart() {
        User user = claimed();
        put(user, film(1, "Dune", LocalDate.of(1984, 12, 14)), 60, NOON);
        put(user, film(2, "Dune", LocalDate.of(2021, 10, 15)), 80, NOON);
        assertThat(store().entries(user.id(), query(Sort.TITLE, true, 10, null)).items())
                .extracting(Entry::tmdbId)
                .containsExactly(1, 2);
    }

    @Test
    void changesTotalsAndRevisionWithTheEntry() {
        User user = claimed();
        Entry first = put(user, film(1, "a", LocalDate.of(2001, 7, 20)), 95, NOON);
        put(user, film(2, "b", null), 100, NOON);
        Entry rescored = first.remarked(Remarks.of(new Score(9)), NOON.plusSeconds(1));
        assertThat(Stores.replace(store(), user, first, rescored)).isEqualTo(Swap.DONE);

        Profile profile = profile(user);
        assertThat(profile.totals())
                .isEqualTo(new Totals(
                        2,
                        109,
                        0,
                        new TreeMap<>(Map.of(0, 1L, 10, 1L)),
                        new TreeMap<>(Map.of(0, 1L, 2001, 1L)),
                        new TreeMap<>()));
        assertThat(profile.user().revision()).isEqualTo(3);
        assertThat(store().user(user.handle())).isEqualTo(profile.user());

        assertThat(Stores.replace(store(), user, rescored, null)).isEqualTo(Swap.DONE);
        assertThat(profile(user).totals())
                .isEqualTo(new Totals(
                        1, 100, 0, new TreeMap<>(Map.of(10, 1L)), new TreeMap<>(Map.of(0, 1L)), new TreeMap<>()));
    }

    @Test
    void refusesToReplaceWhatHasChanged() {
        User user = claimed();
        Entry first = put(user, film(1, "a", null), 10, NOON);
        Entry second = first.remarked(Remarks.of(new Score(20)), NOON);
        assertThat(Stores.replace(store(), user, null, first)).isEqualTo(Swap.CHANGED);
        assertThat(Stores.replace(store(), user, first, second)).isEqualTo(Swap.DONE);
        assertThat(Stores.replace(store(), user, first, second)).isEqualTo(Swap.CHANGED);
        assertThat(Stores.replace(store(), user, first, null)).isEqualTo(Swap.CHANGED);
        assertThat(Stores.replace(store(), user, second, null)).isEqualTo(Swap.DONE);
        assertThat(Stores.replace(store(), user, second, null)).isEqualTo(Swap.CHANGED);
        assertThat(profile(user).user().revision()).isEqualTo(3);
        assertThat(profile(user).totals()).isEqualTo(Totals.NONE);
    }

    @Test
    void keepsWhatWasDeletedLastApartFromTheList() {
        User user = claimed();
        Entry first = put(user, film(1, "a", null), 10, NOON);
        Entry second = put(user, film(2, "b", null), 20, NOON);
        Stores.replace(store(), user, first, null);
        Holding held = store().holding(user.id(), 1);
        assertThat(held.entry()).isNull();
        assertThat(held.deleted())
                .as("at the version of its deletion")
                .isEqualTo(new Entry(first.film(), first.remarks(), NOON, NOON, 3, true));
        assertThat(store().holding(user.id(), 2).deleted()).isNull();
        for (Sort sort : Sort.values()) {
            assertThat(store().entries(user.id(), query(sort, true, 10, null)).items())
                    .containsExactly(second);
        }
        Entry again = Entry.registered(film(1, "a", null), new Score(30), NOON)
                .by(profile(user).user());
        assertThat(Stores.replace(store(), user, null, again)).isEqualTo(Swap.DONE);
        Stores.replace(store(), user, again, null);
        assertThat(store().holding(user.id(), 1).deleted())
                .isEqualTo(new Entry(again.film(), again.remarks(), NOON, NOON, 5, true));
    }

    @Test
    void givesAllThatIsKeptInPartsDeletedEntriesToo() {
        User user = claimed();
        Set<Integer> here = new TreeSet<>();
        Set<Integer> gone = new TreeSet<>();
        for (int id = 1; id <= 7; id++) {
            Entry entry = put(user, film(id, "a", null), 10, NOON);
            (id % 3 == 0 ? gone : here).add(id);
            if (id % 3 == 0) {
                Stores.replace(store(), user, entry, null);
            }
        }
        Set<Integer> foundHere = new TreeSet<>();
        Set<Integer> foundGone = new TreeSet<>();
        for (Integer after = 0; after != null; ) {
            KeptPage page = store().keptEntries(user.id(), 2, after);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items()
                    .forEach(kept -> assertThat((kept.deleted() ? foundGone : foundHere)
                                    .add(kept.entry().tmdbId()))
                            .isTrue());
            after = page.next();
        }
        assertThat(foundHere).isEqualTo(here);
        assertThat(foundGone).isEqualTo(gone);
    }

    @Test
    void givesFilmsOfAListByTheirIds() {
        User user = claimed();
        Entry one = put(user, film(1, "a", null), 10, NOON);
        Entry two = put(user, film(2, "b", null), 20, NOON);
        Stores.replace(store(), user, one, null);
        assertThat(store().entries(user.id(), List.of(3, 2, 1))).containsExactly(two.listed());
    }

    @Test
    void refusesAChangeThatWasDecidedOnMuchTooLongAgo() {
        User user = claimed();
        Entry entry = put(user, film(1, "a", null), 10, NOON);
        Holding old = store().holding(user.id(), 1);
        for (int i = 0; i <= Holding.MOST_BETWEEN; i++) {
            Entry other = put(user, film(2, "b", null), 10, NOON);
            Stores.replace(store(), user, other, null);
        }
        Entry next = entry.remarked(Remarks.of(new Score(20)), NOON).by(user);
        assertThat(store().replace(old, next)).isEqualTo(Swap.CHANGED);
        assertThat(store().replace(store().holding(user.id(), 1), next)).isEqualTo(Swap.DONE);
    }

    @Test
    void keepsAWatchlistApartFromTheList() {
        User user = claimed();
        put(user, film(9, "seen", null), 10, NOON);
        for (int id = 1; id <= 5; id++) {
            store().wish(user.id(), new Wish(film(id, "w" + id, LocalDate.of(2000, 1, 1)), NOON.plusSeconds(id / 2)));
        }
        store().wish(user.id(), new Wish(film(3, "again", null), NOON.plusSeconds(99)));
        store().unwish(user.id(), 1);
        store().unwish(user.id(), 77);
        put(user, film(2, "seen at last", null), 10, NOON);
        List<Wish> wishes = new ArrayList<>();
        String after = null;
        WishPage page;
        do {
            page = store().watchlist(user.id(), 2, after);
            wishes.addAll(page.items());
            after = page.items().getLast().key();
        } while (page.more());
        assertThat(wishes).extracting(wish -> wish.film().tmdbId()).containsExactly(5, 4, 3);
        assertThat(wishes.getLast()).isEqualTo(new Wish(film(3, "w3", LocalDate.of(2000, 1, 1)), NOON.plusSeconds(1)));
        for (Sort sort : Sort.values()) {
            assertThat(store().entries(user.id(), query(sort, true, 10, null)).items())
                    .hasSize(2);
        }
        assertThat(store().loggedBy(3, 100, null).items())
                .extracting(item -> item.user().id())
                .doesNotContain(user.id());
    }

    @Test
    void countsWhoFollowsWhomOnBothSides() {
        User me = claimed();
        List<User> others = List.of(claimed(), claimed(), claimed());
        for (int i = 0; i < 3; i++) {
            assertThat(store().follow(me, others.get(i), NOON.plusSeconds(i))).isEqualTo(Swap.DONE);
        }
        assertThat(store().follow(me, others.get(0), NOON)).isEqualTo(Swap.CHANGED);
        assertThat(store().follow(others.get(1), others.get(0), NOON.plusSeconds(9)))
                .isEqualTo(Swap.DONE);
        assertThat(store().follow(me, User.named("ghost", handle(), "ghost"), NOON))
                .isEqualTo(Swap.GONE);
        assertThat(store().follows(me.id(), others.get(2).id())).isTrue();
        assertThat(store().follows(others.get(2).id(), me.id())).isFalse();
        assertThat(store().unfollow(me, others.get(2))).isEqualTo(Swap.DONE);
        assertThat(store().follows(me.id(), others.get(2).id())).isFalse();
        assertThat(store().unfollow(me, others.get(2))).isEqualTo(Swap.CHANGED);

        assertThat(profile(me).user().following()).isEqualTo(2);
        assertThat(profile(others.get(0)).user().followers()).isEqualTo(2);
        assertThat(profile(others.get(2)).user().followers()).isZero();
        assertThat(store().user(me.handle())).isEqualTo(profile(me).user());
        assertThat(store().user(others.get(0).handle()))
                .isEqualTo(profile(others.get(0)).user());

        UserPage first = store().following(me.id(), 1, null);
        UserPage second = store().following(me.id(), 1, first.next());
        assertThat(List.of(first, second))
                .extracting(page -> page.items().getFirst().id())
                .containsExactly(others.get(1).id(), others.get(0).id());
        assertThat(second.next()).isNull();
        assertThat(store().followers(others.get(0).id(), 10, null).items())
                .extracting(User::id)
                .containsExactly(others.get(1).id(), me.id());
        assertThat(store().followers(me.id(), 10, null)).isEqualTo(new UserPage(List.of(), null));
    }

    @Test
    void countsExactlyWhenManyFollowAndUnfollowAtOnce() throws Exception {
        List<User> users = List.of(claimed(), claimed(), claimed());
        atOnce(24, i -> {
            User a = users.get(i % 3);
            User b = users.get((i + 1 + i / 3 % 2) % 3);
            return i % 5 == 4 ? store().unfollow(a, b) : store().follow(a, b, NOON);
        });
        for (User user : users) {
            User now = profile(user).user();
            assertThat(now.following())
                    .isEqualTo(store().following(user.id(), 100, null).items().size());
            assertThat(now.followers())
                    .isEqualTo(store().followers(user.id(), 100, null).items().size());
        }
    }

    @Test
    void writesNothingForAUserThatIsGone() {
        User ghost = User.named("ghost", handle(), "ghost");
        Entry entry = Entry.registered(film(1, "a", null), new Score(1), NOON);
        assertThat(Stores.replace(store(), ghost, null, entry)).isEqualTo(Swap.CHANGED);
        assertThat(store().wish("ghost", new Wish(film(1, "a", null), NOON))).isEqualTo(Swap.GONE);
        assertThat(store().watchlist("ghost", 10, null).items()).isEmpty();
        assertThat(store().holding("ghost", 1)).isEqualTo(new Holding(null, null, null, false));
    }

    @Test
    void letsOneOfManyChangesAtOnceThrough() throws Exception {
        User user = claimed();
        Entry entry = put(user, film(1, "a", null), 0, NOON);
        List<Swap> swaps = atOnce(
                12, i -> Stores.replace(store(), user, entry, entry.remarked(Remarks.of(new Score(i + 1)), NOON)));
        assertThat(swaps).filteredOn(Swap.DONE::equals).hasSize(1);
        assertThat(swaps).filteredOn(Swap.CHANGED::equals).hasSize(11);
        assertThat(profile(user).user().revision()).isEqualTo(2);
    }

    @Test
    void losesNoneOfManyFilmsRegisteredAtOnce() throws Exception {
        User user = claimed();
        put(user, film(100, "the first, which makes the user one who can be drawn", null), 0, NOON);
        List<Swap> swaps = atOnce(
                24,
                i -> Stores.replace(
                        store(), user, null, Entry.registered(film(i + 1, "f" + i, null), new Score(i), NOON)));
        assertThat(swaps).containsOnly(Swap.DONE);
        assertThat(profile(user).totals().count()).isEqualTo(25);
        assertThat(profile(user).totals().scoreSum()).isEqualTo(24 * 23 / 2);
        assertThat(profile(user).user().revision()).isEqualTo(25);
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pagesThroughAListWithoutGapsOrDuplicates(Sort sort) {
        User user = claimed();
        fill(user, 57);
        for (boolean ascending : new boolean[] {true, false}) {
            List<Integer> whole = ids(store().entries(user.id(), query(sort, ascending, 100, null))
                    .items());
            assertThat(whole).hasSize(57).doesNotHaveDuplicates();
            for (int limit : new int[] {1, 7, 19, 56, 57}) {
                assertThat(paged(user, sort, ascending, limit)).isEqualTo(whole);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void showsWhatStaysOnceAndOnlyOnceWhileTheListChanges(Sort sort) {
        for (boolean ascending : new boolean[] {true, false}) {
            User user = claimed();
            fill(user, 57);
            List<Integer> whole = paged(user, sort, ascending, 57);
            List<Integer> shown = new ArrayList<>();
            String after = null;
            EntryPage page;
            do {
                page = store().entries(user.id(), query(sort, ascending, 7, after));
                shown.addAll(ids(page.items()));
                Entry last = page.items().getLast();
                after = sort.key(last);
                // The place to go on from is taken away, and others come before and behind it.
                assertThat(Stores.replace(store(), user, last, null)).isEqualTo(Swap.DONE);
                put(user, film(1_000 + shown.size(), "a", LocalDate.of(1888, 1, 1)), 0, NOON.minusSeconds(60));
                put(user, film(2_000 + shown.size(), "z", LocalDate.of(2999, 1, 1)), 100, NOON.plusSeconds(60));
            } while (page.more() && shown.size() < 500);
            assertThat(shown).doesNotHaveDuplicates();
            assertThat(shown.stream().filter(whole::contains)).containsExactlyElementsOf(whole);
        }
    }

    @Test
    void putsUndatedFilmsLastInEitherDirection() {
        User user = claimed();
        put(user, film(5, "undated", null), 1, NOON);
        put(user, film(4, "future", LocalDate.of(2999, 1, 1)), 1, NOON);
        put(user, film(3, "also undated", null), 1, NOON);
        put(user, film(2, "first of all", LocalDate.of(1895, 12, 28)), 1, NOON);
        put(user, film(1, "of its day", LocalDate.of(2001, 7, 20)), 1, NOON);
        assertThat(paged(user, Sort.RELEASE, true, 2)).containsExactly(2, 1, 4, 3, 5);
        assertThat(paged(user, Sort.RELEASE, false, 2)).containsExactly(4, 1, 2, 5, 3);
    }

    @Test
    void breaksTiesByTheFilmsId() {
        User user = claimed();
        for (int id : new int[] {70, 9, 1000000, 35, 36}) {
            put(user, film(id, "same", LocalDate.of(2000, 1, 1)), 50, NOON);
        }
        for (Sort sort : Sort.values()) {
            assertThat(paged(user, sort, true, 2)).containsExactly(9, 35, 36, 70, 1000000);
            assertThat(paged(user, sort, false, 2)).containsExactly(1000000, 70, 36, 35, 9);
        }
    }

    @Test
    void goesOnBehindAnEntryThatHasBeenDeleted() {
        User user = claimed();
        fill(user, 10);
        EntryPage first = store().entries(user.id(), query(Sort.SCORE, true, 4, null));
        Entry last = first.items().getLast();
        List<Integer> rest = ids(store().entries(user.id(), query(Sort.SCORE, true, 100, Sort.SCORE.key(last)))
                .items());
        Stores.replace(store(), user, last, null);
        assertThat(ids(store().entries(user.id(), query(Sort.SCORE, true, 100, Sort.SCORE.key(last)))
                        .items()))
                .isEqualTo(rest)
                .hasSize(6);
    }

    @Test
    void sortsTitlesByFoldedText() {
        User user = claimed();
        put(user, film(1, "ｂ", null), 1, NOON);
        put(user, film(2, "A", null), 1, NOON);
        put(user, film(3, "千と千尋の神隠し", null), 1, NOON);
        put(user, film(4, "😀", null), 1, NOON);
        put(user, film(5, "豈", null), 1, NOON);
        put(user, film(6, "A!", null), 1, NOON);
        assertThat(paged(user, Sort.TITLE, true, 100)).containsExactly(2, 6, 1, 3, 5, 4);
    }

    @Test
    void addsUpAFilmOverAllLists() {
        int id = 1_000_000_000 + new Random().nextInt(1_000_000_000);
        Film film = film(id, "千", LocalDate.of(2001, 7, 20));
        assertThat(store().filmTotals(id)).isEqualTo(Totals.NONE);
        assertThat(store().loggedBy(id, 10, null)).isEqualTo(new LogPage(List.of(), null));
        List<User> users = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            users.add(claimed());
            put(users.get(i), film, 10 * i, NOON.plusSeconds(i / 3));
        }
        User last = users.getLast();
        Stores.replace(store(), last, Entry.registered(film, new Score(60), NOON.plusSeconds(2)), null);
        assertThat(store().filmTotals(id))
                .isEqualTo(new Totals(
                        6,
                        150,
                        0,
                        new TreeMap<>(Map.of(0, 1L, 1, 1L, 2, 1L, 3, 1L, 4, 1L, 5, 1L)),
                        new TreeMap<>(),
                        new TreeMap<>()));
        List<LogPage.Item> items = new ArrayList<>();
        String after = null;
        do {
            LogPage page = store().loggedBy(id, 2, after);
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(items)
                .extracting(item -> item.user().id())
                .containsExactlyInAnyOrderElementsOf(
                        users.subList(0, 6).stream().map(User::id).toList());
        assertThat(items).extracting(LogPage.Item::registeredAt).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void leadsFromIdentitiesToOneUserEach() {
        User user = claimed();
        assertThat(store().userId(Stores.identity(user.id()))).isEqualTo(user.id());
        assertThat(store().userId(new Identity("https://sign-in.example/other", user.id())))
                .isNull();
        assertThat(store().userId(Stores.identity("nobody"))).isNull();
    }

    @Test
    void putsEntriesWithoutAScoreLastInEitherDirection() {
        User user = claimed();
        put(user, film(1, "a", null), 0, NOON);
        Stores.replace(store(), user, null, Entry.registered(film(2, "b", null), Remarks.NONE, NOON));
        put(user, film(3, "c", null), 100, NOON);
        Stores.replace(store(), user, null, Entry.registered(film(4, "d", null), Remarks.NONE, NOON));
        assertThat(paged(user, Sort.SCORE, true, 1)).containsExactly(1, 3, 2, 4);
        assertThat(paged(user, Sort.SCORE, false, 3)).containsExactly(3, 1, 4, 2);
        assertThat(profile(user).totals().count()).isEqualTo(4);
        assertThat(profile(user).totals().scored()).isEqualTo(2);
    }

    @Test
    void drawsNobodyWithoutAFilm() {
        User user = claimed();
        Entry only = put(user, film(1, "a", null), 1, NOON);
        assertThat(drawn(user)).isTrue();
        Stores.replace(store(), user, only, null);
        assertThat(drawn(user)).isFalse();
    }

    private boolean drawn(User user) {
        for (int i = 0; i < 2_000; i++) {
            User drawn = store().randomUser(new Random(i));
            if (drawn != null && drawn.id().equals(user.id())) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aPrivateUserIsInNoTotalsNoPagesAndNoCountsAndComesBackWithAll() {
        int id = 1_000_000_000 + new Random().nextInt(1_000_000_000);
        Film film = film(id, "千", LocalDate.of(2001, 7, 20));
        User shown = claimed();
        User hidden = claimed();
        put(shown, film, 44, NOON);
        put(hidden, film, 88, NOON.plusSeconds(1));
        store().follow(shown, hidden, NOON);
        store().follow(hidden, shown, NOON);
        Totals both = store().filmTotals(id);

        hide(hidden, true);
        assertThat(store().filmTotals(id).count()).isEqualTo(1);
        assertThat(store().filmTotals(id).scoreSum()).isEqualTo(44);
        assertThat(store().loggedBy(id, 1, null).items())
                .extracting(item -> item.user().id())
                .containsExactly(shown.id());
        assertThat(store().loggedBy(id, 1, null).next()).isNull();
        assertThat(profile(shown).user().following()).isZero();
        assertThat(profile(shown).user().followers()).isZero();
        assertThat(store().following(shown.id(), 10, null).items()).isEmpty();
        assertThat(store().followers(shown.id(), 10, null).items()).isEmpty();
        assertThat(store().following(hidden.id(), 10, null).items()).hasSize(1);

        User now = profile(hidden).user();
        Holding held = store().holding(hidden.id(), id);
        assertThat(Objects.requireNonNull(held.entry()).isPublic()).isFalse();
        assertThat(store().replace(
                                held,
                                held.entry()
                                        .remarked(Remarks.of(new Score(3)), NOON)
                                        .by(now)))
                .isEqualTo(Swap.DONE);
        assertThat(store().filmTotals(id).scoreSum()).isEqualTo(44);

        hide(hidden, false);
        assertThat(store().filmTotals(id).count()).isEqualTo(both.count());
        assertThat(store().filmTotals(id).scoreSum()).isEqualTo(47);
        assertThat(store().loggedBy(id, 10, null).items()).hasSize(2);
        assertThat(profile(shown).user().following()).isEqualTo(1);
        assertThat(profile(shown).user().followers()).isEqualTo(1);
        assertThat(store().followers(shown.id(), 10, null).items()).hasSize(1);
    }

    @Test
    void whoFollowsWhilePrivateIsCountedWhenPublicAgain() {
        User shown = claimed();
        User hidden = claimed();
        hide(hidden, true);
        assertThat(store().follow(profile(hidden).user(), shown, NOON)).isEqualTo(Swap.DONE);
        assertThat(profile(shown).user().followers()).isZero();
        assertThat(profile(hidden).user().following()).isEqualTo(1);
        hide(hidden, false);
        assertThat(profile(shown).user().followers()).isEqualTo(1);
        assertThat(store().unfollow(profile(hidden).user(), shown)).isEqualTo(Swap.DONE);
        assertThat(profile(shown).user().followers()).isZero();
        assertThat(profile(hidden).user().following()).isZero();
    }

    private void hide(User user, boolean hidden) {
        User now = profile(user).user();
        assertThat(store().replaceProfile(profile(user), now.shownAs("n", null, null, hidden, false)))
                .isEqualTo(Swap.DONE);
        settle(profile(user).user());
    }

    /** Does what follows a user's switch between private and public; here it is done already. */
    protected void settle(User user) {}

    private void fill(User user, int n) {
        Random random = new Random(n);
        for (int i = 1; i <= n; i++) {
            LocalDate date = i % 5 == 0 ? null : LocalDate.of(1920 + random.nextInt(4), 1 + random.nextInt(12), 1);
            put(user, film(i, "t" + random.nextInt(9), date), random.nextInt(101), NOON.plusSeconds(random.nextInt(9)));
        }
    }

    private List<Integer> paged(User user, Sort sort, boolean ascending, int limit) {
        List<Integer> ids = new ArrayList<>();
        String after = null;
        EntryPage page;
        do {
            page = store().entries(user.id(), query(sort, ascending, limit, after));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            ids.addAll(ids(page.items()));
            after = page.items().isEmpty() ? null : sort.key(page.items().getLast());
        } while (page.more());
        return ids;
    }

    private static List<Integer> ids(List<Entry> entries) {
        return entries.stream().map(Entry::tmdbId).toList();
    }

    private static EntryQuery query(Sort sort, boolean ascending, int limit, @Nullable String after) {
        return new EntryQuery(sort, ascending, limit, after, true);
    }

    protected final User claimed() {
        User user = User.named("sub-" + UUID.randomUUID(), handle(), "花子");
        assertThat(Stores.claim(store(), user)).isInstanceOf(Claim.Claimed.class);
        return user;
    }

    protected final Entry put(User user, Film film, int score, Instant at) {
        Entry entry = Entry.registered(film, new Score(score), at);
        assertThat(Stores.replace(store(), user, null, entry)).isEqualTo(Swap.DONE);
        return entry;
    }

    private Profile profile(User user) {
        return Objects.requireNonNull(store().profile(user.id()));
    }

    protected static Film film(int tmdbId, String title, @Nullable LocalDate date) {
        return new Film(tmdbId, title, title, date, null);
    }

    private static Handle handle() {
        return new Handle("h" + UUID.randomUUID().toString().replace("-", "").substring(0, 18));
    }

    /** Calls it from as many threads as there are calls. */
    protected static <T> List<T> atOnce(int calls, Call<T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls)) {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                int number = i;
                all.add(() -> call.number(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(all)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /** One of several calls. */
    @FunctionalInterface
    protected interface Call<T> {
        T number(int i) throws Exception;
    }
}
