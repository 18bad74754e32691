package jp.mymovie.movies.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists in memory, as plainly as can be: what the contract means, for tests to compare with. */
public class InMemoryMovieStore implements MovieStore, FilmStore {
    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

    private final Map<Identity, String> identities = new HashMap<>();
    private final Set<Identity> refused = new HashSet<>();
    private final Set<Handle> heldBack = new HashSet<>();
    private final Map<String, Profile> profiles = new HashMap<>();
    private final Map<String, Map<Integer, Entry>> lists = new HashMap<>();
    private final Map<String, Entry> deleted = new HashMap<>();
    private final List<Follow> follows = new ArrayList<>();
    private final Map<Integer, Kept> films = new HashMap<>();

    private record Follow(String follower, String followed, Instant at) {}

    private final Map<String, Map<Integer, Wish>> wishes = new HashMap<>();

    @Override
    public synchronized @Nullable Kept film(int tmdbId) {
        return films.get(tmdbId);
    }

    @Override
    public synchronized void keep(FilmDetails details, Instant now) {
        films.put(details.film().tmdbId(), new Kept(details, FilmStore.until(details.film(), now)));
    }

    @Override
    public synchronized @Nullable String userId(Identity identity) {
        return identities.get(identity);
    }

    /** Lets another identity lead to a user. */
    public synchronized void link(Identity identity, String userId) {
        identities.put(identity, userId);
    }

    synchronized List<Identity> identities(String userId) {
        return identities.entrySet().stream()
                .filter(entry -> entry.getValue().equals(userId))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Refuses the identities of a user who has left. */
    synchronized void retire(String userId) {
        identities(userId).forEach(identity -> {
            identities.remove(identity);
            refused.add(identity);
        });
    }

    @Override
    public synchronized @Nullable Profile profile(String userId) {
        Profile profile = profiles.get(userId);
        if (profile == null) {
            return null;
        }
        User u = profile.user();
        User counted = new User(
                u.id(),
                u.handle(),
                u.nickname(),
                u.url(),
                u.birthday(),
                u.isPrivate(),
                u.showsWatched(),
                profile.totals().count(),
                u.revision(),
                follows.stream()
                        .filter(f -> f.followed().equals(userId) && isPublic(f.follower()))
                        .count(),
                follows.stream()
                        .filter(f -> f.follower().equals(userId) && isPublic(f.followed()))
                        .count());
        return new Profile(counted, profile.version(), profile.totals());
    }

    private boolean isPublic(String userId) {
        return !Objects.requireNonNull(profiles.get(userId)).user().isPrivate();
    }

    private List<User> users() {
        return profiles.keySet().stream()
                .map(id -> Objects.requireNonNull(profile(id)).user())
                .toList();
    }

    @Override
    public synchronized @Nullable User user(Handle handle) {
        return users().stream()
                .filter(user -> user.handle().equals(handle))
                .findAny()
                .orElse(null);
    }

    @Override
    public synchronized @Nullable User randomUser(RandomGenerator random) {
        List<User> users = users().stream()
                .filter(user -> !user.isPrivate() && user.count() > 0)
                .toList();
        return users.isEmpty() ? null : users.get(random.nextInt(users.size()));
    }

    @Override
    public synchronized UserPage usersByPrefix(String prefix, int limit, @Nullable String after) {
        List<User> found = users().stream()
                .filter(user -> !user.isPrivate() && user.handle().value().startsWith(prefix))
                .sorted(Comparator.comparing(user -> user.handle().value()))
                .filter(user -> after == null || user.handle().value().compareTo(after) > 0)
                .toList();
        List<User> page = found.subList(0, Math.min(limit, found.size()));
        return new UserPage(page, found.size() > limit ? page.getLast().handle().value() : null);
    }

    @Override
    public synchronized Claim claim(Identity identity, User user) {
        String known = identities.get(identity);
        if (known != null || refused.contains(identity)) {
            return profiles.containsKey(known) ? new Claim.AlreadyNamed() : new Claim.Left();
        }
        if (heldBack.contains(user.handle()) || user(user.handle()) != null) {
            return new Claim.HandleTaken();
        }
        Profile profile = new Profile(user, 1, Totals.NONE);
        identities.put(identity, user.id());
        profiles.put(user.id(), profile);
        return new Claim.Claimed(profile);
    }

    /** Whether there was such a user. */
    synchronized boolean forget(String userId) {
        Profile profile = profiles.get(userId);
        if (profile == null) {
            return false;
        }
        heldBack.add(profile.user().handle());
        lists.remove(userId);
        wishes.remove(userId);
        deleted.keySet().removeIf(key -> key.startsWith(userId));
        follows.removeIf(f -> f.follower().equals(userId) || f.followed().equals(userId));
        profiles.remove(userId);
        return true;
    }

    @Override
    public synchronized Swap replaceProfile(Profile before, User after) {
        Profile present = profiles.get(before.user().id());
        if (present == null || present.version() != before.version()) {
            return Swap.CHANGED;
        }
        User shown = present.user()
                .shownAs(after.nickname(), after.url(), after.birthday(), after.isPrivate(), after.showsWatched());
        profiles.put(shown.id(), new Profile(shown, present.version() + 1, present.totals()));
        list(shown.id()).replaceAll((id, entry) -> entry.shown(!after.isPrivate()));
        return Swap.DONE;
    }

    @Override
    public synchronized Holding holding(String userId, int tmdbId) {
        Profile profile = profile(userId);
        Entry entry = list(userId).get(tmdbId);
        Entry gone = entry == null ? deleted.get(userId + tmdbId) : null;
        return new Holding(profile == null ? null : profile.user(), entry, gone, gone != null);
    }

    @Override
    public synchronized Swap replace(Holding held, @Nullable Entry after) {
        User user = Objects.requireNonNull(held.user());
        Profile profile = profiles.get(user.id());
        Entry before = held.entry();
        int tmdbId = Objects.requireNonNull(after == null ? before : after).tmdbId();
        Holding present = holding(user.id(), tmdbId);
        if (profile == null
                || profile.user().revision() > user.revision() + Holding.MOST_BETWEEN
                || version(present.entry()) != version(before)
                || version(present.deleted()) != version(held.deleted())) {
            return Swap.CHANGED;
        }
        if (after == null) {
            Entry gone = Objects.requireNonNull(list(user.id()).remove(tmdbId));
            deleted.put(user.id() + tmdbId, gone.by(user));
        } else {
            list(user.id()).put(tmdbId, after.shown(!user.isPrivate()));
            deleted.remove(user.id() + tmdbId);
            if (before == null) {
                unwish(user.id(), tmdbId);
            }
        }
        User u = profile.user();
        User next = new User(
                u.id(),
                u.handle(),
                u.nickname(),
                u.url(),
                u.birthday(),
                u.isPrivate(),
                u.showsWatched(),
                u.count(),
                u.revision() + 1,
                u.followers(),
                u.following());
        profiles.put(
                user.id(), new Profile(next, profile.version(), profile.totals().plus(Totals.change(before, after))));
        return Swap.DONE;
    }

    private static long version(@Nullable Entry entry) {
        return entry == null ? 0 : entry.version();
    }

    @Override
    public synchronized Swap wish(String userId, Wish wish) {
        if (!profiles.containsKey(userId)) {
            return Swap.GONE;
        }
        return watchlist(userId).putIfAbsent(wish.film().tmdbId(), wish) == null ? Swap.DONE : Swap.CHANGED;
    }

    @Override
    public synchronized void unwish(String userId, int tmdbId) {
        watchlist(userId).remove(tmdbId);
    }

    @Override
    public synchronized @Nullable Wish wished(String userId, int tmdbId) {
        return watchlist(userId).get(tmdbId);
    }

    @Override
    public synchronized void unwish(String userId, int tmdbId, String origin) {
        Wish wish = watchlist(userId).get(tmdbId);
        if (wish != null && origin.equals(wish.origin())) {
            unwish(userId, tmdbId);
        }
    }

    @Override
    public synchronized WishPage watchlist(String userId, int limit, @Nullable String after) {
        List<Wish> rest = watchlist(userId).values().stream()
                .filter(wish -> after == null || wish.key().compareTo(after) < 0)
                .sorted(Comparator.comparing(Wish::key).reversed())
                .toList();
        return new WishPage(rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
    }

    private Map<Integer, Wish> watchlist(String userId) {
        return wishes.computeIfAbsent(userId, id -> new HashMap<>());
    }

    @Override
    public synchronized boolean follows(String followerId, String followedId) {
        return follows.stream()
                .anyMatch(f -> f.follower().equals(followerId) && f.followed().equals(followedId));
    }

    @Override
    public synchronized Swap follow(User follower, User followed, Instant at) {
        if (!profiles.containsKey(follower.id()) || !profiles.containsKey(followed.id())) {
            return Swap.GONE;
        }
        if (follows.stream().anyMatch(f -> is(f, follower, followed))) {
            return Swap.CHANGED;
        }
        follows.addFirst(new Follow(follower.id(), followed.id(), at));
        return Swap.DONE;
    }

    @Override
    public synchronized Swap unfollow(User follower, User followed) {
        if (!follows.removeIf(f -> is(f, follower, followed))) {
            return Swap.CHANGED;
        }
        return Swap.DONE;
    }

    private static boolean is(Follow follow, User follower, User followed) {
        return follow.follower().equals(follower.id()) && follow.followed().equals(followed.id());
    }

    @Override
    public synchronized UserPage following(String userId, int limit, @Nullable String after) {
        return page(f -> f.follower().equals(userId), Follow::followed, limit, after);
    }

    @Override
    public synchronized UserPage followers(String userId, int limit, @Nullable String after) {
        return page(f -> f.followed().equals(userId), Follow::follower, limit, after);
    }

    private UserPage page(Predicate<Follow> which, Function<Follow, String> who, int limit, @Nullable String after) {
        int from = after == null ? 0 : Integer.parseInt(after);
        List<User> all = follows.stream()
                .filter(which)
                .sorted(Comparator.comparing(Follow::at).reversed())
                .map(f -> Objects.requireNonNull(profile(who.apply(f))).user())
                .filter(user -> !user.isPrivate())
                .toList();
        return new UserPage(
                all.subList(from, Math.min(from + limit, all.size())),
                from + limit < all.size() ? String.valueOf(from + limit) : null);
    }

    @Override
    public synchronized EntryPage entries(String userId, EntryQuery query) {
        List<Entry> all = new ArrayList<>(list(userId).values().stream()
                .map(Entry::listed)
                .map(entry -> entry.shown(true))
                .filter(query.filter()::matches)
                .toList());
        all.sort(order(query));
        List<Entry> rest = query.after() == null
                ? all
                : all.stream().filter(e -> isAfter(e, query)).toList();
        boolean more = rest.size() > query.limit();
        boolean counts = !query.filter().isNone() && query.after() == null;
        return new EntryPage(more ? rest.subList(0, query.limit()) : rest, more, counts ? all.size() : null);
    }

    @Override
    public synchronized List<Entry> entries(String userId, List<Integer> tmdbIds) {
        return tmdbIds.stream()
                .flatMap(id -> Stream.ofNullable(list(userId).get(id)))
                .map(Entry::listed)
                .toList();
    }

    @Override
    public synchronized EntryPage wholeEntries(String userId, int limit, int after) {
        List<Entry> rest = list(userId).values().stream()
                .sorted(Comparator.comparing(entry -> String.valueOf(entry.tmdbId())))
                .filter(entry -> after == 0 || String.valueOf(entry.tmdbId()).compareTo(String.valueOf(after)) > 0)
                .toList();
        return new EntryPage(rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
    }

    @Override
    public synchronized KeptPage keptEntries(String userId, int limit, int after) {
        List<KeptPage.Kept> all = new ArrayList<>(list(userId).values().stream()
                .map(entry -> new KeptPage.Kept(entry, false))
                .toList());
        deleted.forEach((key, entry) -> {
            if (key.equals(userId + entry.tmdbId())) {
                all.add(new KeptPage.Kept(entry, true));
            }
        });
        List<KeptPage.Kept> rest = all.stream()
                .sorted(Comparator.comparing(kept -> place(kept)))
                .filter(kept -> after == 0 || place(kept).compareTo(String.valueOf(after)) > 0)
                .toList();
        List<KeptPage.Kept> page = rest.subList(0, Math.min(limit, rest.size()));
        return new KeptPage(page, rest.size() > limit ? page.getLast().entry().tmdbId() : null);
    }

    private static String place(KeptPage.Kept kept) {
        return String.valueOf(kept.entry().tmdbId());
    }

    @Override
    public synchronized Totals filmTotals(int tmdbId) {
        Totals totals = Totals.NONE;
        for (Map<Integer, Entry> list : lists.values()) {
            Totals one = Totals.publicChange(null, list.get(tmdbId));
            totals = totals.plus(
                    new Totals(one.count(), one.scoreSum(), 0, one.bands(), new TreeMap<>(), new TreeMap<>()));
        }
        return totals;
    }

    @Override
    public synchronized LogPage loggedBy(int tmdbId, int limit, @Nullable String after) {
        List<Map.Entry<String, LogPage.Item>> all = new ArrayList<>();
        lists.forEach((userId, list) -> {
            Entry entry = list.get(tmdbId);
            if (entry != null && entry.isPublic()) {
                User user = Objects.requireNonNull(profile(userId)).user();
                String place = Sort.REGISTERED.key(entry) + userId;
                all.add(Map.entry(place, new LogPage.Item(user, entry.score(), entry.registeredAt())));
            }
        });
        List<Map.Entry<String, LogPage.Item>> rest = all.stream()
                .filter(item -> after == null || item.getKey().compareTo(after) < 0)
                .sorted(Map.Entry.<String, LogPage.Item>comparingByKey().reversed())
                .toList();
        List<Map.Entry<String, LogPage.Item>> page = rest.subList(0, Math.min(limit, rest.size()));
        return new LogPage(
                page.stream().map(Map.Entry::getValue).toList(),
                rest.size() > limit ? page.getLast().getKey() : null);
    }

    private static boolean isAfter(Entry entry, EntryQuery query) {
        return byKey(query).compare(query.sort().key(entry), Objects.requireNonNull(query.after())) > 0;
    }

    private static Comparator<Entry> order(EntryQuery query) {
        return Comparator.comparing(query.sort()::key, byKey(query));
    }

    /** Orders what has no value last in either direction. */
    private static Comparator<String> byKey(EntryQuery query) {
        Comparator<String> bytes = Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), BYTES);
        Comparator<String> directed = query.ascending() ? bytes : bytes.reversed();
        return query.sort().hasUnknown()
                ? Comparator.<String, Boolean>comparing(key -> key.startsWith(Sort.UNKNOWN))
                        .thenComparing(directed)
                : directed;
    }

    private Map<Integer, Entry> list(String userId) {
        return lists.computeIfAbsent(userId, id -> new HashMap<>());
    }
}
